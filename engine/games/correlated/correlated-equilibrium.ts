// Correlated and coarse correlated equilibria: what a mediator can achieve whom nobody has to obey.
//
// Definitions. P profiles; u_i(a, s) the payoff of player i who plays a while the others play s. A mediator draws a profile
// with probabilities x and tells each player his own action only. x is a correlated equilibrium when for every player and
// every two of his actions a, b
//
//     Σ_s x(a, s) (u_i(b, s) − u_i(a, s)) ≤ 0                  (Aumann 1974, 1987)
//
// and a coarse one when he gains nothing by b whatever he would have been told, the sum taken over a too (Moulin & Vial
// 1978). Both sets are polytopes; every Nash equilibrium is a correlated one, every correlated one is coarse.
//
// Method. A linear program over profiles. Small ones exactly: the dual, which needs no first phase, by the lexicographic
// simplex method in whole numbers. Larger ones by a solver in doubles that is handed in (HiGHS): negative probabilities
// are clipped to 0 and the rest normalised. In either case payoffs and regret are recomputed exactly from the game
// (`correlated-value.ts`), and `bound` is a proof that no equilibrium of that kind does better (`proven-bound.ts`).
//
// Cost. P columns and Σ a_i (a_i − 1) rows (coarse: Σ a_i), with P·Σ(a_i − 1) entries that are not 0 (coarse P·Σ a_i).
//
// Limits. Exactly: up to 8,000 entries of the tableau (100,000 where no solver is handed in), fewer where payoffs have more
// digits, and 2,000 pivots; 8 × 8 whole numbers take up to a second, 4 players of 3 actions .1. In doubles: 20 million
// entries; 20 × 20, or 729 profiles, take .03 to .8 s.
//
// Sources: Aumann, R. J. (1974), "Subjectivity and correlation in randomized strategies", Journal of Mathematical
// Economics 1; Aumann (1987), "Correlated equilibrium as an expression of Bayesian rationality", Econometrica 55; Moulin, H.
// & Vial, J.-P. (1978), "Strategically zero-sum games: the class of games whose completely mixed equilibria cannot be
// improved upon", International Journal of Game Theory 7.

import type { Budget, NotFound } from '../budget.ts';
import { ofNumber } from '../exact/of-number.ts';
import { add, divide, negate, type Rational, subtract, ZERO } from '../exact/rational.ts';
import { toNumber } from '../exact/to-number.ts';
import { type Game, type PureProfile, profileCount, shapeOf } from '../game.ts';
import type { SparseSolver } from '../linear/sparse-program.ts';
import { type Outcomes, outcomesOf } from '../outcomes.ts';
import { correlatedValue, type ExactOutcome } from './correlated-value.ts';
import { solveExactly } from './exact-program.ts';
import { type CorrelatedGoal, isLeast } from './goals.ts';
import { type CorrelatedKind, type Incentive, incentivesOf } from './incentives.ts';
import { numericProgram } from './numeric-program.ts';
import { provenBound } from './proven-bound.ts';

/** One profile that the mediator may draw. */
export interface Outcome {
  readonly profile: PureProfile;
  readonly probability: number;
  /** The same exactly, where it is known. */
  readonly exact?: Rational;
}

export interface CorrelatedEquilibrium {
  readonly kind: CorrelatedKind;
  readonly goal: CorrelatedGoal;
  /** Profiles of positive probability, the last player's action fastest. */
  readonly distribution: readonly Outcome[];
  /** Expected payoff of each player, recomputed. */
  readonly payoffs: readonly number[];
  /** Their sum. */
  readonly welfare: number;
  /** What the goal asks for; of `feasible` 0. */
  readonly value: number;
  /** Proven exactly: no equilibrium of this kind reaches beyond it. Equal to `value` where that is optimal. */
  readonly bound: number;
  /** `regrets[player]`: what he gains by his best plan of not following, recomputed exactly. */
  readonly regrets: readonly number[];
  readonly regret: number;
  /** `exact`: rational, with regret exactly 0 and exactly optimal. */
  readonly certificate: 'exact' | 'approximate';
  readonly method: string;
}

export interface CorrelatedOptions {
  /** Default `correlated`. */
  readonly kind?: CorrelatedKind;
  /** Default `most-welfare`. */
  readonly goal?: CorrelatedGoal;
  /** For games too large for whole numbers. */
  readonly solver?: SparseSolver;
  /** Unit of work: one pivot of the exact method, default 2,000. The solver in doubles is not called when time is up. */
  readonly budget?: Budget;
}

/** Most entries of the exact method's tableau, of 16 bits each, where there is a solver to hand larger ones to. */
export const MOST_EXACT_ENTRIES = 8_000;

/** The same where there is none. */
export const MOST_EXACT_ENTRIES_ALONE = 100_000;

/** Most entries of any program. */
export const MOST_ENTRIES = 20_000_000;

/** Probabilities below this are the solver's rounding. */
const NOTHING = 1e-12;

const TOO_LARGE = 'the game is too large for whole numbers, and no solver in doubles was handed in';

const EXACT_METHOD = 'linear program by the lexicographic simplex method, in whole numbers';

interface Task {
  readonly game: Game;
  readonly kind: CorrelatedKind;
  readonly goal: CorrelatedGoal;
  readonly outcomes: Outcomes;
  readonly incentives: readonly Incentive[];
}

const valueFor = (goal: CorrelatedGoal, payoffs: readonly Rational[]): Rational => {
  if (goal === 'feasible') return ZERO;
  if (goal === 'max-min')
    return payoffs.reduce((least, value) => (subtract(value, least).numerator < 0n ? value : least));
  if (typeof goal === 'object') return payoffs[goal.player]!;
  return payoffs.reduce(add);
};

