import { type CompileOptions, compile } from '../../compile/compile.ts';
import type { Model } from '../../language/model.ts';
import { tickColumns } from '../../run/columns.ts';
import { tellRun } from '../../run/story.ts';
import { jsonText } from '../json.ts';
import { type OpenSink, type Written, writeBytes, writeText } from '../results/sink.ts';
import { type FailedRun, type Summary, summarise } from '../results/summary.ts';
import { dataDictionary } from '../tables/data-dictionary.ts';
import { openParquet } from '../tables/parquet.ts';
import { RUNS_GROUP_ROWS, runsCells, runsColumns } from '../tables/runs-table.ts';
import { SUMMARY_COLUMNS, summaryCsv } from '../tables/summary-csv.ts';
import { TICKS_COLUMNS, ticksGroups } from '../tables/ticks-table.ts';
import { TRACE_COLUMNS, type TraceChoice, tracedRuns, traceGroups } from '../tables/trace-table.ts';
import { cautioned, oneNumberPerRun, onePerTick } from '../tables/with-cautions.ts';
import { type Advance, countAdvance } from './advance.ts';
import type { Crew } from './crew.ts';
import type { Earlier, FoldState } from './earlier.ts';
import { type Item, playInOrder } from './play-shards.ts';
import { groupRows } from './row-groups.ts';
import { createRunFold, type RunSummary, runFoldSizes } from './run-summary.ts';
import { type Breath, SHARD_RUNS, type Shard, sampledShards, shardRuns } from './shard.ts';
import { type ShardProgram, shardColumns, shardProgram } from './shard-program.ts';
import { createTickFold, type TickFold } from './tick-fold.ts';

/** One arm of one design point: what is played. */
export type Batch = {
  readonly model: Model;
  readonly seed: string;
  readonly runs: number;
  readonly arm: string;
  readonly point: number;
  /** Default `sample`. */
  readonly trace?: TraceChoice;
  /** Runs side by side; leaves no trace in the results. */
  readonly lanes?: NonNullable<CompileOptions['lanes']>;
};

/** Where finished shards outlive the process. */
export type Journal = {
  /** @returns undefined where shard `index` was not kept, or is not of these runs */
  readonly load: (index: number, runs: { readonly first: number; readonly count: number }) => Shard | undefined;
  readonly save: (index: number, shard: Shard) => void;
};

export type PlayHooks = {
  readonly signal?: AbortSignal;
  readonly progress?: (advance: Advance) => void;
  readonly journal?: Journal;
  /** Finished results of fewer runs. */
  readonly earlier?: Earlier;
  /** Told the fold of all whole shards, where more runs could go on from it. */
  readonly keepFold?: (fold: FoldState) => void;
  /** Most bytes held for quantiles at once; leaves no trace in the results. */
  readonly sampleBytes?: number;
};

/** What a batch left: its summary, and every file by name. */
export type BatchResult = { readonly summary: Summary; readonly files: Readonly<Record<string, Written>> };

/** What plays the shards of a batch, here or elsewhere. */
export const batchProgram = async ({ model, seed, runs, trace, lanes }: Omit<Batch, 'arm' | 'point'>) => {
  const kernel = compile(model, lanes === undefined ? {} : { lanes });
  const columns = shardColumns(kernel);
  const traced = tracedRuns(trace ?? 'sample', runs);
  return { kernel, columns, traced, program: await shardProgram(kernel, seed, columns, { traced }) };
};

/**
 * Plays a batch with a crew and writes its tables; see `runBatch`.
 *
 * @throws the signal's reason when it is aborted
 */
