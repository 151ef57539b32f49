// One equilibrium of a game that is too large for all of them.
//
// Method: follow the branch of logit equilibria from precision 0 (McKelvey & Palfrey 1995; Turocy 2005), in logarithms
// of probabilities and by arclength (quantal-response/branch.ts); at points on the way guess the support of its limit,
// solve for the equilibrium on that support by Newton's method and prove it (quantal-response/support-equilibrium.ts).
// Payoffs are scaled for each player, which changes the branch and not the equilibria. What lies near the branch is
// taken at once; another equilibrium that a guess led to only when the branch itself gives none. Where the game is so
// symmetric or degenerate that nothing can be proven, further branches start from fixed uneven points at precision 0
// (a bounded bias of the logit reply). Guesses that are simple fractions are checked in rationals; if
// nothing is certain on any branch, a pure equilibrium is taken where there is one.
//
// A branch that stops is never taken for its limit: what is returned has its regret recomputed from the exact payoffs.
//
// Unit of work: one step of a branch, failed ones included. Cost of a step: about three evaluations of all payoffs,
// each 3 n · profiles products; 20–100 steps are usual.
// Limits: of equilibria that are not isolated (continua, ties outside the support) one can at best be exact by its
// fractions or `approximate`; at most `MOST_BRANCHES` branches are followed, each for `LONGEST_BRANCH` steps.

import { threefry } from '../run/random/threefry.ts';
import type { Budget } from './budget.ts';
import { type Equilibrium, type EquilibriumList, exactEquilibrium, numericEquilibrium } from './equilibrium.ts';
import { ofNumber } from './exact/of-number.ts';
import { add, divide, type Rational } from './exact/rational.ts';
import type { Game } from './game.ts';
import { pureEquilibria } from './pure-equilibria.ts';
import { type BranchPoint, branchSteps, tracerOf } from './quantal-response/branch.ts';
import { exponential, logitEquations } from './quantal-response/logit-equations.ts';
import { type PayoffContractions, payoffContractions } from './quantal-response/payoff-contractions.ts';
import { rationalProfile } from './quantal-response/rational-profile.ts';
import { supportEquilibrium } from './quantal-response/support-equilibrium.ts';

const METHOD = 'logit homotopy, Newton and Krawczyk on the support';
const MOST_BRANCHES = 12;
const LONGEST_BRANCH = 600;
/** Precision, in units of the player's largest gain, at which a branch is taken for its limit. */
const LARGEST_PRECISION = 1e12;
/** Relative miss that steps of a branch aim at: wide, since any equilibrium will do. */
const STEP = 0.1;
/** Precision below which no support is guessed. */
const FIRST_GUESS = 2;
/** A support is tried again when precision has grown this much. */
const AGAIN = 3;
/** An equilibrium no farther than this from the branch, in any probability, is taken for its limit. */
const NEAR = 0.15;
/** Regret, in units of the player's largest gain, above which a profile is not an equilibrium, and not returned. */
const LARGEST_REGRET = 1e-9;
/** Probabilities below this at the end of a branch are 0 in its limit. */
const VANISHED = 1e-9;
/** The largest bias of a further branch, in logarithms of probabilities. */
const LARGEST_BIAS = 2;
const TWO_32 = 4294967296;

/** Fixed numbers in ±LARGEST_BIAS, others for each branch; all 0 for the first. */
const biasOf = (branch: number, size: number): Float64Array =>
  Float64Array.from({ length: size }, (_, k) =>
    branch === 0 ? 0 : LARGEST_BIAS * ((2 * threefry([branch, 0, 0, 0], [k, 0, 0, 0])[0]) / TWO_32 - 1),
  );

const rowsOf = ({ offsets, shape }: PayoffContractions, flat: Float64Array): number[][] =>
  shape.map((_, player) => [...flat.subarray(offsets[player]!, offsets[player + 1]!)]);

