// What one linear condition says about each probability of a player: of all p in his simplex and box with
// Σ coefficients[c] p_c ≤ bound, how large and how small can p_c be?
//
// With p_c = t the least of the sum is a fractional knapsack over the others, g(t): convex, piecewise linear. Where
// g(high) > bound the tangent there meets the bound no lower than g does, so that cutting at the tangent loses
// nothing; likewise at the low end.

import type { Block, Box } from './box.ts';
import { ROUNDOFF } from './rounding.ts';

const order = new Int32Array(1024);

const sortAscending = (coefficients: Float64Array, count: number, sign: number): void => {
  for (let c = 0; c < count; c++) {
    const value = sign * coefficients[c]!;
    let place = c;
    for (; place > 0 && sign * coefficients[order[place - 1]!]! > value; place--) order[place] = order[place - 1]!;
    order[place] = c;
  }
};

/** The least that can be made of what is left. */
const leastOf = (coefficients: Float64Array, sign: number, box: Box, { first, count }: Block, rest: number): number => {
  let remaining = rest;
  let sum = 0;
  for (let place = 0; place < count && remaining > 0; place++) {
    const c = order[place]!;
    const amount =
      place === count - 1 ? remaining : Math.min(remaining, box.high[first + c]! - box.low[first + c]!);
    sum += sign * amount * coefficients[c]!;
    remaining -= amount;
  }
  return sum;
};

/** Less than the quotient by more than rounding can add, so that a cut never goes too far. */
const CAUTION = 1 - 1e-12;
const STEP_BACK = 8 * ROUNDOFF;

/** g(t) − bound and the coefficient at which the others gain or lose, for action `fixed` at t. */
let excess = 0;
let marginal = 0;

const fill = (
  coefficients: Float64Array,
  sign: number,
  box: Box,
  { first, count }: Block,
  base: number,
  rest: number,
  fixed: number,
  t: number,
  bound: number,
  gaining: boolean,
): void => {
  const l = box.low[first + fixed]!;
  let remaining = rest - (t - l);
  let sum = base + sign * coefficients[fixed]! * (t - l);
  marginal = NaN;
  for (let place = 0; place < count; place++) {
    const c = order[place]!;
    if (c === fixed) continue;
    const value = sign * coefficients[c]!;
    const capacity = box.high[first + c]! - box.low[first + c]!;
    if (gaining ? remaining < capacity : remaining <= capacity) {
      sum += remaining * value;
      marginal = value;
      remaining = 0;
      break;
    }
    sum += capacity * value;
    remaining -= capacity;
  }
  excess = sum - bound;
};

/**
 * Narrows a player's block in place to where Σ sign · coefficients[c] p_c ≤ bound can hold.
 *
 * @param bound with the account of all rounding in it
 * @returns false when it can hold nowhere
 */
export const cutBlock = (coefficients: Float64Array, sign: number, box: Box, block: Block, bound: number): boolean => {
  const { first, count } = block;
  let rest = 1;
  let base = 0;
  let largest = -Infinity;
  for (let c = 0; c < count; c++) {
    const value = sign * coefficients[c]!;
    rest -= box.low[first + c]!;
    base += box.low[first + c]! * value;
    if (value > largest) largest = value;
  }
  if (largest <= bound) return true;
  sortAscending(coefficients, count, sign);
  if (base + leastOf(coefficients, sign, box, block, rest) > bound) return false;
  for (let c = 0; c < count; c++) {
    const value = sign * coefficients[c]!;
    const l = box.low[first + c]!;
    const h = box.high[first + c]!;
    fill(coefficients, sign, box, block, base, rest, c, h, bound, true);
    if (excess > 0 && marginal === marginal) {
      const slope = value - marginal;
      if (slope <= 0) return false;
      const next = h - (excess / slope) * CAUTION + STEP_BACK;
      if (next < l) return false;
      if (next < h) box.high[first + c] = next;
    }
    fill(coefficients, sign, box, block, base, rest, c, l, bound, false);
    if (excess > 0 && marginal === marginal) {
      const slope = marginal - value;
      if (slope <= 0) return false;
      const next = l + (excess / slope) * CAUTION - STEP_BACK;
      if (next > box.high[first + c]!) return false;
      if (next > l) {
        // What is below was given to everybody; the base and the rest follow.
        box.low[first + c] = next;
        rest -= next - l;
        base += (next - l) * value;
      }
    }
  }
  return true;
};
