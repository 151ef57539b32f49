import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { CompileOptions } from '../../compile/compile.ts';
import type { Advance } from '../batch/advance.ts';
import { openJournal } from '../batch/journal.ts';
import { playInOrder } from '../batch/play-shards.ts';
import { withCrew } from '../batch/with-crew.ts';
import { defined } from '../defined.ts';
import { type BeforeChange, unheard } from '../results/before-change.ts';
import { shownPath } from '../results/directory.ts';
import { PLAN, type PlanFile, planIdentity } from '../results/plan-file.ts';
import { ResultsError } from '../results/results-error.ts';
import { pieceRange } from './piece-range.ts';
import { type PlannedShard, plannedShards } from './planned-shards.ts';
import { plannedState } from './planned-state.ts';

export type PieceOptions = {
  /** The directory of the plan, which is that of the results. */
  readonly directory: string;
  /** Which piece, from 0. */
  readonly index: number;
  /** Threads that play. Default: one per core. */
  readonly workers?: number;
  readonly lanes?: NonNullable<CompileOptions['lanes']>;
  readonly signal?: AbortSignal;
  readonly progress?: (advance: Advance) => void;
  readonly cwd?: string;
  readonly beforeChange?: BeforeChange;
};

/** What became of a piece. */
export type PieceDocument = {
  readonly results: string;
  readonly index: number;
  /** How many there are; absent where the results are there already. */
  readonly pieces?: number;
  /** Runs of the piece. */
  readonly runs?: number;
  /** Of these, the ones played now. */
  readonly played: number;
  /** The results are there already. */
  readonly alreadyComplete?: true;
};

/** How many pieces a plan has; what a command began by itself is all one. */
export const piecesOf = ({ pieces = 1 }: PlanFile): number => pieces;

const runsOf = (shards: readonly PlannedShard[]): number => shards.reduce((sum, { count }) => sum + count, 0);

/** @throws ResultsError `bad-pieces` */
const refuseIndex = (shown: string, index: number, pieces: number): void => {
  if (Number.isInteger(index) && index >= 0 && index < pieces) return;
  const expected = pieces === 1 ? 'its one piece is number 0' : `its pieces are numbered 0 to ${pieces - 1}`;
  throw new ResultsError('bad-pieces', `${shown}: there is no piece ${index}: ${expected}`);
};

/**
 * Plays a piece of a plan and keeps its shards beside the plan. Nobody need wait for anybody: pieces can be played in
 * any order, all at once, twice, and by machines that share nothing but the directory. Shards that are there and whole
 * are not played again.
 *
 * @throws ResultsError where there is no such piece, or the plan is not as it was written; the signal's reason when it
 *   is aborted
 */
export const playPiece = async (options: PieceOptions): Promise<PieceDocument> => {
  const { index, cwd = process.cwd(), beforeChange = unheard, lanes } = options;
  const directory = resolve(cwd, options.directory);
  const shown = shownPath(directory, cwd);
  const state = plannedState(directory, shown);
  if (state.kind === 'complete') return { results: shown, index, played: 0, alreadyComplete: true };
  const { plan } = state;
  const pieces = piecesOf(plan);
  refuseIndex(shown, index, pieces);
  const planned = await plannedShards(directory, shown, plan, defined({ lanes }));
  const { from, to } = pieceRange(index, pieces, planned.shards.length);
  const mine = planned.shards.slice(from, to);
  const journal = openJournal(directory, planIdentity(plan, plan.trace), beforeChange);
  const missing = mine.filter((shard) => journal.load(shard.index, shard) === undefined);
  const runs = runsOf(mine);
  let done = runs - runsOf(missing);
  const tell = (count: number): void => {
    done += count;
    options.progress?.({ done, total: runs, outcomes: {} });
  };
  tell(0);
  const { signal, workers = availableParallelism() } = options;
  const items = planned.itemsOf(missing);
  await withCrew(Math.min(workers, missing.length), signal, async (crew) => {
    let at = 0;
    for await (const shard of playInOrder(crew, items, () => () => signal?.throwIfAborted())) {
      signal?.throwIfAborted();
      if (!existsSync(join(directory, PLAN))) throw planGone(shown);
      journal.save((missing[at] as PlannedShard).index, shard);
      tell(shard.count);
      at += 1;
    }
  });
  return { results: shown, index, pieces, runs, played: runsOf(missing) };
};

/** What is saved now would be there for nobody. */
const planGone = (shown: string): ResultsError =>
  new ResultsError(
    'no-plan',
    `${shown}: somebody has finished the results or taken the plan away meanwhile`,
    'the same command again tells which',
  );