/** The largest gain from deviating, each player's in his unit; in doubles, to sort out what is hopeless. */
const roughRegret = (contractions: PayoffContractions, p: Float64Array): number => {
  const { offsets, shape, values } = contractions;
  contractions.evaluate(p);
  let largest = 0;
  for (const player of shape.keys()) {
    let best = 0;
    let mean = 0;
    for (let k = offsets[player]!; k < offsets[player + 1]!; k++) {
      best = Math.max(best, values[k]!);
      mean += p[k]! * values[k]!;
    }
    largest = Math.max(largest, best - mean);
  }
  return largest;
};

/** The supports that a point of the branch suggests: what is likely, and what its tangent does not take away. */
const guessesAt = ({ z, tangent }: BranchPoint, { offsets, shape }: PayoffContractions): boolean[][] => {
  const size = offsets.at(-1)!;
  const tops = new Float64Array(size);
  for (const player of shape.keys()) {
    const row = z.subarray(offsets[player]!, offsets[player + 1]!);
    tops.fill(
      row.reduce((a, b) => Math.max(a, b)),
      offsets[player]!,
      offsets[player + 1]!,
    );
  }
  const all = Array.from({ length: size }, (_, k) => k);
  // ln 0.1, ln 0.01, ln 0.0005.
  const guesses = [-2.3, -4.6, -7.6].map((least) => all.map((k) => z[k]! - tops[k]! > least));
  const drift = tangent[size]!;
  // d x / d ln t is near 0 for what stays and about −t times the loss for what goes.
  if (drift > 0) guesses.unshift(all.map((k) => z[k] === tops[k] || (z[size]! * tangent[k]!) / drift > -0.4));
  return guesses;
};

/** A row of doubles, each taken for exactly the number it is, as probabilities. */
const normalised = (row: readonly number[]): Rational[] => {
  const exact = row.map(ofNumber);
  const sum = exact.reduce(add);
  return exact.map((x) => divide(x, sum));
};

/** What was found so far on all branches. */
interface Search {
  readonly game: Game;
  readonly contractions: PayoffContractions;
  /** Proven or exact, but not near the branch that led to it. */
  aside?: Equilibrium;
  /** Of small regret, not proven. */
  approximate?: Equilibrium;
}

/** Records a profile that may be an equilibrium; returns it if it is one for certain. */
const judge = (search: Search, p: Float64Array, radius?: number): Equilibrium | undefined => {
  const { game, contractions } = search;
  if (!(roughRegret(contractions, p) < LARGEST_REGRET)) return undefined;
  const rows = rowsOf(contractions, p);
  const fractions = rationalProfile(rows);
  if (fractions !== undefined) {
    const exact = exactEquilibrium(game, fractions);
    if (exact.certificate === 'exact') return exact;
  }
  const found = numericEquilibrium(game, rows, radius);
  if (found.certificate !== 'approximate') return found;
  if (found.regret === 0) return exactEquilibrium(game, rows.map(normalised));
  const largestUnit = contractions.units.reduce((a, b) => Math.max(a, b));
  if (
    found.regret < LARGEST_REGRET * largestUnit &&
    !(search.approximate && search.approximate.regret <= found.regret)
  ) {
    search.approximate = found;
  }
  return undefined;
};

const distance = (a: Float64Array, b: Float64Array): number =>
  a.reduce((largest, x, k) => Math.max(largest, Math.abs(x - b[k]!)), 0);

const probabilitiesAt = ({ z }: BranchPoint, size: number): Float64Array => z.slice(0, size).map(exponential);

/** Tries the supports that a point suggests; returns an equilibrium near the branch that is certain. */
const guess = (search: Search, point: BranchPoint, tried: Map<string, number>): Equilibrium | undefined => {
  const { contractions } = search;
  const size = contractions.offsets.at(-1)!;
  const t = point.z[size]!;
  const start = probabilitiesAt(point, size);
  for (const support of guessesAt(point, contractions)) {
    const name = support.map(Number).join('');
    if (t < AGAIN * (tried.get(name) ?? 0)) continue;
    tried.set(name, t);
    const found = supportEquilibrium(contractions, support, start);
    const certain = found && judge(search, found.probabilities, found.radius);
    if (certain === undefined) continue;
    if (distance(found!.probabilities, start) < NEAR) return certain;
    search.aside ??= certain;
  }
  return undefined;
};

