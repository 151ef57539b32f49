// Elimination in numbers mantissa · 2^exponent · ε^order: with all orders 0 ordinary arithmetic without underflow, with orders
// arithmetic of leading terms as ε → 0 (see `stationary.ts`).

import type { Budget } from '../../budget.ts';
import { type BandedChain, type Elimination, outOfTime, UNREACHABLE } from './chain.ts';
import type { Orders } from './orders.ts';

/** Beyond so many binary places a smaller summand is nothing. */
const PLACES = 60;

const halves = (): Float64Array => {
  const powers = new Float64Array(PLACES + 1).fill(1);
  for (let shift = 1; shift <= PLACES; shift++) powers[shift] = powers[shift - 1]! / 2;
  return powers;
};
const HALVES = halves();

/** Numbers mantissa · 2^exponent · ε^order, in columns; a mantissa of 0 is the number 0. */
export interface Cells<Order> {
  readonly mantissas: Float64Array;
  readonly exponents: Float64Array;
  readonly orders: { [index: number]: Order };
}

const cells = <Order extends number | bigint>(length: number, orders: Orders<Order>): Cells<Order> => ({
  mantissas: new Float64Array(length),
  exponents: new Float64Array(length),
  orders: orders.room(length),
});

/** cells[index] += mantissa · 2^exponent · ε^order, with a mantissa in [1, 4); only terms of the least order count. */
const addAt = <Order extends number | bigint>(
  { mantissas, exponents, orders }: Cells<Order>,
  index: number,
  mantissa: number,
  exponent: number,
  order: Order,
): void => {
  let sum = mantissa;
  let power = exponent;
  const before = mantissas[index]!;
  if (before !== 0) {
    const present = orders[index]!;
    if (order > present) return;
    if (order === present) {
      const shift = power - exponents[index]!;
      if (shift > 0) sum += shift > PLACES ? 0 : before * HALVES[shift]!;
      else {
        sum = before + (shift < -PLACES ? 0 : sum * HALVES[-shift]!);
        power -= shift;
      }
    }
  }
  while (sum >= 2) {
    sum *= 0.5;
    power++;
  }
  mantissas[index] = sum;
  exponents[index] = power;
  orders[index] = order;
};

/** The chain in a band around the diagonal: transition (i, j) of reordered states stands at i · (2w + 1) + w + j − i. */
interface Band<Order extends number | bigint> {
  readonly states: number;
  readonly width: number;
  readonly rates: Cells<Order>;
  readonly arithmetic: Orders<Order>;
}

const bandOf = <Order extends number | bigint>({ chain, positions, width }: BandedChain<Order>): Band<Order> => {
  const rates = cells(chain.states * (2 * width + 1), chain.orders);
  for (const { from, to, rate, order } of chain.transitions) {
    if (from === to) continue;
    const row = positions[from]!;
    addAt(rates, row * (2 * width + 1) + width + positions[to]! - row, rate.mantissa, rate.exponent, order);
  }
  return { states: chain.states, width, rates, arithmetic: chain.orders };
};

/** The entries of row k right of the diagonal that are not 0, in columns, with their distances from it. */
interface Row<Order extends number | bigint> {
  readonly distances: Int32Array;
  readonly values: Cells<Order>;
}

/** Takes state k out: what went through it goes directly. Its exit rate is left in exits[k]. @returns whether it has one */
const eliminate = <Order extends number | bigint>(
  { states, width, rates, arithmetic }: Band<Order>,
  exits: Cells<Order>,
  row: Row<Order>,
  k: number,
): boolean => {
  const { mantissas, exponents, orders } = rates;
  const { distances, values } = row;
  const last = Math.min(states - 1, k + width);
  const span = 2 * width + 1;
  const diagonal = k * span + width;
  let count = 0;
  for (let distance = 1; distance <= last - k; distance++) {
    const cell = diagonal + distance;
    if (mantissas[cell] === 0) continue;
    addAt(exits, k, mantissas[cell]!, exponents[cell]!, orders[cell]!);
    distances[count++] = distance;
  }
  const exitMantissa = exits.mantissas[k]!;
  if (exitMantissa === 0) return false;
  for (let entry = 0; entry < count; entry++) {
    const cell = diagonal + distances[entry]!;
    const quotient = mantissas[cell]! / exitMantissa;
    const low = quotient < 1;
    values.mantissas[entry] = low ? quotient * 2 : quotient;
    values.exponents[entry] = exponents[cell]! - exits.exponents[k]! - (low ? 1 : 0);
    values.orders[entry] = arithmetic.minus(orders[cell]!, exits.orders[k]!);
  }
  for (let i = k + 1; i <= last; i++) {
    const into = i * span + width + k - i;
    const mantissa = mantissas[into]!;
    if (mantissa === 0) continue;
    const exponent = exponents[into]!;
    const order = orders[into]!;
    for (let entry = 0; entry < count; entry++) {
      const distance = distances[entry]!;
      if (k + distance === i) continue;
      addAt(
        rates,
        into + distance,
        mantissa * values.mantissas[entry]!,
        exponent + values.exponents[entry]!,
        arithmetic.plus(order, values.orders[entry]!),
      );
    }
  }
  return true;
};

/** The weights of the states, backwards from the last, whose weight is 1. */
const weigh = <Order extends number | bigint>(
  { states, width, rates, arithmetic }: Band<Order>,
  exits: Cells<Order>,
): Cells<Order> => {
  const weights = cells(states, arithmetic);
  addAt(weights, states - 1, 1, 0, arithmetic.zero);
  for (let k = states - 2; k >= 0; k--) {
    for (let i = k + 1; i <= Math.min(states - 1, k + width); i++) {
      const cell = i * (2 * width + 1) + width + k - i;
      if (rates.mantissas[cell] === 0 || weights.mantissas[i] === 0) continue;
      const product = weights.mantissas[i]! * rates.mantissas[cell]!;
      const quotient = product / exits.mantissas[k]!;
      const low = quotient < 1;
      addAt(
        weights,
        k,
        low ? quotient * 2 : quotient,
        weights.exponents[i]! + rates.exponents[cell]! - exits.exponents[k]! - (low ? 1 : 0),
        arithmetic.minus(arithmetic.plus(weights.orders[i]!, rates.orders[cell]!), exits.orders[k]!),
      );
    }
  }
  return weights;
};

/** The weights of the states in their order, the last one's 1. */
export const leadingTerms = <Order extends number | bigint>(
  banded: BandedChain<Order>,
  budget: Budget,
): Elimination<Cells<Order>> => {
  const band = bandOf(banded);
  const exits = cells(band.states, band.arithmetic);
  const row = { distances: new Int32Array(band.width), values: cells(band.width, band.arithmetic) };
  for (let k = 0; k < band.states - 1; k++) {
    if (k % 16 === 0 && budget.expired?.() === true) return { reason: outOfTime(k, band.states) };
    if (!eliminate(band, exits, row, k)) return { reason: UNREACHABLE };
  }
  return { weights: weigh(band, exits) };
};
