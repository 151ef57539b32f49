import { seedKey } from '../run/random/key.ts';
import { nameHash } from '../run/random/name-hash.ts';
import { nextUniform, perRunUniform, streamState } from '../run/random/stream.ts';
import type { Words4 } from '../run/random/threefry.ts';

/** A step of a trajectory: one factor moves by so much of the unit range, up (positive) or down. */
export type MorrisMove = { readonly factor: number; readonly change: number };

/** A trajectory: point m + 1 is point m after move m. */
export type MorrisTrajectory = { readonly points: readonly Float64Array[]; readonly moves: readonly MorrisMove[] };

/** The lowest level; the highest is as far below 1. */
const MARGIN = 0.05;

/** Level l of p as a number in (0, 1): 0.05 + (1 − 2 · 0.05) l/(p − 1). */
const unitOf = (level: number, levels: number): number => MARGIN + ((1 - 2 * MARGIN) * level) / (levels - 1);

const checkCount = (what: string, value: number, least: number): void => {
  if (!(Number.isInteger(value) && value >= least)) {
    throw new RangeError(`morrisDesign: expected a whole number of ${what}, at least ${least}, got ${value}`);
  }
};

/** The levels a factor begins at: each of the p levels once in any p successive trajectories from a multiple of p on. */
const firstLevels = (key: Words4, factor: number, trajectories: number, levels: number): number[] => {
  const state = streamState(key, 0, nameHash(`morris/level/${factor}`));
  const chosen: number[] = [];
  while (chosen.length < trajectories) {
    const left = Array.from({ length: levels }, (_, level) => level);
    while (left.length > 0) chosen.push(...left.splice(Math.floor(nextUniform(state) * left.length), 1));
  }
  return chosen;
};

/** Factors in random order; that of any two does not depend on how many others there are. */
const orderOf = (places: readonly number[]): number[] =>
  places
    .map((place, factor) => ({ place, factor }))
    .sort((one, other) => one.place - other.place || one.factor - other.factor)
    .map(({ factor }) => factor);

const trajectory = (start: readonly number[], order: readonly number[], levels: number): MorrisTrajectory => {
  const point = Float64Array.from(start, (level) => unitOf(level, levels));
  const points = [point.slice()];
  const moves = order.map((factor) => {
    const from = start[factor] as number;
    const to = from < levels / 2 ? from + levels / 2 : from - levels / 2;
    point[factor] = unitOf(to, levels);
    points.push(point.slice());
    return { factor, change: unitOf(to, levels) - unitOf(from, levels) };
  });
  return { points, moves };
};

/**
 * Trajectories of Morris's screening: each begins at a random point of a grid and moves every factor once, in random
 * order, so that k factors cost k + 1 points.
 *
 * * The p levels are spread evenly from 0.05 to 0.95, not from 0 to 1: a distribution without bounds has no value at 1,
 *   and of m options, option ⌊u m⌋, each step changes any choice. With p = 4: 0.05, 0.35, 0.65, 0.95.
 * * A step is p/2 levels, as Morris has it: 0.9 Δ with his Δ = p/(2 (p − 1)), for p = 4 a step of 0.6. Cell centres
 *   (l + ½)/p would make every step ½, to which whatever has half of the range as its period seems to do nothing.
 * * A factor moves up from the lower half of its levels and down from the upper: all levels are equally likely before
 *   and after. Over every p trajectories each factor begins once at each level, which spreads them.
 *
 * More trajectories, or more factors, leave the earlier ones as they are.
 *
 * @param trajectories a whole number ≥ 1; 10 to 50 are usual
 * @param dimensions k ≥ 1 factors
 * @param seed any text
 * @param levels p, an even number ≥ 2
 * @returns trajectories of k + 1 points in [0, 1)^k and k moves
 * @throws RangeError when a number is no such number
 *
 * Source: Morris 1991, Technometrics 33, 161–174.
 */
export const morrisDesign = (
  trajectories: number,
  dimensions: number,
  seed: string,
  levels: number = 4,
): MorrisTrajectory[] => {
  checkCount('trajectories', trajectories, 1);
  checkCount('dimensions', dimensions, 1);
  checkCount('levels', levels, 2);
  if (levels % 2 !== 0) throw new RangeError(`morrisDesign: expected an even number of levels, got ${levels}`);
  const key = seedKey(seed);
  const factors = Array.from({ length: dimensions }, (_, factor) => ({
    starts: firstLevels(key, factor, trajectories, levels),
    hash: nameHash(`morris/order/${factor}`),
  }));
  return Array.from({ length: trajectories }, (_, t) => {
    const start = factors.map(({ starts }) => starts[t] as number);
    const order = orderOf(factors.map(({ hash }) => perRunUniform(key, t, hash)));
    return trajectory(start, order, levels);
  });
};
