// What each action pays against mixed others, and how that changes with each probability: all players at once.
//
// Only payoff differences between a player's own actions matter to him, so from every payoff the least that he could have
// got against the same actions of the others is taken, exactly. What is left is never negative. Hence sums of products
// with probabilities lose nothing by cancellation: each computed number is right to a relative error of at most `error`,
// and is monotone in every probability. Logit branches use the first, certificates both.
//
// Shapes: n players, N = Σ a_i; vectors of all players' actions are flat, player i's from offsets[i].
// Cost: about 3 n · profiles multiplications an evaluation, by halving the players that stay.

import { rational } from '../exact/rational.ts';
import { toNumber } from '../exact/to-number.ts';
import { type Game, shapeOf } from '../game.ts';

const EPSILON = 1.1102230246251565e-16;
const NUMBER_HOLDS = 1n << 1000n;

/** Expected payoffs and their derivatives; the arrays are overwritten by each evaluation. */
export interface PayoffContractions {
  readonly shape: readonly number[];
  /** Where each player's actions begin; the last entry is N. */
  readonly offsets: readonly number[];
  /** `units[player]`: payoffs here are the game's differences divided by this; a power of two, so nothing is lost. */
  readonly units: readonly number[];
  /** u_i(a, p_−i), shape N. */
  readonly values: Float64Array;
  /** ∂u_i(a, p_−i)/∂p_j(b), shape N × N, row (i, a), column (j, b). */
  readonly slopes: Float64Array;
  /** Bound of the relative error of every value and slope. */
  readonly error: number;
  /** Fills values and slopes. @param probabilities shape N, none negative; rows need not sum to 1 */
  evaluate(probabilities: Float64Array): void;
}

interface Contraction {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly outer: number;
  readonly width: number;
  readonly inner: number;
  /** Where the contracted player's probabilities begin. */
  readonly weights: number;
}

interface Block {
  readonly from: Float64Array;
  readonly player: number;
  readonly other: number;
}

const exactDifference = (numerator: bigint, denominator: bigint): number => {
  if (numerator < NUMBER_HOLDS && denominator < NUMBER_HOLDS) return Number(numerator) / Number(denominator);
  return toNumber(rational(numerator, denominator));
};

/** Every double of the tensor is its payoff exactly and so are differences up to one rounding. */
const isWhole = (game: Game, player: number): boolean =>
  game.exact[player]!.denominator === 1n && game.payoffs[player]!.every((payoff) => Number.isSafeInteger(payoff));

/** Payoffs of a player less his least one against the same others, each right to 3 roundings. */
const gains = (game: Game, player: number, actions: number): Float64Array => {
  const result = new Float64Array(game.payoffs[player]!.length);
  const others = result.length / actions;
  const doubles = game.payoffs[player]!;
  const { numerators, denominator } = game.exact[player]!;
  const whole = isWhole(game, player);
  for (let rest = 0; rest < others; rest++) {
    let least = rest;
    for (let k = rest + others; k < result.length; k += others) {
      if (whole ? doubles[k]! < doubles[least]! : numerators[k]! < numerators[least]!) least = k;
    }
    for (let k = rest; k < result.length; k += others) {
      result[k] = whole
        ? doubles[k]! - doubles[least]!
        : exactDifference(numerators[k]! - numerators[least]!, denominator);
    }
  }
  return result;
};

/** The least power of two that is no less than the largest number; 1 if that is 0. */
const powerAbove = (numbers: Float64Array): number => {
  let largest = 0;
  for (const x of numbers) largest = Math.max(largest, x);
  if (largest === 0) return 1;
  let power = 1;
  while (power < largest && power < 8e307) power *= 2;
  while (power / 2 >= largest && power > 1e-300) power /= 2;
  return power;
};

