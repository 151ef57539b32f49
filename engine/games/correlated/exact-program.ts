import type { Budget } from '../budget.ts';
import { greatestCommonDivisor, ONE, type Rational, rational, ZERO } from '../exact/rational.ts';
import { type LinearRow, solveLinear } from '../linear/lexicographic-simplex.ts';
import type { Outcomes } from '../outcomes.ts';
import { type CorrelatedGoal, objectiveOf, payoffsOf } from './goals.ts';
import type { Incentive } from './incentives.ts';

const largest = (values: readonly bigint[]): bigint => values.reduce((best, value) => (value > best ? value : best));

const whole = (values: readonly bigint[]): Rational[] =>
  values.map((numerator) => (numerator === 0n ? ZERO : { numerator, denominator: 1n }));

/** Gains by profile, divided by their greatest common divisor: the incentive is the same and the numbers are small. */
const reducedGains = ({ profiles, gains }: Incentive): Map<number, bigint> => {
  const divisor = gains.reduce(greatestCommonDivisor, 0n);
  return new Map(profiles.map((p, k) => [p, gains[k]! / divisor]));
};

/**
 * The dual of "maximise c·x subject to incentives G x ≤ 0, Σ x = 1, x ≥ 0", moved so that it can start:
 *
 *     maximise w   subject to   w − Σ_k G_kp y_k ≤ max c − c_p for each profile p,   w, y ≥ 0
 *
 * Its start w = 0, y = 0 keeps all rows, where x has to search for a first point; and x is its dual. For max–min, with
 * the players' weights z: c_p = Σ_i z_i u_i(p), Σ z = 1.
 */
const dualProgram = (outcomes: Outcomes, incentives: readonly Incentive[], goal: CorrelatedGoal) => {
  const gains = incentives.map(reducedGains);
  const players = goal === 'max-min' ? outcomes.payoffs.map((_, player) => payoffsOf(outcomes, player)) : [];
  const costs = goal === 'max-min' ? [] : objectiveOf(outcomes, goal);
  const best = largest(goal === 'max-min' ? players.flat() : costs);
  const rows = outcomes.profiles.map((_, p): LinearRow => {
    const terms = [1n, ...gains.map((gain) => -(gain.get(p) ?? 0n)), ...players.map((own) => own[p]! - best)];
    return { coefficients: whole(terms), relation: '<=', bound: rational(goal === 'max-min' ? 0n : best - costs[p]!) };
  });
  const width = 1 + gains.length + players.length;
  const weights: LinearRow[] =
    goal === 'max-min'
      ? [
          {
            coefficients: Array.from({ length: width }, (_, j) => (j > gains.length ? ONE : ZERO)),
            relation: '=',
            bound: ONE,
          },
        ]
      : [];
  return { objective: Array.from({ length: width }, (_, j) => (j === 0 ? ONE : ZERO)), rows: [...rows, ...weights] };
};

/**
 * The best distribution over profiles for a goal, exactly.
 *
 * @param budget unit of work: one pivot
 * @returns probabilities as proportions, shape P, or why there are none
 */
export const solveExactly = (
  outcomes: Outcomes,
  incentives: readonly Incentive[],
  goal: CorrelatedGoal,
  budget: Budget,
): { readonly proportions: readonly Rational[] } | { readonly reason: string } => {
  const solution = solveLinear(dualProgram(outcomes, incentives, goal), budget);
  // An equilibrium always exists, so the program is bounded; max c bounds it anyway.
  if (solution.status !== 'optimal') {
    return { reason: solution.status === 'limit' ? solution.reason : `the linear program is ${solution.status}` };
  }
  return { proportions: solution.dual.slice(0, outcomes.profiles.length) };
};
