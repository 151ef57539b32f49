// What one linear condition says about each probability of a player: of all p in his simplex and box with
// Σ values[c] p_c ≤ bound, how large and how small can p_c be?
//
// With p_c = t the least of the sum is a fractional knapsack over the others, g(t): convex, piecewise linear. Where
// g > bound at an end of p_c's interval, the tangent there meets the bound no later than g does, so that cutting at the
// tangent loses nothing. Cost: O(k²) for k actions.

import type { Block, Box } from './box.ts';
import { ROUNDOFF } from './rounding.ts';

/** A condition Σ values[c] p_c ≤ bound on one block, and the room to use it in. */
export interface Knapsack {
  readonly values: Float64Array;
  /** Places of the values, the smallest first. */
  readonly order: Int32Array;
  bound: number;
  /** Σ values[c] low[c]. */
  base: number;
  /** 1 − Σ low[c], what is there to give. */
  rest: number;
  /** Σ values[c] p_c at the knapsack last filled. */
  sum: number;
  /** The value at which the others of that knapsack gain or lose; NaN when they cannot. */
  marginal: number;
}

export const knapsackRoom = (count: number): Knapsack => ({
  values: new Float64Array(count),
  order: new Int32Array(count),
  bound: 0,
  base: 0,
  rest: 0,
  sum: 0,
  marginal: 0,
});

/** Less than a quotient by more than rounding can add to it, so that a cut never goes too far. */
const CAUTION = 1 - 1e-12;
const STEP_BACK = 8 * ROUNDOFF;

const sortAscending = (order: Int32Array, values: Float64Array, count: number): void => {
  for (let c = 0; c < count; c++) {
    const value = values[c]!;
    let place = c;
    for (; place > 0 && values[order[place - 1]!]! > value; place--) order[place] = order[place - 1]!;
    order[place] = c;
  }
};

/** g(t) of action `fixed`; whether the others are about to gain (t decreases) or to lose makes the marginal value. */
const fill = (knapsack: Knapsack, box: Box, block: Block, fixed: number, t: number, gaining: boolean): void => {
  const { values, order } = knapsack;
  const { first, count } = block;
  const given = t - box.low[first + fixed]!;
  let remaining = knapsack.rest - given;
  let sum = knapsack.base + values[fixed]! * given;
  knapsack.marginal = NaN;
  for (let place = 0; place < count; place++) {
    const c = order[place]!;
    if (c === fixed) continue;
    const capacity = box.high[first + c]! - box.low[first + c]!;
    if (gaining ? remaining < capacity : remaining <= capacity) {
      sum += remaining * values[c]!;
      knapsack.marginal = values[c]!;
      break;
    }
    sum += capacity * values[c]!;
    remaining -= capacity;
  }
  knapsack.sum = sum;
};

/** The least of the sum over the whole block. */
const leastSum = ({ values, order, base, rest }: Knapsack, box: Box, { first, count }: Block): number => {
  let remaining = rest;
  let sum = base;
  for (let place = 0; place < count && remaining > 0; place++) {
    const c = order[place]!;
    const capacity = box.high[first + c]! - box.low[first + c]!;
    const amount = place === count - 1 ? remaining : Math.min(remaining, capacity);
    sum += amount * values[c]!;
    remaining -= amount;
  }
  return sum;
};

/** Sorts and sums up; false when the condition says nothing about the block. */
const prepare = (knapsack: Knapsack, box: Box, { first, count }: Block): boolean => {
  const { values } = knapsack;
  let largest = -Infinity;
  knapsack.base = 0;
  knapsack.rest = 1;
  for (let c = 0; c < count; c++) {
    knapsack.rest -= box.low[first + c]!;
    knapsack.base += box.low[first + c]! * values[c]!;
    if (values[c]! > largest) largest = values[c]!;
  }
  if (largest <= knapsack.bound) return false;
  sortAscending(knapsack.order, values, count);
  return true;
};

const cutAbove = (knapsack: Knapsack, box: Box, block: Block, action: number): boolean => {
  const c = block.first + action;
  const high = box.high[c]!;
  fill(knapsack, box, block, action, high, true);
  const excess = knapsack.sum - knapsack.bound;
  if (!(excess > 0) || Number.isNaN(knapsack.marginal)) return true;
  const slope = knapsack.values[action]! - knapsack.marginal;
  if (slope <= 0) return false;
  const next = high - (excess / slope) * CAUTION + STEP_BACK;
  if (next < high) box.high[c] = next;
  return next >= box.low[c]!;
};

const cutBelow = (knapsack: Knapsack, box: Box, block: Block, action: number): boolean => {
  const c = block.first + action;
  const low = box.low[c]!;
  fill(knapsack, box, block, action, low, false);
  const excess = knapsack.sum - knapsack.bound;
  if (!(excess > 0) || Number.isNaN(knapsack.marginal)) return true;
  const slope = knapsack.marginal - knapsack.values[action]!;
  if (slope <= 0) return false;
  const next = low + (excess / slope) * CAUTION - STEP_BACK;
  if (next > low) {
    box.low[c] = next;
    knapsack.rest -= next - low;
    knapsack.base += (next - low) * knapsack.values[action]!;
  }
  return next <= box.high[c]!;
};

/**
 * Narrows a player's block in place to where Σ values[c] p_c ≤ bound can hold.
 *
 * @param knapsack values and a bound with the account of all rounding in it
 * @param box within the simplices
 * @returns false when it can hold nowhere
 */
export const cutBlock = (knapsack: Knapsack, box: Box, block: Block): boolean => {
  if (!prepare(knapsack, box, block)) return true;
  if (leastSum(knapsack, box, block) > knapsack.bound) return false;
  for (let action = 0; action < block.count; action++) {
    if (!cutAbove(knapsack, box, block, action) || !cutBelow(knapsack, box, block, action)) return false;
  }
  return true;
};
