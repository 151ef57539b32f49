// Bounds of a multilinear form over a box in a product of simplices.
//
//     f(p) = Σ_s values[s] · Π_k p_k(s_k),   low ≤ p_k ≤ high, Σ_c p_k(c) = 1
//
// Over one simplex the form is linear and its least value is a fractional knapsack (Dantzig 1957): everybody gets his
// least probability, what is left goes to the smallest coefficients first. Nested over the players, from the last axis
// to the first, the bounds of one level are the coefficients of the next. Without interval arithmetic: values are
// computed to nearest, and an account of the rounding errors is added at the end.
//
// Cost: one pass over the tensor per axis, k log k (here k²: supports are small) for each row of k.

import type { Block, Box } from './box.ts';
import { ROUNDOFF } from './rounding.ts';

/** A multilinear form of the probabilities of some of the players who mix. */
export interface MultilinearForm {
  /** `blocks[axis]`: whose probabilities, in the order of the tensor, the last fastest. */
  readonly blocks: readonly Block[];
  readonly values: Float64Array;
  /** Bound of the error of any value, in units of u. */
  readonly error: number;
  /** Bound of all that rounding can do to the bounds over a box of unit mass. */
  readonly slack: number;
}

/** Room for the bounds of one level: as many numbers as the largest tensor has. */
export interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** For sorting the coefficients of one row. */
  readonly order: Int32Array;
}

/**
 * @param largest numbers of the largest tensor
 * @param widest actions of the largest block
 */
export const boundsRoom = (largest: number, widest: number): Bounds => ({
  low: new Float64Array(largest),
  high: new Float64Array(largest),
  order: new Int32Array(widest),
});

/**
 * Errors of one level, in units of u times the largest coefficient: with m = Σ|low|, s = 1 − Σ low, m + s the mass, the
 * base costs k·m, s itself k(1 + m), capacities and remainders 2(k + 1)s, the products and sums (k + 1)s + k(m + s),
 * and a point that does not quite sum to 1 another k: at most (9k + 3) times the mass, to first order in u.
 */
const levelError = (count: number): number => 9 * count + 9;

/**
 * @param magnitude largest absolute value
 * @param error bound of the error of any value, in units of u
 */
export const multilinearForm = (
  blocks: readonly Block[],
  values: Float64Array,
  magnitude: number,
  error: number,
): MultilinearForm => {
  const levels = blocks.reduce((sum, { count }) => sum + levelError(count), 1);
  return { blocks, values, error, slack: 1.01 * ROUNDOFF * (error + magnitude * levels) };
};

/** By how much more than 1 a box weighs that reaches below 0: the product over players of m + s. */
export const massOf = ({ low }: Box, blocks: readonly Block[]): number => {
  let mass = 1;
  for (const { first, count } of blocks) {
    let below = 0;
    for (let c = first; c < first + count; c++) if (low[c]! < 0) below -= low[c]!;
    mass *= 1.0001 * (1 + 2 * below);
  }
  return mass;
};

/** Two actions: the remainder goes to one or the other. */
const contractPair = (bounds: Bounds, rows: number, box: Box, first: number): void => {
  const { low, high } = bounds;
  const l = box.low[first]!;
  const m = box.low[first + 1]!;
  const rest = 1 - l - m;
  const left = Math.min(rest, box.high[first]! - l);
  const right = Math.min(rest, box.high[first + 1]! - m);
  for (let row = 0; row < rows; row++) {
    const a = low[2 * row]!;
    const b = low[2 * row + 1]!;
    const c = high[2 * row]!;
    const d = high[2 * row + 1]!;
    low[row] =
      (l >= 0 ? l * a : l * c) +
      (m >= 0 ? m * b : m * d) +
      (a <= b ? left * a + (rest - left) * b : right * b + (rest - right) * a);
    high[row] =
      (l >= 0 ? l * c : l * a) +
      (m >= 0 ? m * d : m * b) +
      (c >= d ? left * c + (rest - left) * d : right * d + (rest - right) * c);
  }
};

/** Gives what is left to the smallest (sign 1) or largest (sign −1) coefficients first. */
const pour = (
  { order }: Bounds,
  coefficients: Float64Array,
  start: number,
  block: Block,
  box: Box,
  rest: number,
  sign: number,
): number => {
  const { first, count } = block;
  for (let c = 0; c < count; c++) {
    const value = sign * coefficients[start + c]!;
    let place = c;
    for (; place > 0 && sign * coefficients[start + order[place - 1]!]! > value; place--)
      order[place] = order[place - 1]!;
    order[place] = c;
  }
  let remaining = rest;
  let sum = 0;
  for (let place = 0; place < count; place++) {
    const c = order[place]!;
    const capacity = box.high[first + c]! - box.low[first + c]!;
    const amount = place === count - 1 ? remaining : Math.min(remaining, capacity);
    sum += amount * coefficients[start + c]!;
    remaining -= amount;
    if (remaining <= 0) break;
  }
  return sum;
};

const contractMany = (bounds: Bounds, rows: number, box: Box, block: Block): void => {
  const { low, high } = bounds;
  const { first, count } = block;
  let rest = 1;
  for (let c = first; c < first + count; c++) rest -= box.low[c]!;
  for (let row = 0; row < rows; row++) {
    const start = row * count;
    let least = 0;
    let most = 0;
    for (let c = 0; c < count; c++) {
      const l = box.low[first + c]!;
      least += l >= 0 ? l * low[start + c]! : l * high[start + c]!;
      most += l >= 0 ? l * high[start + c]! : l * low[start + c]!;
    }
    least += pour(bounds, low, start, block, box, rest, 1);
    most += pour(bounds, high, start, block, box, rest, -1);
    low[row] = least;
    high[row] = most;
  }
};

const contractTo = (form: MultilinearForm, box: Box, bounds: Bounds, kept: number): void => {
  bounds.low.set(form.values);
  bounds.high.set(form.values);
  let rows = form.values.length;
  for (let axis = form.blocks.length - 1; axis >= kept; axis--) {
    const block = form.blocks[axis]!;
    rows /= block.count;
    if (block.count === 2) contractPair(bounds, rows, box, block.first);
    else contractMany(bounds, rows, box, block);
  }
};

/**
 * Bounds of the form over a box, before the account of rounding: the truth lies in
 * [bounds.low[0] − slack · mass, bounds.high[0] + slack · mass].
 *
 * @param bounds where they go, at index 0
 */
export const boundForm = (form: MultilinearForm, box: Box, bounds: Bounds): void => contractTo(form, box, bounds, 0);

/**
 * The same with the first axis left: bounds of its coefficients, at the first indices. With the same account of
 * rounding the sum of low[c] p_c is below the form for every p of the box, that of high[c] p_c above it.
 */
export const boundCoefficients = (form: MultilinearForm, box: Box, bounds: Bounds): void =>
  contractTo(form, box, bounds, 1);
