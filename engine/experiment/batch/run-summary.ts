import type { Kernel } from '../../compile/compile.ts';
import { pooledColumns, runColumns } from '../../run/columns.ts';
import { type FatePlan, fatePlans } from '../../run/fates.ts';
import { type FateSummary, noFates, withFates } from './fate-fold.ts';
import { createMoments, type Moments, mergeMoments, momentsOf } from './moments.ts';
import { mergedSums, NO_SUMS, type PooledSummary, sumsOf } from './pooled-sums.ts';
import { QUANTILE_RUNS, type Quantiles, quantilesOf } from './quantiles.ts';
import type { Shard } from './shard.ts';

/** Statistics of one number per run. */
export type MeasureSummary = {
  readonly moments: Moments;
  readonly quantiles: Quantiles;
  /** Runs that the quantiles are of. */
  readonly quantileRuns: number;
};

/** What all runs came to. */
export type RunSummary = {
  readonly runs: number;
  /** In run order. */
  readonly failed: readonly number[];
  readonly failedRuns: number;
  /** Those that ended whoever played them. */
  readonly poison: readonly number[];
  /** Runs per outcome code (1 is the first end, after the last the horizon) and completed ticks. */
  readonly endings: readonly Float64Array[];
  readonly measures: readonly MeasureSummary[];
  readonly pooled: readonly PooledSummary[];
  /** By plan. */
  readonly fates: readonly FateSummary[];
};

/** Takes shards in index order. */
export type RunFold = {
  readonly add: (shard: Shard) => void;
  readonly finish: () => RunSummary;
  /** What the shards so far were folded into, as plain data. */
  readonly state: () => RunFoldState;
};

export type RunFoldState = Omit<RunSummary, 'measures'> & { readonly folds: readonly MeasureFold[] };

type MeasureFold = { readonly moments: Moments; readonly sample: Float64Array; filled: number };

/** How many failed runs are named, besides those that ended whoever played them. */
const NAMED_FAILURES = 20;

/** How much there is to be added up. */
export type RunFoldSizes = {
  /** Ends, the horizon among them. */
  readonly outcomes: number;
  readonly horizon: number;
  /** Numbers per run. */
  readonly measures: number;
  /** Pairs of sums. */
  readonly pooled: number;
  /** What becomes of whom; default nothing. */
  readonly fates?: readonly FatePlan[];
  /** Most runs that will come; default any number. */
  readonly runs?: number;
};

/** What runs of a kernel come to, by its model. */
export const runFoldSizes = ({ model, program }: Kernel): RunFoldSizes => ({
  outcomes: model.ends.length + 1,
  horizon: model.time.horizon,
  measures: runColumns(model, program.slots).length,
  pooled: pooledColumns(model, program.slots).length,
  fates: fatePlans(model, program.slots),
});

/** @param earlier goes on from there; changed in place */
export const createRunFold = (
  { outcomes, horizon, measures, pooled, fates: plans = [], runs: most = QUANTILE_RUNS }: RunFoldSizes,
  earlier?: RunFoldState,
): RunFold => {
  const room = Math.min(most, QUANTILE_RUNS);
  const endings = earlier?.endings ?? Array.from({ length: outcomes }, () => new Float64Array(horizon + 1));
  const folds = earlier?.folds ?? Array.from({ length: measures }, () => newMeasure(room));
  const pools = [...(earlier?.pooled ?? Array.from({ length: pooled }, (): PooledSummary => NO_SUMS))];
  const fates = [...(earlier?.fates ?? plans.map((plan) => noFates(plan, outcomes)))];
  const failed = [...(earlier?.failed ?? [])];
  const poison = [...(earlier?.poison ?? [])];
  let runs = earlier?.runs ?? 0;
  let failedRuns = earlier?.failedRuns ?? 0;
  const add = (shard: Shard): void => {
    runs += shard.count;
    poison.push(...shard.poison);
    for (let at = 0; at < shard.count; at++) {
      const code = shard.outcomes[at] as number;
      const ticks = shard.endTicks[at] as number;
      if (code === -1) {
        failedRuns += 1;
        const run = shard.first + at;
        if (failed.length < NAMED_FAILURES || shard.poison.includes(run)) failed.push(run);
      } else {
        const ended = endings[code - 1] as Float64Array;
        ended[ticks] = (ended[ticks] as number) + 1;
      }
    }
    for (const [column, fold] of folds.entries()) addMeasure(fold, shard.measures[column] as Float64Array, shard.first);
    for (const [column, pool] of pools.entries())
      pools[column] = mergedSums(
        pool,
        sumsOf(shard.pooled[2 * column] as Float64Array, shard.pooled[2 * column + 1] as Float64Array),
      );
    for (const [k, plan] of plans.entries()) fates[k] = withFates(fates[k] as FateSummary, plan, shard);
  };
  const state = (): RunFoldState => ({ runs, failed, failedRuns, poison, endings, folds, pooled: pools, fates });
  const finish = (): RunSummary => ({
    runs,
    failed,
    failedRuns,
    poison,
    endings,
    measures: folds.map(({ moments, sample, filled }) => ({
      moments,
      quantiles: quantilesOf(sample.slice(0, filled)),
      quantileRuns: filled,
    })),
    pooled: pools,
    fates,
  });
  return { add, finish, state };
};

const newMeasure = (room: number): MeasureFold => ({
  moments: createMoments(1),
  sample: new Float64Array(room),
  filled: 0,
});

const addMeasure = (fold: MeasureFold, values: Float64Array, first: number): void => {
  mergeMoments(fold.moments, momentsOf(values));
  for (const value of values.subarray(0, Math.max(0, QUANTILE_RUNS - first))) {
    if (Number.isNaN(value)) continue;
    fold.sample[fold.filled] = value;
    fold.filled += 1;
  }
};
