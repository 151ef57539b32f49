// Rest points of the deterministic dynamics among two or three strategies, and whether they attract.
//
// Replicator: all of them (`rest-points.ts`). Best reply: the symmetric equilibria among these. Logit: Newton's method from
// given starts, which finds those that it meets; that there are no others is not proven.
//
// Of replicator and logit the eigenvalues of the derivative along the simplex decide: it attracts when all have negative
// real parts, it repels somewhere when one has a positive part, and where the largest is zero they decide nothing. The best
// reply dynamic has no derivative; paths from starts a hundredth away in each direction are followed instead.

import { evolve } from './evolve.ts';
import type { PopulationGame } from './population-game.ts';
import { restPoints } from './rest-points.ts';
import { changeDerivative, type PathDynamic, sharesChange } from './shares-change.ts';
import { payoffRange } from './start.ts';

/** `undecided`: to first order it neither attracts nor repels, or paths near it have no end to give. */
export type Stability = 'attracting' | 'unstable' | 'undecided';

export type StableOrNot = { readonly shares: readonly number[]; readonly stability: Stability };

export type RestPointsOf = {
  readonly points: readonly StableOrNot[];
  /** Proven to be all. */
  readonly complete: boolean;
  readonly reason?: string;
};

/** Real parts of eigenvalues below this part of their scale are zero. */
const ZERO_PART = 1e-9;
/** Nearer to each other they are one: where the derivative is singular Newton's method comes no closer. */
const SAME = 1e-4;
const STEP = 0.01;
const NEAR = 0.005;
/** Changes of the best reply after which a path in ever smaller cycles is near enough to their middle. */
export const CHANGES = 500;

/** The largest real part of the eigenvalues of a matrix of one or two rows. */
const largestRealPart = (matrix: readonly number[]): number => {
  const [a = 0, b = 0, c = 0, d = 0] = matrix;
  if (matrix.length === 1) return a;
  const half = (a + d) / 2;
  const inside = half * half - (a * d - b * c);
  return inside > 0 ? half + Math.sqrt(inside) : half;
};

const byEigenvalues = (
  game: PopulationGame,
  dynamic: Exclude<PathDynamic, 'best-reply'>,
  precision: number,
  shares: readonly number[],
): Stability => {
  const part = largestRealPart(changeDerivative(game, dynamic, precision, shares));
  const scale = ZERO_PART * (dynamic === 'logit' ? 1 + precision * payoffRange(game) : payoffRange(game));
  if (part < -scale) return 'attracting';
  return part > scale ? 'unstable' : 'undecided';
};

/** Shares a little nearer to one strategy, and a little farther from it, as far as there are such. */
const around = (shares: readonly number[]): number[][] =>
  shares.flatMap((_, towards) =>
    [STEP, -STEP]
      .map((step) => shares.map((share, k) => share + step * ((k === towards ? 1 : 0) - share)))
      .filter((moved) => moved.every((share) => share >= 0) && moved.some((share, k) => share !== shares[k])),
  );

export const isNear = (a: readonly number[], b: readonly number[], within: number): boolean =>
  a.every((share, k) => Math.abs(share - b[k]!) <= within);

const byPaths = (game: PopulationGame, shares: readonly number[]): Stability => {
  const ends = around(shares).map((start) =>
    evolve(game, { dynamic: 'best-reply', start, samples: 1, budget: { work: CHANGES } }),
  );
  if (ends.every(({ stationary }) => isNear(stationary, shares, NEAR))) return 'attracting';
  return ends.some(({ stationary, complete }) => complete && !isNear(stationary, shares, NEAR))
    ? 'unstable'
    : 'undecided';
};

/** Solves a system of one or two equations; undefined where it has not one solution. */
const solved = (matrix: readonly number[], right: readonly number[]): number[] | undefined => {
  const [a = 0, b = 0, c = 0, d = 0] = matrix;
  const [p = 0, q = 0] = right;
  if (matrix.length === 1) return a === 0 ? undefined : [p / a];
  const determinant = a * d - b * c;
  return determinant === 0 ? undefined : [(p * d - b * q) / determinant, (a * q - p * c) / determinant];
};

/** Where Newton's method comes to rest from a start, if it does so within the simplex. */
const newton = (game: PopulationGame, precision: number, start: readonly number[]): number[] | undefined => {
  let shares = [...start];
  for (let step = 0; step < 60; step++) {
    const change = sharesChange(game, 'logit', precision, shares);
    if (change.every((one) => Math.abs(one) < 1e-12)) return shares;
    const by = solved(changeDerivative(game, 'logit', precision, shares), change.slice(0, -1));
    if (by === undefined) return undefined;
    const free = shares.slice(0, -1).map((share, k) => share - by[k]!);
    shares = [...free, 1 - free.reduce((sum, share) => sum + share, 0)];
    if (!shares.every((share) => share >= 0 && share <= 1)) return undefined;
  }
  return undefined;
};

/**
 * The rest points of a dynamic.
 *
 * @param starts of Newton's method
 * @param precision λ of logit
 */
export const restPointsOf = (
  game: PopulationGame,
  dynamic: PathDynamic,
  precision: number,
  starts: readonly (readonly number[])[],
): RestPointsOf => {
  if (dynamic === 'logit') {
    const found: number[][] = [];
    for (const start of starts) {
      const shares = newton(game, precision, start);
      if (shares !== undefined && !found.some((one) => isNear(one, shares, SAME))) found.push(shares);
    }
    const points = found.map((shares) => ({ shares, stability: byEigenvalues(game, dynamic, precision, shares) }));
    return { points, complete: false, reason: `those that Newton's method found from ${starts.length} starts` };
  }
  const { points, ...rest } = restPoints(game);
  if (dynamic === 'replicator') {
    const told = points.map(({ shares }) => ({ shares, stability: byEigenvalues(game, dynamic, 1, shares) }));
    return { points: told, ...rest };
  }
  const equilibria = points.filter(({ equilibrium }) => equilibrium);
  return { points: equilibria.map(({ shares }) => ({ shares, stability: byPaths(game, shares) })), ...rest };
};
