import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { CompileOptions } from '../../compile/compile.ts';
import type { Table } from '../../designs/table.ts';
import type { Files } from '../../language/load.ts';
import type { Setting } from '../../language/loading/settings.ts';
import type { Model } from '../../language/model.ts';
import type { Problem } from '../../language/problem.ts';
import { openJournal } from '../batch/journal.ts';
import type { Journal } from '../batch/play-batch.ts';
import { withCrew } from '../batch/with-crew.ts';
import { defined } from '../defined.ts';
import { nodeFiles } from '../files.ts';
import { jsonText } from '../json.ts';
import { type OpenedScenario, openScenario } from '../open-scenario.ts';
import { packageRoot } from '../package.ts';
import { type BeforeChange, unheard } from '../results/before-change.ts';
import { currentVersions } from '../results/current-versions.ts';
import { inspect, quietly, shownPath, whileLocked } from '../results/directory.ts';
import { openDraft } from '../results/draft.ts';
import { startEnvironment } from '../results/environment.ts';
import { clearFinished } from '../results/leftovers.ts';
import { inputHash, type Manifest, type Plan } from '../results/manifest.ts';
import { checkPlan, planFile, planIdentity, readPlan, removePlan, writePlan } from '../results/plan-file.ts';
import { publishResults } from '../results/publish.ts';
import { readStudySummary } from '../results/run-document.ts';
import { sha256 } from '../results/sink.ts';
import { type SourceArchive, withTable } from '../results/sources.ts';
import { checkSpace } from '../results/space.ts';
import { conductStudy, type StudySummary } from './conduct-study.ts';
import type { StudyDesign } from './design.ts';
import { heldFiles, type OpenedStudy, openStudy } from './open-study.ts';
import { tasksOf } from './play-points.ts';
import { pointCount } from './point-count.ts';
import { variantsOf } from './variants.ts';

/** A table of points, and the bytes it was read from. */
export type DesignTable = { readonly name: string; readonly bytes: Uint8Array; readonly table: Table };

/** What a study is to be, once the scenario is known. */
export type StudyPlan = { readonly design: StudyDesign; readonly table?: DesignTable };

export type StudyOptions = {
  /** Path or shipped name of a scenario. */
  readonly reference: string;
  /** Where it is read. Default: the files of this machine. */
  readonly files?: Files;
  /** @throws ResultsError or DetenteError where there is no such design of the model */
  readonly plan: (model: Model) => StudyPlan | Promise<StudyPlan>;
  /** Any text. Default: the scenario's own, else "1". */
  readonly seed?: string;
  readonly set?: readonly Setting[];
  /** The results directory. Default: `results/<scenario>-<kind>-<hash>`. */
  readonly out?: string;
  /** Replaces results that are there, whatever they are of. */
  readonly force?: boolean;
  readonly draft?: boolean;
  /** Shards that were played elsewhere, by their number in this study; nothing is kept then until the results are there. */
  readonly earlier?: Journal['load'];
  readonly lanes?: NonNullable<CompileOptions['lanes']>;
  /** Threads that play; leaves no trace in the results. Default: one per core. */
  readonly workers?: number;
  readonly signal?: AbortSignal;
  /** Told once, before anything is played. */
  readonly opened?: (study: StudyOpened) => void;
  /** Told once nobody else may write there, before anything is played; what it throws ends the call. */
  readonly locked?: () => void;
  readonly progress?: (advance: StudyAdvance) => void;
  /** Where relative paths begin. Default: the process's working folder. */
  readonly cwd?: string;
  readonly beforeChange?: BeforeChange;
};

export type StudyOpened = {
  readonly model: Model;
  readonly problems: readonly Problem[];
  readonly design: StudyDesign;
  /** Where the results go. */
  readonly results: string;
};

/** How far a study has come. */
export type StudyAdvance = {
  readonly runs: number;
  /** Of all points, where these are known beforehand. */
  readonly total: number | undefined;
};

/** What a study left. */
export type StudyDocument = {
  /** The results directory. */
  readonly results: string;
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  readonly summary: StudySummary;
  /** The results were there already and nothing was run. */
  readonly alreadyComplete?: true;
};

const HASH_SHOWN = 8;

/** A study with all that it is made of, before anything is played. */
export type PreparedStudy = {
  readonly scenario: OpenedScenario;
  readonly archive: SourceArchive;
  readonly plan: Plan & { readonly design: StudyDesign };
  readonly table: Table | undefined;
  readonly directory: string;
  readonly shown: string;
  readonly open: () => Promise<OpenedStudy>;
};

/**
 * Understands what is to be played, and where it goes.
 *
 * @throws DetenteError or ResultsError where something of it is wrong
 */
