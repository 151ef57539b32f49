// Rest points of the replicator dynamic: all shares at which every strategy that is played earns the same.
//
// Method: for each support S the linear equations (A x)_i = v for i in S, Σ x = 1, solved exactly in whole numbers without
// fractions (Bareiss elimination); a point counts when all of S have positive shares. It is a symmetric equilibrium when no
// strategy outside S would earn more. Cost: 2^m supports, |S|³ products each. Limits: a support whose equations have many
// solutions may hold a continuum of rest points, which is said, not listed; more than 12 strategies need a larger budget.
//
// Source: J. Hofbauer, K. Sigmund (1998), Evolutionary games and population dynamics, chapter 7; E. H. Bareiss (1968),
// Sylvester's identity and multistep integer-preserving Gaussian elimination, Mathematics of Computation 22.

import type { Budget } from '../budget.ts';
import { type Rational, rational, ZERO } from '../exact/rational.ts';
import { toNumber } from '../exact/to-number.ts';
import type { PopulationGame } from './population-game.ts';

export interface RestPoint {
  /** Shares, shape m. */
  readonly shares: readonly number[];
  /** The same exactly. */
  readonly exact: readonly Rational[];
  /** What everybody earns there. */
  readonly payoff: number;
  /** No strategy would earn more than those that are played: a symmetric equilibrium. */
  readonly equilibrium: boolean;
}

export interface RestPointList {
  readonly points: readonly RestPoint[];
  /** The list is proven to hold all. */
  readonly complete: boolean;
  readonly reason?: string;
}

type Solution = { readonly values: bigint[]; readonly divisor: bigint };

/** Solves rows [a … | b] of whole numbers; 'many' when there is a solution but not only one, 'none' when there is none. */
const solve = (rows: bigint[][]): Solution | 'many' | 'none' => {
  const size = rows.length;
  let previous = 1n;
  let rank = 0;
  for (let column = 0; column < size; column++) {
    const found = rows.findIndex((row, k) => k >= rank && row[column] !== 0n);
    if (found < 0) continue;
    const pivotRow = rows[found]!;
    rows[found] = rows[rank]!;
    rows[rank] = pivotRow;
    const pivot = pivotRow[column]!;
    for (const [k, row] of rows.entries()) {
      if (k === rank) continue;
      const factor = row[column]!;
      for (let j = 0; j <= size; j++) row[j] = (row[j]! * pivot - factor * pivotRow[j]!) / previous;
    }
    previous = pivot;
    rank++;
  }
  if (rank === size) return { values: rows.map((row) => row[size]!), divisor: previous };
  return rows.slice(rank).some((row) => row[size] !== 0n) ? 'none' : 'many';
};

/** The rest point with exactly this support, if there is one. */
const restPointOn = (game: PopulationGame, support: readonly number[]): RestPoint | 'many' | undefined => {
  const count = game.strategies.length;
  const { numerators, denominator } = game.exact;
  const at = (own: number, other: number): bigint => numerators[own * count + other]!;
  const rows = support.map((own) => [...support.map((other) => at(own, other)), -1n, 0n]);
  rows.push([...support.map(() => 1n), 0n, 1n]);
  const solution = solve(rows);
  if (solution === 'none') return undefined;
  if (solution === 'many') return 'many';
  const sign = solution.divisor < 0n ? -1n : 1n;
  const weights = solution.values.slice(0, -1).map((value) => value * sign);
  if (weights.some((weight) => weight <= 0n)) return undefined;
  const earned = solution.values.at(-1)! * sign;
  const equilibrium = game.strategies.every(
    (_, own) => support.reduce((sum, other, k) => sum + at(own, other) * weights[k]!, 0n) <= earned,
  );
  const exact = new Array<Rational>(count).fill(ZERO);
  for (const [k, strategy] of support.entries()) exact[strategy] = rational(weights[k]!, solution.divisor * sign);
  const payoff = toNumber(rational(earned, solution.divisor * sign * denominator));
  return { shares: exact.map(toNumber), exact, payoff, equilibrium };
};

/** All supports, the smaller ones first. */
const supportsOf = (count: number): number[][] => {
  const strategies = Array.from({ length: count }, (_, strategy) => strategy);
  const supports = Array.from({ length: (1 << count) - 1 }, (_, k) =>
    strategies.filter((strategy) => (((k + 1) >> strategy) & 1) === 1),
  );
  return supports.sort((a, b) => a.length - b.length);
};

/**
 * All rest points of the replicator dynamic, smallest supports first.
 *
 * @param budget `work`: supports, 4,096 unless told
 */
export const restPoints = (game: PopulationGame, budget: Budget = {}): RestPointList => {
  const count = game.strategies.length;
  const points: RestPoint[] = [];
  if (count > 20 || 1 << count > (budget.work ?? 4096) + 1) {
    return { points, complete: false, reason: `too many supports: 2^${count} − 1` };
  }
  const continua: string[] = [];
  for (const [done, support] of supportsOf(count).entries()) {
    if (done % 32 === 0 && budget.expired?.() === true) {
      return { points, complete: false, reason: `out of time after ${done} of ${(1 << count) - 1} supports` };
    }
    const found = restPointOn(game, support);
    if (found === 'many') continua.push(support.map((strategy) => game.strategies[strategy]).join(', '));
    else if (found !== undefined) points.push(found);
  }
  return continua.length === 0
    ? { points, complete: true }
    : { points, complete: false, reason: `possible continuum of rest points of ${continua.join('; ')}` };
};
