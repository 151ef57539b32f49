import { resolve } from 'node:path';
import { openJournal } from '../batch/journal.ts';
import { defined } from '../defined.ts';
import { archivedFiles } from '../results/archived-files.ts';
import { shownPath } from '../results/directory.ts';
import { type Plan, runsDone } from '../results/manifest.ts';
import { type PlanFile, planIdentity } from '../results/plan-file.ts';
import { ResultsError } from '../results/results-error.ts';
import { type RunDocument, type RunOptions, runExperiment } from '../run-experiment.ts';
import { shellWord } from '../shell-word.ts';
import { runStudy, type StudyDocument, type StudyOptions } from '../study/run-study.ts';
import { pieceRange } from './piece-range.ts';
import { openPlannedScenario, plannedShards, plannedTable } from './planned-shards.ts';
import { type PlannedState, plannedState } from './planned-state.ts';
import { piecesOf } from './play-piece.ts';

type Shared = 'workers' | 'lanes' | 'signal' | 'cwd' | 'beforeChange';

export type MergeOptions = Pick<RunOptions, Shared> & {
  /** The directory of the plan, which is that of the results. */
  readonly directory: string;
  /** Told before anything is done, for runs of one scenario or for a study. */
  readonly openedRun?: NonNullable<RunOptions['opened']>;
  readonly openedStudy?: NonNullable<StudyOptions['opened']>;
  /** How many runs are put together, of how many; they are not played, unless quantiles need them. */
  readonly progress?: NonNullable<RunOptions['progress']>;
  /** Writes CSV beside the tables of runs. */
  readonly format?: NonNullable<RunOptions['format']>;
};

/** The same as the command that plays all by itself would have left. */
export type MergedDocument =
  | { readonly kind: 'runs'; readonly document: RunDocument }
  | { readonly kind: 'study'; readonly document: StudyDocument };

/** Not all pieces are there. */
export class MissingPieces extends ResultsError {
  /** Their numbers. */
  readonly missing: readonly number[];

  constructor(shown: string, missing: readonly number[], pieces: number) {
    const some = missing.slice(0, NAMED_PIECES).join(', ');
    const more = missing.length > NAMED_PIECES ? ` and ${missing.length - NAMED_PIECES} more` : '';
    const are = missing.length === 1 ? 'is' : 'are';
    super(
      'missing-pieces',
      `${shown}: ${missing.length} of ${pieces} pieces ${are} missing: ${some}${more}`,
      missing
        .slice(0, SHOWN_COMMANDS)
        .map((index) => `detente shard --plan ${shellWord(shown)} --index ${index}`)
        .join('; '),
    );
    this.missing = missing;
  }
}

const NAMED_PIECES = 20;
const SHOWN_COMMANDS = 3;

/** Somebody has put all together between our look and our lock. */
class FinishedMeanwhile extends Error {}

/** The pieces that are not there, or not whole. */
const missingPieces = async (directory: string, shown: string, plan: PlanFile): Promise<readonly number[]> => {
  const pieces = piecesOf(plan);
  const { shards } = await plannedShards(directory, shown, plan, {});
  const journal = openJournal(directory, planIdentity(plan, plan.trace));
  return Array.from({ length: pieces }, (_, index) => index).filter((index) => {
    const { from, to } = pieceRange(index, pieces, shards.length);
    return shards.slice(from, to).some((shard) => journal.load(shard.index, shard) === undefined);
  });
};

/** What is to be put together: what the plan says, or what the finished results do. */
type Wanted = Plan & Pick<PlanFile, 'draft' | 'trace' | 'runs'>;

const wantedOf = (state: PlannedState): Wanted => {
  if (state.kind === 'planned') return state.plan;
  const { manifest } = state.found;
  return { ...manifest, runs: runsDone(manifest) };
};

/**
 * Puts the pieces of a plan together to the results that the command would have left that plays all by itself, to the
 * last byte.
 *
 * @throws MissingPieces where some are not there; ResultsError where there is no plan, or not as it was written
 */
export const mergePieces = async (options: MergeOptions): Promise<MergedDocument> => {
  const { cwd = process.cwd() } = options;
  const directory = resolve(cwd, options.directory);
  const shown = shownPath(directory, cwd);
  const state = plannedState(directory, shown);
  try {
    if (state.kind === 'complete') return await publish(directory, state, options, () => refuseDamaged(shown));
    const missing = await missingPieces(directory, shown, state.plan);
    const refuseFinished = (): void => {
      if (plannedState(directory, shown).kind === 'complete') throw new FinishedMeanwhile();
    };
    if (missing.length > 0) {
      refuseFinished();
      throw new MissingPieces(shown, missing, piecesOf(state.plan));
    }
    return await publish(directory, state, options, refuseFinished);
  } catch (error) {
    if (error instanceof FinishedMeanwhile) return mergePieces(options);
    throw error;
  }
};

const refuseDamaged = (shown: string): never => {
  throw new ResultsError(
    'damaged-results',
    `${shown}: its results are finished, but damaged`,
    `detente verify ${shellWord(shown)} tells how`,
  );
};

const publish = async (
  directory: string,
  state: PlannedState,
  options: MergeOptions,
  locked: () => void,
): Promise<MergedDocument> => {
  const {
    cwd = process.cwd(),
    workers,
    lanes,
    signal,
    beforeChange,
    openedRun,
    openedStudy,
    progress,
    format,
  } = options;
  const { seed, set, design, draft, trace, runs } = wantedOf(state);
  const shown = shownPath(directory, cwd);
  const { files, reference } =
    state.kind === 'planned' ? await openPlannedScenario(directory, shown, state.plan) : archivedFiles(directory);
  const shared = { ...defined({ workers, lanes, signal, beforeChange }), cwd, files, reference, seed, set, locked };
  const place = { out: directory, ...(draft ? { draft } : {}) };
  if (design.kind === 'replicates') {
    const hooks = defined({ opened: openedRun, progress, format });
    return { kind: 'runs', document: await runExperiment({ ...shared, ...place, ...hooks, runs, trace }) };
  }
  const table = plannedTable(directory, { ...wantedOf(state) });
  const document = await runStudy({
    ...shared,
    ...place,
    ...defined({ opened: openedStudy }),
    plan: () => ({ design, ...defined({ table }) }),
    progress: ({ runs: done, total }) => progress?.({ done, total: total ?? done, outcomes: {} }),
  });
  return { kind: 'study', document };
};
