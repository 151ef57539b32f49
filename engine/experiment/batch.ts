import { type CompileOptions, compile } from '../compile/compile.ts';
import type { Model } from '../language/model.ts';
import { pooledColumns, runColumns, tickColumns } from '../run/columns.ts';
import { type Fixed, instantiate } from '../run/instance.ts';
import { outcomeName } from '../run/simulate.ts';
import { tellRun } from '../run/story.ts';
import { dataDictionary } from './data-dictionary.ts';
import { jsonText } from './json.ts';
import { openParquet } from './parquet.ts';
import { QUANTILE_RUNS } from './quantiles.ts';
import { createRunFold } from './run-summary.ts';
import { runsCells, runsColumns, SHARDS_PER_GROUP } from './runs-table.ts';
import { createShardPlayer, playShard, SHARD_RUNS, type Shard, type ShardPlayer } from './shard.ts';
import { type OpenSink, type Written, writeText } from './sink.ts';
import { type FailedRun, type Summary, summarise } from './summary.ts';
import { SUMMARY_COLUMNS, summaryCsv } from './summary-csv.ts';
import { createTickFold, type TickFold } from './tick-fold.ts';
import { TICKS_COLUMNS, ticksGroups } from './ticks-table.ts';

/** One arm of one design point: what is played. */
export type Batch = {
  readonly model: Model;
  readonly seed: string;
  readonly runs: number;
  readonly fixed?: readonly Fixed[];
  readonly arm: string;
  readonly point: number;
  /** Runs side by side; leaves no trace in the results. */
  readonly lanes?: NonNullable<CompileOptions['lanes']>;
};

/** How far a batch has come. */
export type Advance = {
  readonly done: number;
  readonly total: number;
  /** Those runs by how they ended. */
  readonly outcomes: Readonly<Record<string, number>>;
};

/** Where finished shards outlive the process. */
export type Journal = {
  readonly load: (index: number, runs: number) => Shard | undefined;
  readonly save: (index: number, shard: Shard) => void;
};

export type BatchHooks = {
  readonly signal?: AbortSignal;
  readonly progress?: (advance: Advance) => void;
  readonly journal?: Journal;
  /** Most bytes held for quantiles at once; leaves no trace in the results. */
  readonly sampleBytes?: number;
};

/** What a batch left: its summary, and every file by name. */
export type BatchResult = { readonly summary: Summary; readonly files: Readonly<Record<string, Written>> };

/**
 * Plays a batch and writes its tables: `runs.parquet`, `ticks.parquet`, `summary.json`, `summary.csv`,
 * `data-dictionary.csv`.
 *
 * Shards are played in order, each by itself a function of its number; what they came to is folded in index order, so
 * that they could be played anywhere and in any order with the same bytes in the end.
 *
 * @param open opens the sink of a file
 * @throws the signal's reason when it is aborted
 */
export const runBatch = async (batch: Batch, open: OpenSink, hooks: BatchHooks = {}): Promise<BatchResult> => {
  hooks.signal?.throwIfAborted();
  const kernel = compile(batch.model, batch.lanes === undefined ? {} : { lanes: batch.lanes });
  const player = createShardPlayer(await instantiate(kernel, batch.seed, batch.fixed));
  const { model, program } = kernel;
  const perTick = tickColumns(model, program.slots);
  const rows = model.time.horizon + 1;
  const perRun = runsColumns(kernel, player.drawn);
  const ticks = createTickFold(perTick.length * rows, batch.runs, hooks.sampleBytes);
  const runs = createRunFold(
    model.ends.length + 1,
    model.time.horizon,
    runColumns(model, program.slots).length,
    pooledColumns(model, program.slots).length,
  );

  const runsTable = await openParquet(perRun, open('runs.parquet'));
  let group: Shard[] = [];
  for await (const shard of shardsOf(batch, player, ticks, hooks)) {
    runs.add(shard);
    ticks.add(shard);
    group.push(shard);
    if (group.length < SHARDS_PER_GROUP) continue;
    runsTable.append(runsCells(kernel, group, batch));
    group = [];
  }
  if (group.length > 0) runsTable.append(runsCells(kernel, group, batch));
  const files: Record<string, Written> = { 'runs.parquet': runsTable.close() };

  const ticksTable = await openParquet(TICKS_COLUMNS, open('ticks.parquet'));
  for (const cells of ticksGroups(perTick, rows, ticks.finish(), batch)) ticksTable.append(cells);
  files['ticks.parquet'] = ticksTable.close();

  const folded = runs.finish();
  const summary = summarise(kernel, batch.seed, folded, await failuresOf(batch, folded.failed));
  const dictionary = dataDictionary({ runs: perRun, ticks: TICKS_COLUMNS, summary: SUMMARY_COLUMNS });
  files['summary.json'] = writeText(open('summary.json'), jsonText(summary));
  files['summary.csv'] = writeText(open('summary.csv'), summaryCsv(summary));
  files['data-dictionary.csv'] = writeText(open('data-dictionary.csv'), dictionary);
  return { summary, files };
};

/** All shards in order. The first ones also fill the samples that quantiles are taken of. */
async function* shardsOf(
  batch: Batch,
  player: ShardPlayer,
  ticks: TickFold,
  hooks: BatchHooks,
): AsyncGenerator<Shard, void, void> {
  const { runs } = batch;
  const report = reporter(batch, hooks);
  const sampled = Math.ceil(Math.min(runs, QUANTILE_RUNS) / SHARD_RUNS);
  const samples = ticks.samplesOf(0);
  for (let index = 0; index * SHARD_RUNS < runs; index++) {
    const known = index < sampled ? undefined : hooks.journal?.load(index, batch.runs);
    const shard = known ?? (await playShard(player, index, runs, samples, report));
    if (known === undefined && index >= sampled) hooks.journal?.save(index, shard);
    if (known !== undefined) report(known.first, known.outcomes, known.count);
    if (index === sampled - 1 && samples !== undefined) ticks.take(samples);
    yield shard;
  }
  for (let part = 1; part < ticks.parts; part++) {
    const more = ticks.samplesOf(part);
    for (let index = 0; index < sampled; index++)
      await playShard(player, index, runs, more, () => hooks.signal?.throwIfAborted());
    if (more !== undefined) ticks.take(more);
  }
}

/** Tells how far a batch has come, and stops it when it is to be stopped. */
const reporter = ({ model, runs }: Batch, { signal, progress }: BatchHooks) => {
  const outcomes: Record<string, number> = {};
  let done = 0;
  return (first: number, codes: Int32Array, played: number): void => {
    signal?.throwIfAborted();
    for (; done < first + played; done++) {
      const name = outcomeName(model, codes[done - first] as number);
      outcomes[name] = (outcomes[name] ?? 0) + 1;
    }
    progress?.({ done, total: runs, outcomes: { ...outcomes } });
  };
};

const failuresOf = async ({ model, seed, fixed }: Batch, failed: readonly number[]): Promise<readonly FailedRun[]> => {
  const failures: FailedRun[] = [];
  for (const run of failed) {
    const { failure, ticks } = await tellRun(model, { seed, run, ...(fixed === undefined ? {} : { fixed }) });
    if (failure === undefined) throw new Error(`run ${run}: expected it to fail again, got a run that did not`);
    failures.push({ run, tick: ticks, ...failure });
  }
  return failures;
};
