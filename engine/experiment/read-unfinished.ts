import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { openJournal } from './batch/journal.ts';
import type { Journal } from './batch/play-batch.ts';
import { SHARD_RUNS, sampledShards, shardRuns } from './batch/shard.ts';
import { withCrew } from './batch/with-crew.ts';
import { defined } from './defined.ts';
import { playInMemory } from './memory/play-in-memory.ts';
import { openPlannedScenario } from './pieces/planned-shards.ts';
import { kindFlags } from './results/command-of.ts';
import { currentVersions } from './results/current-versions.ts';
import { shownPath } from './results/directory.ts';
import { MANIFEST } from './results/manifest.ts';
import { type PlanFile, planIdentity, readPlan } from './results/plan-file.ts';
import { provenanceIn } from './results/provenance-in.ts';
import { shownDirectory } from './results/read-cited.ts';
import { repeatCommand } from './results/repeat-command.ts';
import type { Results } from './results/results.ts';
import { ResultsError } from './results/results-error.ts';

export type UnfinishedOptions = {
  /** Threads that play what is not kept. Default: one per core. */
  readonly workers?: number;
  readonly signal?: AbortSignal;
};

/** Whether runs of one scenario are being kept in a directory whose results are not there yet. */
export const isUnfinished = (directory: string): boolean =>
  !existsSync(join(directory, MANIFEST)) && readPlan(directory)?.design.kind === 'replicates';

/** What pictures are not made of, and takes most room. */
const UNREAD = new Set(['runs.parquet', 'trace.parquet']);

/** How many runs are kept from the first one on without a gap, with those that quantiles are taken of, which are played again. */
const leadingRuns = (journal: Journal, runs: number): number => {
  const first = sampledShards(Number.POSITIVE_INFINITY);
  let index = first;
  while (index * SHARD_RUNS < runs && journal.load(index, shardRuns(index, runs)) !== undefined) index += 1;
  return index === first ? 0 : Math.min(runs, index * SHARD_RUNS);
};

/** @throws ResultsError where there is nothing to be drawn, or nothing left to be played */
const refuseExtremes = (directory: string, done: number, { runs }: PlanFile): void => {
  const again = 'run the same command again: it goes on where it stopped';
  if (done === 0)
    throw new ResultsError(
      'incomplete-results',
      `${directory}: there are no finished results, and of ${runs} runs none is kept yet that a picture could be drawn of`,
      again,
    );
  if (done === runs)
    throw new ResultsError(
      'incomplete-results',
      `${directory}: all ${runs} runs are played, and not yet put together`,
      again,
    );
};

/**
 * What pictures need of a batch that was interrupted, or is being played: its first runs, as far as they are kept. The
 * numbers, and the hash of the manifest, are those of the same command with so many runs.
 *
 * Nothing is written, and nobody is in the way of whoever plays the rest.
 *
 * @param directory as it is to be named in pictures
 * @throws ResultsError `incomplete-results` where none is kept, or all are; `damaged-results` where the sources of the
 *   plan are not as they were; the signal's reason when it is aborted
 */
export const readUnfinished = async (
  directory: string,
  { workers = availableParallelism(), signal }: UnfinishedOptions = {},
): Promise<Results> => {
  const path = resolve(directory);
  const plan = readPlan(path);
  if (plan === undefined) throw new ResultsError('no-plan', `${directory}: there is no plan in it`);
  const { scenario } = await openPlannedScenario(path, shownPath(path, process.cwd()), plan);
  const kept = openJournal(path, planIdentity(plan, plan.trace));
  const done = leadingRuns(kept, plan.runs);
  refuseExtremes(directory, done, plan);
  const { seed, set, trace, draft } = plan;
  const played = await withCrew(workers, signal, (crew) =>
    playInMemory({
      ...{ scenario, seed, set, trace, draft, crew, runs: done, version: currentVersions().detente },
      journal: { load: kept.load, save: () => undefined },
      keep: (name) => !UNREAD.has(name),
      ...defined({ signal }),
    }),
  );
  const { manifest, manifestSha256 } = played;
  const results = await played.results(manifest.scenario);
  const command = `${repeatCommand(manifest)}${kindFlags(manifest)}`;
  return {
    ...results,
    provenance: provenanceIn(shownDirectory(directory), manifest, manifestSha256, command),
    incomplete: { done, asked: plan.runs },
  };
};
