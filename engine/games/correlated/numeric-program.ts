import { toNumber } from '../exact/to-number.ts';
import { packRows, type SparseProgram, type SparseRow } from '../linear/sparse-program.ts';
import type { Outcomes } from '../outcomes.ts';
import { type CorrelatedGoal, objectiveOf, payoffsOf } from './goals.ts';
import type { Incentive } from './incentives.ts';

/** How far values lie apart, at least 1: what they are divided by. */
const rangeOf = (values: readonly bigint[]): bigint => {
  let least = values[0]!;
  let most = values[0]!;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most > least ? most - least : 1n;
};

/** A numeric program with the whole numbers that its entries were divided by. */
export interface NumericProgram {
  readonly program: SparseProgram;
  /** Incentive k was divided by scales[k]. */
  readonly scales: readonly bigint[];
  /** The objective was divided by this. */
  readonly objectiveScale: bigint;
}

const scaled = (value: bigint, scale: bigint): number => toNumber({ numerator: value, denominator: scale });

/**
 * The program "maximise c·x subject to G x ≤ 0, Σ x = 1" in doubles: payoffs of each player scaled to a range of 1, so
 * that the solver's tolerances mean the same in every game. Differences are taken exactly before they are rounded.
 *
 * Rows: incentives; of max–min one per player, t − Σ_p x_p u_i(p) ≤ 0; last Σ x = 1. Columns: profiles, then t.
 */
export const numericProgram = (
  outcomes: Outcomes,
  incentives: readonly Incentive[],
  goal: CorrelatedGoal,
): NumericProgram => {
  const { profiles, payoffs } = outcomes;
  const ranges = payoffs.map(rangeOf);
  const scales = incentives.map(({ player }) => ranges[player]!);
  const rows: SparseRow[] = incentives.map((incentive, k) => ({
    columns: incentive.profiles,
    values: incentive.gains.map((gain) => scaled(gain, scales[k]!)),
    bound: 0,
  }));
  const everywhere = profiles.map((_, p) => p);
  const total: SparseRow = { columns: everywhere, values: everywhere.map(() => 1), bound: 1 };
  if (goal !== 'max-min') {
    const costs = objectiveOf(outcomes, goal);
    const objectiveScale = rangeOf(costs);
    const objective = Float64Array.from(costs, (cost) => scaled(cost - costs[0]!, objectiveScale));
    return { program: { objective, free: [], ...packRows([...rows, total]), equations: 1 }, scales, objectiveScale };
  }
  const least = payoffs.flat().reduce((a, b) => (b < a ? b : a));
  const objectiveScale = rangeOf(payoffs.flat());
  const worst = payoffs.map(
    (_, player): SparseRow => ({
      columns: [...everywhere, profiles.length],
      values: [...payoffsOf(outcomes, player).map((value) => scaled(least - value, objectiveScale)), 1],
      bound: 0,
    }),
  );
  const objective = new Float64Array(profiles.length + 1);
  objective[profiles.length] = 1;
  return {
    program: { objective, free: [profiles.length], ...packRows([...rows, ...worst, total]), equations: 1 },
    scales,
    objectiveScale,
  };
};