export const prepareStudy = async (options: StudyOptions): Promise<PreparedStudy> => {
  const { reference, cwd = process.cwd(), set = [], lanes } = options;
  const files = heldFiles(options.files ?? nodeFiles(packageRoot(), cwd));
  const { model } = await openScenario(reference, files, set);
  const { design, table } = await options.plan(model);
  const scenario = await openScenario(reference, files, set, variantsOf(design));
  const seed = options.seed ?? model.experiment.seed ?? '1';
  const archive = table === undefined ? scenario.archive : withTable(scenario.archive, table.name, table.bytes);
  const plan = { scenario: model.name, seed, set, design, sources: archive.files };
  const name = `${model.name}-${design.kind}-${inputHash(plan).slice(0, HASH_SHOWN)}`;
  const directory = resolve(cwd, options.out ?? join('results', name));
  const shown = shownPath(directory, cwd);
  options.opened?.({ model, problems: scenario.problems, design, results: shown });
  return {
    ...{ scenario, archive, plan, table: table?.table, directory, shown },
    open: () => openStudy(design, { reference, files, set, seed, ...defined({ lanes }) }, table?.table),
  };
};

/**
 * Plays a study and leaves a results directory. Results of the same study that are there already are not made again; an
 * interrupted call goes on from the shards that were finished.
 *
 * @throws DetenteError if the scenario or the design is wrong, ResultsError if the directory is in the way, the signal's
 *   reason when it is aborted
 */
export const runStudy = async (options: StudyOptions): Promise<StudyDocument> => {
  const stopClock = startEnvironment(options.cwd ?? process.cwd());
  const prepared = await prepareStudy(options);
  const { directory, shown, plan } = prepared;
  const { force = false, draft = false, beforeChange = unheard } = options;
  const there = inspect(directory, shown, plan, force);
  if (there !== undefined && (draft || !there.manifest.draft)) {
    const { manifest, sha256: manifestSha256 } = there;
    await clearFinished(directory, manifest, beforeChange);
    return { results: shown, manifest, manifestSha256, summary: readStudySummary(directory), alreadyComplete: true };
  }
  if (!force) checkStudySpace(prepared);
  const make = async (): Promise<StudyDocument> => {
    options.locked?.();
    if (!force) checkPlan(directory, shown, plan);
    const { manifest, summary } = await makeStudy(prepared, options, stopClock);
    return { results: shown, manifest, manifestSha256: sha256(jsonText(manifest)), summary };
  };
  return whileLocked(directory, make, beforeChange);
};

/**
 * Refuses a study whose results nobody has room for.
 *
 * @throws ResultsError `results-too-large`
 */
export const checkStudySpace = ({ directory, scenario, plan: { design } }: PreparedStudy): void => {
  const points = pointCount(design);
  if (points === undefined) return;
  checkSpace(directory, { model: scenario.model, runs: points * design.runs, trace: 'none', csv: false });
};

const makeStudy = async (
  { scenario, archive, plan, directory, open }: PreparedStudy,
  options: StudyOptions,
  stopClock: () => object,
): Promise<{ manifest: Manifest; summary: StudySummary }> => {
  const { draft: isDraft = false, force = false, workers = availableParallelism(), signal, progress } = options;
  const { beforeChange } = options;
  const draft = openDraft(directory, beforeChange);
  const trace = 'none' as const;
  try {
    const opened = await open();
    const { study } = opened;
    // Others may be playing pieces of it.
    const pieces = force ? undefined : readPlan(directory)?.pieces;
    const file = planFile(plan, { runs: plan.design.runs, draft: isDraft, trace, ...defined({ pieces }) });
    writePlan(directory, file, archive, beforeChange);
    const kept = openJournal(directory, planIdentity(plan, trace), beforeChange);
    const journal = options.earlier === undefined ? kept : { load: options.earlier, save: () => undefined };
    const total = study.points?.reduce((sum, { runs }) => sum + runs, 0);
    let runs = 0;
    const count = (played: number): void => {
      runs += played;
      progress?.({ runs, total });
    };
    // A thread takes longer to start than a shard to play.
    const isSmall = study.points !== undefined && tasksOf(study.points) === 1;
    return await withCrew(isSmall ? 1 : workers, signal, async (crew) => {
      const hooks = { ...opened, crew, journal, progress: count, ...defined({ signal }) };
      const { summary, files } = await conductStudy(study, plan.design, plan.seed, draft.open, hooks);
      const manifest = publishResults(draft, {
        versions: currentVersions(),
        ...{ plan, archive, resolved: scenario.resolved, draft: isDraft, trace, files },
        arms: [{ name: 'base', point: 0, asked: summary.runs, done: summary.runs, failed: summary.failedRuns }],
        environment: stopClock(),
      });
      kept.clear();
      removePlan(directory, beforeChange);
      return { manifest, summary };
    });
  } catch (error) {
    quietly(draft.abandon);
    throw error;
  }
};