const distributionOf = (outcomes: Outcomes, proportions: readonly Rational[]): ExactOutcome[] => {
  const total = proportions.reduce(add, ZERO);
  return proportions.flatMap((proportion, p) =>
    proportion.numerator > 0n ? [{ profile: outcomes.profiles[p]!, probability: divide(proportion, total) }] : [],
  );
};

const report = (
  { game, kind, goal }: Task,
  distribution: readonly ExactOutcome[],
  bound: Rational | undefined,
  method: string,
): CorrelatedEquilibrium => {
  const { payoffs, regrets, regret } = correlatedValue(game, distribution, kind);
  const value = valueFor(goal, payoffs);
  return {
    kind,
    goal,
    distribution: distribution.map(({ profile, probability }) => ({
      profile,
      probability: toNumber(probability),
      ...(bound === undefined ? { exact: probability } : {}),
    })),
    payoffs: payoffs.map(toNumber),
    welfare: toNumber(payoffs.reduce(add)),
    value: toNumber(value),
    bound: toNumber(bound ?? value),
    regrets: regrets.map(toNumber),
    regret: toNumber(regret),
    certificate: bound === undefined && regret.numerator === 0n ? 'exact' : 'approximate',
    method,
  };
};

const exactly = (task: Task, budget: Budget): CorrelatedEquilibrium | NotFound => {
  const { outcomes, incentives, goal } = task;
  const found = solveExactly(outcomes, incentives, goal, { work: 2_000, ...budget });
  return 'reason' in found ? found : report(task, distributionOf(outcomes, found.proportions), undefined, EXACT_METHOD);
};

const numerically = (task: Task, solver: SparseSolver, { expired }: Budget): CorrelatedEquilibrium | NotFound => {
  if (expired?.()) return { reason: 'the time was up' };
  const { outcomes, incentives, goal } = task;
  const numeric = numericProgram(outcomes, incentives, goal);
  const found = solver.solve(numeric.program);
  if (found.status === 'failed') return { reason: found.reason };
  const proportions = outcomes.profiles.map((_, p) => (found.primal[p]! > NOTHING ? found.primal[p]! : 0));
  if (!proportions.every(Number.isFinite) || proportions.every((x) => x === 0)) {
    return { reason: `${solver.name} returned no probabilities` };
  }
  const bound = provenBound(outcomes, incentives, goal, numeric, found.dual);
  return report(
    task,
    distributionOf(outcomes, proportions.map(ofNumber)),
    isLeast(goal) ? negate(bound) : bound,
    `linear program by ${solver.name}, regret and bound recomputed exactly`,
  );
};

const checkGoal = (game: Game, goal: CorrelatedGoal): void => {
  if (typeof goal === 'object' && !(goal.player in game.players)) {
    throw new RangeError(
      `correlatedEquilibrium: expected a player from 0 to ${game.players.length - 1}, got ${goal.player}`,
    );
  }
};

/** Entries of the exact method's tableau, times the digits of its numbers in units of 16 bits. */
const exactSize = (game: Game, incentives: number): number => {
  const bits = game.exact.map(({ numerators }) =>
    numerators.reduce((most, value) => Math.max(most, value.toString(16).length * 4), 0),
  );
  return profileCount(shapeOf(game)) * incentives * Math.ceil(Math.max(...bits) / 16);
};

/**
 * Whether a solver in doubles is worth loading for a game: without one the exact method could take from seconds to hours.
 */
export const needsSolver = (game: Game, kind: CorrelatedKind = 'correlated'): boolean => {
  const incentives = shapeOf(game).reduce((sum, count) => sum + (kind === 'coarse' ? count : count * (count - 1)), 0);
  return exactSize(game, incentives) > MOST_EXACT_ENTRIES;
};

/** Entries that are not 0 at most, looked at before anything is built. */
const entriesOf = (shape: readonly number[], kind: CorrelatedKind): number =>
  profileCount(shape) * shape.reduce((sum, count) => sum + (kind === 'coarse' ? count : count - 1), 0);

/**
 * The correlated or coarse correlated equilibrium that serves a goal best.
 *
 * @param options kind, goal, solver for large games, budget of the exact method
 * @returns the equilibrium with its regret and the bound on the goal, both recomputed exactly; or the reason in words
 * @throws RangeError when the goal names a player that the game has not
 */
export const correlatedEquilibrium = (
  game: Game,
  options: CorrelatedOptions = {},
): CorrelatedEquilibrium | NotFound => {
  const { kind = 'correlated', goal = 'most-welfare', solver, budget = {} } = options;
  checkGoal(game, goal);
  const entries = entriesOf(shapeOf(game), kind);
  if (entries > MOST_ENTRIES) return { reason: `the linear program would have ${entries} entries` };
  if (budget.expired?.()) return { reason: 'the time was up' };
  const outcomes = outcomesOf(game);
  const task: Task = { game, kind, goal, outcomes, incentives: incentivesOf(game, outcomes, kind) };
  const size = exactSize(game, task.incentives.length);
  if (solver === undefined) {
    return size <= MOST_EXACT_ENTRIES_ALONE ? exactly(task, budget) : { reason: TOO_LARGE };
  }
  if (size > MOST_EXACT_ENTRIES) return numerically(task, solver, budget);
  const exact = exactly(task, budget);
  return 'reason' in exact && !budget.expired?.() ? numerically(task, solver, budget) : exact;
};
