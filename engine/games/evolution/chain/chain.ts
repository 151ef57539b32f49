import type { Magnitude } from './magnitude.ts';
import type { Orders } from './orders.ts';

export interface Transition<Order> {
  readonly from: number;
  readonly to: number;
  /** Proportional to the probability; rates out of one state have one unit. */
  readonly rate: Magnitude;
  /** How fast the rate vanishes: it is rate · ε^order. */
  readonly order: Order;
}

export interface Chain<Order extends number | bigint> {
  /** Number of states. */
  readonly states: number;
  /** At most one for each pair of states. */
  readonly transitions: readonly Transition<Order>[];
  readonly orders: Orders<Order>;
}

/** A chain whose states have been put in an order in which neighbours stand close together. */
export interface BandedChain<Order extends number | bigint> {
  readonly chain: Chain<Order>;
  /** Place of each state in the order. */
  readonly positions: readonly number[];
  /** w, the largest distance between two states with a transition. */
  readonly width: number;
}

/** What an elimination came to: weights of the states in their order, or in words why there are none. */
export type Elimination<Weights> = { readonly weights: Weights } | { readonly reason: string };

export const UNREACHABLE = 'some states cannot be reached from others';

export const outOfTime = (done: number, states: number): string => `out of time after ${done} of ${states} states`;
