import type { Kernel } from '../../compile/compile.ts';
import { pooledColumns, runColumns } from '../../run/columns.ts';
import { createMoments, type Moments, mergeMoments, momentsOf } from './moments.ts';
import { QUANTILE_RUNS, type Quantiles, quantilesOf } from './quantiles.ts';
import type { Shard } from './shard.ts';

/** Statistics of one number per run. */
export type MeasureSummary = {
  readonly moments: Moments;
  readonly quantiles: Quantiles;
  /** Runs that the quantiles are of. */
  readonly quantileRuns: number;
};

/** Statistics of two sums per run: of both, and of their product. */
export type PooledSummary = {
  readonly n: number;
  readonly numerator: number;
  readonly denominator: number;
  /** Sums of squared deviations from the mean, and of their product. */
  readonly numeratorM2: number;
  readonly denominatorM2: number;
  readonly product: number;
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
  /** Most runs that will come; default any number. */
  readonly runs?: number;
};

/** What runs of a kernel come to, by its model. */
export const runFoldSizes = ({ model, program }: Kernel): RunFoldSizes => ({
  outcomes: model.ends.length + 1,
  horizon: model.time.horizon,
  measures: runColumns(model, program.slots).length,
  pooled: pooledColumns(model, program.slots).length,
});

/** @param earlier goes on from there; changed in place */
export const createRunFold = (
  { outcomes, horizon, measures, pooled, runs: most = QUANTILE_RUNS }: RunFoldSizes,
  earlier?: RunFoldState,
): RunFold => {
  const room = Math.min(most, QUANTILE_RUNS);
  const endings = earlier?.endings ?? Array.from({ length: outcomes }, () => new Float64Array(horizon + 1));
  const folds = earlier?.folds ?? Array.from({ length: measures }, () => newMeasure(room));
  const pools = [...(earlier?.pooled ?? Array.from({ length: pooled }, (): PooledSummary => NO_SUMS))];
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
  };
  const state = (): RunFoldState => ({ runs, failed, failedRuns, poison, endings, folds, pooled: pools });
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

const NO_SUMS: PooledSummary = { n: 0, numerator: 0, denominator: 0, numeratorM2: 0, denominatorM2: 0, product: 0 };

/** Sums of a shard in run order; failed runs (NaN) left out. */
const sumsOf = (numerators: Float64Array, denominators: Float64Array): PooledSummary => {
  let [n, numerator, denominator] = [0, 0, 0];
  for (const [at, above] of numerators.entries()) {
    const below = denominators[at] as number;
    if (Number.isNaN(above) || Number.isNaN(below)) continue;
    n += 1;
    numerator += above;
    denominator += below;
  }
  let [numeratorM2, denominatorM2, product] = [0, 0, 0];
  for (const [at, above] of numerators.entries()) {
    const below = denominators[at] as number;
    if (Number.isNaN(above) || Number.isNaN(below)) continue;
    const [up, down] = [above - numerator / n, below - denominator / n];
    numeratorM2 += up * up;
    denominatorM2 += down * down;
    product += up * down;
  }
  return { n, numerator, denominator, numeratorM2, denominatorM2, product };
};

/** As `mergeMoments`, with the product of the deviations too. */
const mergedSums = (a: PooledSummary, b: PooledSummary): PooledSummary => {
  if (a.n === 0 || b.n === 0) return a.n === 0 ? b : a;
  const up = b.numerator / b.n - a.numerator / a.n;
  const down = b.denominator / b.n - a.denominator / a.n;
  const weight = (a.n * b.n) / (a.n + b.n);
  return {
    n: a.n + b.n,
    numerator: a.numerator + b.numerator,
    denominator: a.denominator + b.denominator,
    numeratorM2: a.numeratorM2 + b.numeratorM2 + up * up * weight,
    denominatorM2: a.denominatorM2 + b.denominatorM2 + down * down * weight,
    product: a.product + b.product + up * down * weight,
  };
};