/** Contracts one axis of a tensor [outer][width][inner] against probabilities. */
const contract = ({ from, to, outer, width, inner, weights }: Contraction, probabilities: Float64Array): void => {
  if (inner === 1) {
    for (let row = 0, k = 0; row < outer; row++) {
      let sum = 0;
      for (let action = 0; action < width; action++) sum += from[k++]! * probabilities[weights + action]!;
      to[row] = sum;
    }
    return;
  }
  for (let row = 0, k = 0; row < outer; row++) {
    const start = row * inner;
    const first = probabilities[weights]!;
    for (let rest = 0; rest < inner; rest++) to[start + rest] = from[k++]! * first;
    for (let action = 1; action < width; action++) {
      const weight = probabilities[weights + action]!;
      for (let rest = 0; rest < inner; rest++) to[start + rest] = to[start + rest]! + from[k++]! * weight;
    }
  }
};

/** The contractions of one player's tensor that leave one other at a time. */
const planOf = (tensor: Float64Array, player: number, shape: readonly number[], offsets: readonly number[]) => {
  const steps: Contraction[] = [];
  const blocks: Block[] = [];
  const own = shape[player]!;
  const sizeOf = (others: readonly number[]): number => others.reduce((size, other) => size * shape[other]!, 1);
  const remove = (from: Float64Array, outer: number, other: number, inner: number): Float64Array => {
    const to = new Float64Array(outer * inner);
    steps.push({ from, to, outer, width: shape[other]!, inner, weights: offsets[other]! });
    return to;
  };
  const split = (from: Float64Array, others: readonly number[]): void => {
    if (others.length === 1) {
      blocks.push({ from, player, other: others[0]! });
      return;
    }
    const half = Math.floor(others.length / 2);
    const [left, right] = [others.slice(0, half), others.slice(half)];
    let rest = from;
    for (let k = right.length - 1; k >= 0; k--) {
      rest = remove(rest, own * sizeOf(left) * sizeOf(right.slice(0, k)), right[k]!, 1);
    }
    split(rest, left);
    rest = from;
    for (let k = 0; k < left.length; k++) {
      rest = remove(rest, own, left[k]!, sizeOf(left.slice(k + 1)) * sizeOf(right));
    }
    split(rest, right);
  };
  const others = [...shape.keys()].filter((other) => other !== player);
  if (others.length > 0) split(tensor, others);
  return { steps, blocks };
};

/**
 * Prepares a game's expected payoffs.
 *
 * @param common one unit for all players, as precision per unit of payoff wants; otherwise each has his own
 */
export const payoffContractions = (game: Game, common: boolean): PayoffContractions => {
  const shape = shapeOf(game);
  const offsets = [0];
  for (const count of shape) offsets.push(offsets.at(-1)! + count);
  const size = offsets.at(-1)!;
  const tensors = shape.map((count, player) => gains(game, player, count));
  const own = tensors.map(powerAbove);
  const units = common ? own.map(() => Math.max(...own)) : own;
  for (const [player, tensor] of tensors.entries()) {
    for (let k = 0; k < tensor.length; k++) tensor[k] = tensor[k]! / units[player]!;
  }
  const plans = tensors.map((tensor, player) => planOf(tensor, player, shape, offsets));
  const steps = plans.flatMap((plan) => plan.steps);
  const blocks = plans.flatMap((plan) => plan.blocks);
  const values = new Float64Array(size);
  const slopes = new Float64Array(size * size);

  const place = ({ from, player, other }: Block): void => {
    const width = shape[other]!;
    for (let action = 0; action < shape[player]!; action++) {
      const row = (offsets[player]! + action) * size + offsets[other]!;
      for (let k = 0; k < width; k++) slopes[row + k] = from[action * width + k]!;
    }
  };
  const multiply = (player: number, probabilities: Float64Array): void => {
    const other = player === 0 ? 1 : 0;
    for (let row = offsets[player]!; row < offsets[player + 1]!; row++) {
      let sum = 0;
      for (let k = offsets[other]!; k < offsets[other + 1]!; k++) sum += slopes[row * size + k]! * probabilities[k]!;
      values[row] = sum;
    }
  };
  const evaluate = (probabilities: Float64Array): void => {
    for (const step of steps) contract(step, probabilities);
    for (const block of blocks) place(block);
    if (shape.length === 1) values.set(tensors[0]!);
    else for (const player of shape.keys()) multiply(player, probabilities);
  };
  return { shape, offsets, units, values, slopes, error: (2 * size + 16) * EPSILON, evaluate };
};
