import type { OpenSink } from '../results/sink.ts';
import { type Batch, type BatchResult, type PlayHooks, playBatch } from './play-batch.ts';
import { SHARD_RUNS } from './shard.ts';
import type { ThreadOptions } from './threads.ts';
import { withCrew } from './with-crew.ts';

export type BatchHooks = PlayHooks & {
  /** Threads that play; 1 by default, which is this one. */
  readonly workers?: number;
  readonly threads?: ThreadOptions;
};

/**
 * Plays a batch and writes its tables: `runs.parquet`, `ticks.parquet`, `trace.parquet`, `summary.json`, `summary.csv`,
 * `data-dictionary.csv`.
 *
 * Shards, each by itself a function of its number, are played by one thread or many; what they came to is folded in
 * index order, so that the bytes in the end do not depend on who played what, or when.
 *
 * @param open opens the sink of a file
 * @throws the signal's reason when it is aborted
 */
export const runBatch = (batch: Batch, open: OpenSink, hooks: BatchHooks = {}): Promise<BatchResult> =>
  withCrew(playersFor(batch, hooks), hooks.signal, (crew) => playBatch(batch, open, hooks, crew), hooks.threads);

/** A thread takes longer to start than a shard to play, so that one shard is played here. */
const playersFor = ({ runs }: Batch, { workers = 1, earlier }: BatchHooks): number =>
  Math.min(workers, Math.ceil(runs / SHARD_RUNS) - (earlier?.fold.shards ?? 0));
