import { compile, type Kernel } from '../../compile/compile.ts';
import type { Model } from '../../language/model.ts';
import { tickColumns } from '../../run/columns.ts';
import { type Fixed, heldNumbers } from '../../run/image.ts';
import { soloCrew } from '../batch/crew.ts';
import { standardDeviation } from '../batch/moments.ts';
import { playSurely } from '../batch/play-shards.ts';
import type { Quantiles } from '../batch/quantiles.ts';
import { createRunFold, runFoldSizes } from '../batch/run-summary.ts';
import { SHARD_RUNS, sampledShards, shardRuns } from '../batch/shard.ts';
import { type ShardProgram, shardColumns, shardProgram } from '../batch/shard-program.ts';
import { createTickFold } from '../batch/tick-fold.ts';
import type { Results, TickRow, TickSeries } from '../results/results.ts';
import { type Summary, summarise } from '../results/summary.ts';
import type { TickStatistics } from '../tables/ticks-table.ts';

/** What pictures need of runs that no disk holds, without where they come from. */
export type LiveResults = Omit<Results, 'provenance' | 'scenario' | 'sweep' | 'subject'> & {
  readonly measures: Summary['measures'];
  /** How each run ended, by number of run: −1 failed, else the place of the end from 1 on. */
  readonly endings: Int32Array;
};

/** A scenario compiled once, whose numbers can be held anew as often as a slider moves. */
export type LiveWorld = {
  readonly kernel: Kernel;
  /**
   * The first runs with some parameters held at numbers: each as `detente run --set` would play it.
   *
   * @throws the signal's reason when it is aborted
   */
  readonly play: (fixed: readonly Fixed[], runs: number, signal?: AbortSignal) => Promise<LiveResults>;
};

/** @param seed any text */
export const openLiveWorld = async (model: Model, seed: string): Promise<LiveWorld> => {
  const kernel = compile(model, {});
  const program = await shardProgram(kernel, seed, shardColumns(kernel));
  const crew = soloCrew();
  return {
    kernel,
    play: async (fixed, runs, signal) => {
      const columns = tickColumns(model, kernel.program.slots);
      const ticks = createTickFold(columns.length * program.rows, runs);
      const folded = createRunFold(runFoldSizes(kernel));
      const held = heldNumbers(kernel, fixed);
      const samples = ticks.samplesOf(0);
      const endings = new Int32Array(runs);
      for (let index = 0; index * SHARD_RUNS < runs; index++) {
        const job = { ...shardRuns(index, runs), held };
        const sampled = samples !== undefined && index < sampledShards(runs);
        const shard = await playSurely(crew, program, sampled ? { ...job, samples } : job, () =>
          signal?.throwIfAborted(),
        );
        folded.add(shard);
        ticks.add(shard);
        endings.set(shard.outcomes, shard.first);
      }
      if (samples !== undefined) ticks.take(samples);
      const summary = summarise(kernel, seed, folded.finish(), []);
      return { ...liveResults(summary, seriesOf(summary, program, ticks.finish())), endings };
    },
  };
};

const liveResults = (
  { runs, failedRuns, seed, outcomes, measures, fates, headline, headlineMeasure }: Summary,
  ticks: readonly TickSeries[],
): Omit<LiveResults, 'endings'> => ({
  runs: runs - failedRuns,
  failedRuns,
  seed,
  outcomes,
  ticks,
  measures,
  ...(fates === undefined ? {} : { fates }),
  ...(headline === undefined ? {} : { headline }),
  ...(headlineMeasure === undefined ? {} : { headlineMeasure }),
  draft: false,
});

/** The rows of all series, as they would stand in `ticks.parquet`. */
const seriesOf = (
  { series }: Summary,
  { rows }: ShardProgram,
  { moments, quantiles, quantileRuns }: TickStatistics,
): readonly TickSeries[] =>
  series.map((facts, column) => ({
    ...facts,
    rows: Array.from({ length: rows }, (_, tick): TickRow => {
      const cell = tick * series.length + column;
      const n = moments.n[cell] as number;
      const counted = quantileRuns[cell] as number;
      return {
        tick,
        n,
        mean: n === 0 ? Number.NaN : (moments.mean[cell] as number),
        sd: n === 1 ? 0 : standardDeviation(n, moments.m2[cell] as number),
        ...(quantiles[cell] as Quantiles),
        ...(counted < n ? { quantileN: counted } : {}),
      };
    }),
  }));
