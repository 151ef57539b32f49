import { type Rational, rational } from '../exact/rational.ts';
import { toNumber } from '../exact/to-number.ts';
import type { Outcomes } from '../outcomes.ts';
import { type CorrelatedGoal, objectiveOf, payoffsOf } from './goals.ts';
import type { Incentive } from './incentives.ts';
import type { NumericProgram } from './numeric-program.ts';

/** 2^60: multipliers are made whole in such steps, fine enough to lose nothing that shows in a double. */
const STEPS = 1_073_741_824 * 1_073_741_824;

/** Numbers ≥ 0 as whole numbers of steps; what is not a number ≥ 0 counts as 0. */
const wholeSteps = (values: readonly number[]): bigint[] =>
  values.map((value) => (value > 0 && value < Number.MAX_VALUE / STEPS ? BigInt(Math.floor(value * STEPS)) : 0n));

/** The objective by profile over a denominator; of max–min the players' payoffs, weighted as the multipliers say. */
const costsOf = (outcomes: Outcomes, goal: CorrelatedGoal, weights: readonly number[]) => {
  if (goal !== 'max-min') return { costs: objectiveOf(outcomes, goal), denominator: 1n };
  const found = wholeSteps(weights);
  const whole = found.some((weight) => weight > 0n) ? found : found.map(() => 1n);
  const costs = outcomes.profiles.map(() => 0n);
  for (const [player, weight] of whole.entries()) {
    for (const [p, payoff] of payoffsOf(outcomes, player).entries()) costs[p]! += weight * payoff;
  }
  return { costs, denominator: whole.reduce((sum, weight) => sum + weight, 0n) };
};

/**
 * A number that the objective of no equilibrium exceeds, in rationals. For every y ≥ 0 (and weights z ≥ 0 that sum to 1)
 *
 *     max over equilibria of c·x ≤ max_p (c_p − Σ_k y_k G_kp),
 *
 * whatever y is; the solver's multipliers make it tight. So its claim to be optimal need not be believed.
 *
 * @param multipliers of the rows of the numeric program
 * @returns the bound, in units of payoff
 */
export const provenBound = (
  outcomes: Outcomes,
  incentives: readonly Incentive[],
  goal: CorrelatedGoal,
  { scales, objectiveScale }: NumericProgram,
  multipliers: Float64Array,
): Rational => {
  const { costs, denominator } = costsOf(
    outcomes,
    goal,
    Array.from(multipliers.subarray(incentives.length, incentives.length + outcomes.payoffs.length)),
  );
  const steps = wholeSteps(
    scales.map((scale, k) => multipliers[k]! * toNumber({ numerator: objectiveScale, denominator: scale })),
  );
  const left = costs.map((cost) => cost * BigInt(STEPS));
  for (const [k, { profiles, gains }] of incentives.entries()) {
    const weight = steps[k]! * denominator;
    if (weight === 0n) continue;
    for (const [at, p] of profiles.entries()) left[p]! -= weight * gains[at]!;
  }
  const most = left.reduce((best, value) => (value > best ? value : best));
  return rational(most, BigInt(STEPS) * denominator * outcomes.denominator);
};