export const playBatch = async (batch: Batch, open: OpenSink, hooks: PlayHooks, crew: Crew): Promise<BatchResult> => {
  const { earlier } = hooks;
  const { kernel, columns, traced, program } = await batchProgram(batch);
  const { model } = kernel;
  const perTick = tickColumns(model, kernel.program.slots);
  const perRun = runsColumns(kernel, columns.drawn);
  const { rows } = program;
  const ticks = createTickFold(perTick.length * rows, batch.runs, hooks.sampleBytes, earlier?.fold.ticks);
  const runs = createRunFold(runFoldSizes(kernel), earlier?.fold.runs);

  const runsTable = groupRows(await openParquet(perRun, open('runs.parquet')), RUNS_GROUP_ROWS, crew);
  const traceTable =
    traced === 0 || earlier !== undefined ? undefined : await openParquet(TRACE_COLUMNS, open('trace.parquet'), false);
  if (earlier !== undefined) for await (const cells of earlier.rows()) await runsTable.append(cells);
  let folded = earlier?.fold.shards ?? 0;
  const keepWhole = (): void => {
    if (folded === Math.floor(batch.runs / SHARD_RUNS) && folded >= sampledShards(Number.POSITIVE_INFINITY))
      hooks.keepFold?.({ shards: folded, runs: runs.state(), ticks: ticks.state() });
  };
  keepWhole();
  for await (const shard of shardsOf(batch, program, crew, ticks, hooks)) {
    runs.add(shard);
    ticks.add(shard);
    await runsTable.append(runsCells(kernel, shard, batch));
    for (const cells of traceGroups(columns.traced, rows, shard, batch)) traceTable?.append(cells);
    folded += 1;
    keepWhole();
  }
  const files: Record<string, Written> = { 'runs.parquet': await runsTable.close() };
  if (traceTable !== undefined) files['trace.parquet'] = traceTable.close();
  if (earlier?.trace !== undefined) files['trace.parquet'] = writeBytes(open('trace.parquet'), earlier.trace);

  const ticksTable = await openParquet(TICKS_COLUMNS, open('ticks.parquet'));
  for (const cells of ticksGroups(perTick, rows, ticks.finish(), batch)) ticksTable.append(cells);
  files['ticks.parquet'] = ticksTable.close();

  const all = runs.finish();
  const summary = summarise(kernel, batch.seed, all, await failuresOf(batch, all));
  const dictionary = dataDictionary({
    runs: perRun,
    ticks: cautioned(TICKS_COLUMNS, 'measure', onePerTick(kernel.model)),
    ...(traced === 0 ? {} : { trace: TRACE_COLUMNS }),
    summary: cautioned(SUMMARY_COLUMNS, 'name', oneNumberPerRun(kernel.model)),
  });
  files['summary.json'] = writeText(open('summary.json'), jsonText(summary));
  files['summary.csv'] = writeText(open('summary.csv'), summaryCsv(summary));
  files['data-dictionary.csv'] = writeText(open('data-dictionary.csv'), dictionary);
  return { summary, files };
};

/**
 * All shards in order. The first ones also fill the samples that quantiles are taken of; whoever gets the last of these
 * has all quantiles, and may keep them.
 */
async function* shardsOf(
  batch: Batch,
  program: ShardProgram,
  crew: Crew,
  ticks: TickFold,
  { journal, signal, progress, earlier }: PlayHooks,
): AsyncGenerator<Shard, void, void> {
  const { runs, model } = batch;
  const advance = countAdvance(model, runs, progress);
  const sampled = sampledShards(runs);
  const samples = ticks.samplesOf(0);
  const breath = ({ first }: { first: number }): Breath => {
    const count = advance.of(first);
    return (outcomes, played) => {
      signal?.throwIfAborted();
      count(outcomes, played);
    };
  };
  const kept = new Set<number>();
  function* items(): Generator<Item> {
    for (let index = earlier?.fold.shards ?? 0; index * SHARD_RUNS < runs; index++) {
      const job = shardRuns(index, runs);
      if (index >= sampled) {
        const known = journal?.load(index, job);
        if (known !== undefined) kept.add(index);
        yield { program, job, known };
      } else yield { program, job: samples === undefined ? job : { ...job, samples }, known: undefined };
    }
  }
  if (earlier !== undefined) advance.earlier(earlier.fold.runs);
  let index = earlier?.fold.shards ?? 0;
  for await (const shard of playInOrder(crew, items(), breath)) {
    signal?.throwIfAborted();
    if (index >= sampled && !kept.delete(index)) journal?.save(index, shard);
    advance.finish(shard.first, shard.outcomes);
    if (index === sampled - 1 && samples !== undefined) {
      ticks.take(samples);
      await sampleAgain(batch, program, crew, ticks, signal);
    }
    yield shard;
    index += 1;
  }
}

/** Plays the sampled shards once more for each further part of the cells. */
const sampleAgain = async (
  { runs }: Batch,
  program: ShardProgram,
  crew: Crew,
  ticks: TickFold,
  signal: AbortSignal | undefined,
): Promise<void> => {
  for (let part = 1; part < ticks.parts; part++) {
    const samples = ticks.samplesOf(part);
    if (samples === undefined) continue;
    const jobs = Array.from({ length: sampledShards(runs) }, (_, shard): Item => {
      return { program, job: { ...shardRuns(shard, runs), samples }, known: undefined };
    });
    for await (const _ of playInOrder(crew, jobs, () => () => signal?.throwIfAborted()));
    ticks.take(samples);
  }
};

const failuresOf = async ({ model, seed }: Batch, { failed, poison }: RunSummary): Promise<readonly FailedRun[]> => {
  const failures: FailedRun[] = [];
  for (const run of failed) {
    if (poison.includes(run)) {
      failures.push({ run, tick: 0, kind: 'crash', name: '', player: undefined, option: undefined, value: Number.NaN });
      continue;
    }
    const { failure, ticks } = await tellRun(model, { seed, run });
    if (failure === undefined) throw new Error(`run ${run}: expected it to fail again, got a run that did not`);
    failures.push({ run, tick: ticks, ...failure });
  }
  return failures;
};
