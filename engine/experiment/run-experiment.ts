import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { CompileOptions } from '../compile/compile.ts';
import type { Files } from '../language/load.ts';
import type { Setting } from '../language/loading/settings.ts';
import type { Model } from '../language/model.ts';
import type { Problem } from '../language/problem.ts';
import type { Advance } from './batch/advance.ts';
import { runBatch } from './batch/batch.ts';
import { readEarlier, writeCheckpoint } from './batch/checkpoint.ts';
import { openJournal } from './batch/journal.ts';
import type { Journal } from './batch/play-batch.ts';
import { defined } from './defined.ts';
import { nodeFiles } from './files.ts';
import { jsonText } from './json.ts';
import { type OpenedScenario, openScenario } from './open-scenario.ts';
import { packageRoot } from './package.ts';
import { type BeforeChange, unheard } from './results/before-change.ts';
import { currentVersions } from './results/current-versions.ts';
import { inspect, quietly, shownPath, whileLocked } from './results/directory.ts';
import { type Draft, openDraft } from './results/draft.ts';
import { startEnvironment } from './results/environment.ts';
import { clearFinished } from './results/leftovers.ts';
import { inputHash, type Manifest, type Plan, runsDone } from './results/manifest.ts';
import { checkPlan, keepPlan, planIdentity, removeOtherPlan, removePlan } from './results/plan-file.ts';
import { publishResults } from './results/publish.ts';
import { ResultsError } from './results/results-error.ts';
import { type RunDocument, readSummary, runDocument } from './results/run-document.ts';
import { sha256 } from './results/sink.ts';
import { checkSpace } from './results/space.ts';
import { EXPORTED, exportCsv } from './tables/export-csv.ts';
import type { TraceChoice } from './tables/trace-table.ts';

export type { Advance } from './batch/advance.ts';
export type { MeanDocument, RunDocument, ShareDocument } from './results/run-document.ts';

export type RunOptions = {
  /** Path or shipped name of a scenario. */
  readonly reference: string;
  /** Where it is read. Default: the files of this machine. */
  readonly files?: Files;
  /** Default: the scenario's own, else 1000; of a draft 200. */
  readonly runs?: number;
  /** Any text. Default: the scenario's own, else "1". */
  readonly seed?: string;
  readonly set?: readonly Setting[];
  /** The results directory. Default: `results/<scenario>-<hash>`. */
  readonly out?: string;
  /** Replaces results that are there, whatever they are of, and plays however large the results may become. */
  readonly force?: boolean;
  /** A first look: every picture made of it says so. */
  readonly draft?: boolean;
  /** CSV is written beside Parquet, never instead. */
  readonly format?: readonly ('parquet' | 'csv')[];
  /** Runs side by side; leaves no trace in the results. */
  readonly lanes?: NonNullable<CompileOptions['lanes']>;
  /** Threads that play; leaves no trace in the results. Default: one per core. */
  readonly workers?: number;
  /** Whose trajectories `trace.parquet` holds: nobody's, those of the first 50 runs, or of all. Default: `sample`. */
  readonly trace?: TraceChoice;
  readonly signal?: AbortSignal;
  /** Told once, before anything is played: the checked scenario with its warnings, and where the results go. */
  readonly opened?: (scenario: { model: Model; problems: readonly Problem[]; results: string }) => void;
  /** Told once nobody else may write there, before anything is played; what it throws ends the call. */
  readonly locked?: () => void;
  readonly progress?: (advance: Advance) => void;
  /** Where relative paths begin. Default: the process's working folder. */
  readonly cwd?: string;
  readonly beforeChange?: BeforeChange;
};

const DEFAULT_RUNS = 1000;
const DRAFT_RUNS = 200;
/** Run numbers are 32-bit integers in the tables. */
const MOST_RUNS = 2147483647;
const HASH_SHOWN = 8;

/** A run with all that it is made of, before anything is played. */
export type PreparedRun = {
  readonly scenario: OpenedScenario;
  readonly plan: Plan;
  readonly runs: number;
  readonly directory: string;
  readonly shown: string;
  readonly stopClock: () => object;
};

/**
 * Understands what is to be played, and where it goes.
 *
 * @throws DetenteError if the scenario is wrong, ResultsError if the number of runs is
 */
export const prepareRun = async (options: RunOptions): Promise<PreparedRun> => {
  const { cwd = process.cwd(), set = [] } = options;
  const stopClock = startEnvironment(cwd);
  const scenario = await openScenario(options.reference, options.files ?? nodeFiles(packageRoot(), cwd), set);
  const { experiment, name } = scenario.model;
  const plan: Plan = {
    scenario: name,
    seed: options.seed ?? experiment.seed ?? '1',
    set,
    design: { kind: 'replicates' },
    sources: scenario.archive.files,
  };
  const runs = runsAsked(scenario.model, options);
  const directory = resolve(cwd, options.out ?? join('results', `${name}-${inputHash(plan).slice(0, HASH_SHOWN)}`));
  const shown = shownPath(directory, cwd);
  options.opened?.({ model: scenario.model, problems: scenario.problems, results: shown });
  return { scenario, plan, runs, directory, shown, stopClock };
};