/**
 * The end of a branch: the point itself without what has all but vanished; then, for limits within a continuum, supports
 * from which the least likely action is taken away one after another, until what is left is regular.
 */
const judgeEnd = (search: Search, point: BranchPoint): Equilibrium | undefined => {
  const { contractions } = search;
  const { offsets, shape } = contractions;
  const p = probabilitiesAt(point, offsets.at(-1)!).map((x) => (x < VANISHED ? 0 : x));
  for (const player of shape.keys()) {
    const row = p.subarray(offsets[player]!, offsets[player + 1]!);
    const sum = row.reduce((a, b) => a + b, 0);
    for (let k = 0; k < row.length; k++) row[k] = row[k]! / sum;
  }
  const whole = judge(search, p);
  if (whole !== undefined) return whole;
  const support = Array.from(p, (x) => x > 0);
  const last = new Set(shape.map((_, player) => mostLikely(p, offsets[player]!, offsets[player + 1]!)));
  const order = [...p.keys()].filter((k) => p[k]! > 0 && !last.has(k)).sort((a, b) => p[a]! - p[b]!);
  for (const action of order) {
    support[action] = false;
    const found = supportEquilibrium(contractions, support, p);
    const certain = found && judge(search, found.probabilities, found.radius);
    if (certain !== undefined) return certain;
  }
  return undefined;
};

const mostLikely = (p: Float64Array, first: number, end: number): number => {
  let best = first;
  for (let k = first + 1; k < end; k++) if (p[k]! > p[best]!) best = k;
  return best;
};

interface Work {
  left: number;
  readonly expired: () => boolean;
}

/** Follows one branch to its end. */
const follow = (search: Search, bias: Float64Array, work: Work): Equilibrium | undefined => {
  const { contractions } = search;
  const size = contractions.offsets.at(-1)!;
  const tried = new Map<string, number>();
  let last: BranchPoint | undefined;
  let steps = 0;
  for (const step of branchSteps(tracerOf(logitEquations(contractions, bias), STEP))) {
    if (work.left-- <= 0 || work.expired()) return undefined;
    if (++steps > LONGEST_BRANCH) break;
    if (step === undefined) continue;
    last = step.high;
    const t = last.z[size]!;
    const found = t > FIRST_GUESS ? guess(search, last, tried) : undefined;
    if (found !== undefined) return found;
    if (t > LARGEST_PRECISION) break;
  }
  return last && judgeEnd(search, last);
};

const listOf = (found: Equilibrium, words = ''): EquilibriumList => ({
  equilibria: [found],
  complete: false,
  reason: `one equilibrium was asked for${words}`,
  method: METHOD,
});

/**
 * One equilibrium of a game of any number of players: proven, exact, or else of a regret below 1e-9 of the payoff range.
 *
 * @param budget work in steps of a branch, by default 12 branches of 600
 * @returns a list of one, never complete; empty, with the reason, where none was found
 */
export const oneEquilibrium = (game: Game, budget: Budget = {}): EquilibriumList => {
  const search: Search = { game, contractions: payoffContractions(game, false) };
  const size = search.contractions.offsets.at(-1)!;
  const work = { left: budget.work ?? Infinity, expired: budget.expired ?? (() => false) };
  for (let branch = 0; branch < MOST_BRANCHES && work.left > 0 && !work.expired(); branch++) {
    const found = follow(search, biasOf(branch, size), work) ?? search.aside;
    if (found !== undefined) return listOf(found);
  }
  const [pure] = work.left > 0 && !work.expired() ? pureEquilibria(game) : [];
  if (pure !== undefined) return listOf(pure);
  const stopped = work.left <= 0 || work.expired() ? '; the budget ended before one could be proven' : '';
  if (search.approximate) return listOf(search.approximate, stopped || '; none could be proven');
  return {
    equilibria: [],
    complete: false,
    reason: stopped === '' ? 'no branch led to an equilibrium' : 'the budget ended before an equilibrium was found',
    method: METHOD,
  };
};