/**
 * Plays a scenario many times and leaves a results directory.
 *
 * Results that are there already, with at least as many runs of the same experiment, are not made again. More are
 * added to fewer: run r is the same in both. An interrupted call goes on from the shards that were finished.
 *
 * @throws DetenteError if the scenario is wrong, ResultsError if the directory is in the way, the signal's reason when
 *   it is aborted
 */
export const runExperiment = async (options: RunOptions): Promise<RunDocument> =>
  runPrepared(await prepareRun(options), options);

/** As `runExperiment`, with everything understood already. */
export const runPrepared = async (prepared: PreparedRun, options: RunOptions): Promise<RunDocument> => {
  const { beforeChange = unheard } = options;
  const { plan, runs, directory, shown } = prepared;
  const there = inspect(directory, shown, plan, options.force ?? false);
  if (there !== undefined && isEnough(there.manifest, runs, options)) {
    if (options.format?.includes('csv') && !hasCsv(directory))
      await whileLocked(directory, () => exportCsv(directory, options.signal, beforeChange), beforeChange);
    await clearFinished(directory, there.manifest, beforeChange);
    const document = runDocument(shown, there.manifest, there.sha256, readSummary(directory));
    const isMore = options.runs !== undefined && document.runs > options.runs;
    return { ...document, alreadyComplete: true, ...(isMore ? { asked: runs } : {}) };
  }
  const { trace = there?.manifest.trace ?? 'sample', format = [] } = options;
  if (!options.force)
    checkSpace(directory, { model: prepared.scenario.model, runs, trace, csv: format.includes('csv') });
  const make = async (): Promise<RunDocument> => {
    options.locked?.();
    if (options.force) removeOtherPlan(directory, plan, beforeChange);
    else checkPlan(directory, shown, plan);
    const draft = openDraft(directory, beforeChange);
    const manifest = await makeResults(draft, prepared, options, there?.manifest);
    if (options.format?.includes('csv')) await exportCsv(directory, options.signal, beforeChange);
    return runDocument(shown, manifest, sha256(jsonText(manifest)), readSummary(directory));
  };
  return whileLocked(directory, make, beforeChange);
};

/**
 * How many runs are asked for: by the options, else by the scenario.
 *
 * @throws ResultsError `bad-runs`
 */
export const runsAsked = ({ experiment }: Model, { runs, draft }: Pick<RunOptions, 'runs' | 'draft'>): number => {
  const asked = runs ?? (draft ? DRAFT_RUNS : (experiment.runs ?? DEFAULT_RUNS));
  if (Number.isInteger(asked) && asked >= 1 && asked <= MOST_RUNS) return asked;
  throw new ResultsError('bad-runs', `runs: expected a whole number from 1 to ${MOST_RUNS}, got ${asked}`);
};

const hasCsv = (directory: string): boolean =>
  EXPORTED.filter((table) => existsSync(join(directory, `${table}.parquet`))).every((table) =>
    existsSync(join(directory, `${table}.csv`)),
  );

const TRACES: readonly TraceChoice[] = ['none', 'sample', 'all'];

/** Whether results hold what is asked for. */
export const isEnough = (
  manifest: Manifest,
  runs: number,
  { draft = false, trace = 'none' }: Pick<RunOptions, 'draft' | 'trace'>,
): boolean =>
  runsDone(manifest) >= runs && (draft || !manifest.draft) && TRACES.indexOf(manifest.trace) >= TRACES.indexOf(trace);

/** Acts when it is first called. */
const once = (act: () => void): (() => void) => {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
};

const makeResults = async (
  draft: Draft,
  { directory, scenario, plan, runs, stopClock }: PreparedRun,
  options: RunOptions,
  there: Manifest | undefined,
): Promise<Manifest> => {
  const { model, archive, resolved } = scenario;
  const trace = options.trace ?? there?.trace ?? 'sample';
  const identity = planIdentity(plan, trace);
  const kept = openJournal(directory, identity, options.beforeChange);
  const isDraft = options.draft ?? false;
  // What is kept says what it is part of, so that pictures can be drawn of it before all is there.
  const keep = once(() => keepPlan(directory, plan, { runs, draft: isDraft, trace }, archive, options.beforeChange));
  const journal: Journal = {
    load: kept.load,
    save: (index, shard) => {
      keep();
      kept.save(index, shard);
    },
  };
  // Trajectories of all runs grow with the runs.
  const goesOn = there !== undefined && runsDone(there) <= runs && there.trace === trace && trace !== 'all';
  const earlier = goesOn ? readEarlier(directory, identity, runsDone(there), trace !== 'none') : undefined;
  try {
    const arm = { name: 'base', point: 0 };
    const { signal, progress, lanes, workers = availableParallelism() } = options;
    const { summary, files } = await runBatch(
      { model, seed: plan.seed, runs, trace, arm: arm.name, point: arm.point, ...defined({ lanes }) },
      draft.open,
      {
        journal,
        workers,
        keepFold: (fold) => writeCheckpoint(draft.open, identity, fold),
        ...defined({ earlier, signal, progress }),
      },
    );
    const manifest = publishResults(draft, {
      plan,
      versions: currentVersions(),
      archive,
      resolved,
      arms: [{ ...arm, asked: runs, done: summary.runs, failed: summary.failedRuns }],
      draft: isDraft,
      trace,
      files,
      environment: stopClock(),
    });
    kept.clear();
    removePlan(directory, options.beforeChange);
    return manifest;
  } catch (error) {
    quietly(draft.abandon);
    throw error;
  }
};
