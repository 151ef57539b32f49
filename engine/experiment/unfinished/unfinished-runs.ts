import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { openJournal } from '../batch/journal.ts';
import type { Journal } from '../batch/play-batch.ts';
import { SHARD_RUNS, sampledShards, shardRuns } from '../batch/shard.ts';
import { withCrew } from '../batch/with-crew.ts';
import { defined } from '../defined.ts';
import { playInMemory } from '../memory/play-in-memory.ts';
import { openPlannedScenario } from '../pieces/planned-shards.ts';
import { kindFlags } from '../results/command-of.ts';
import { currentVersions } from '../results/current-versions.ts';
import { shownPath } from '../results/directory.ts';
import { planIdentity } from '../results/plan-file.ts';
import { provenanceIn } from '../results/provenance-in.ts';
import { shownDirectory } from '../results/read-cited.ts';
import { repeatCommand } from '../results/repeat-command.ts';
import type { Results } from '../results/results.ts';
import { begunIn, notYet, type UnfinishedOptions } from './begun.ts';

/** Whether runs of one scenario are being kept in a directory whose results are not there yet. */
export const hasUnfinishedRuns = (directory: string): boolean => begunIn(directory)?.design.kind === 'replicates';

/** What pictures are not made of, and takes most room. */
const UNREAD = new Set(['runs.parquet', 'trace.parquet']);

/** How many runs are kept from the first one on without a gap, with those that quantiles are taken of, which are played again. */
const leadingRuns = (load: Journal['load'], runs: number): number => {
  const first = sampledShards(Number.POSITIVE_INFINITY);
  let index = first;
  while (index * SHARD_RUNS < runs && load(index, shardRuns(index, runs)) !== undefined) index += 1;
  return index === first ? 0 : Math.min(runs, index * SHARD_RUNS);
};

/**
 * What pictures need of a batch that was interrupted, or is being played: its first runs, as far as they are kept. The
 * numbers, and the hash of the manifest, are those of the same command with so many runs.
 *
 * Nothing is written, and nobody is in the way of whoever plays the rest.
 *
 * @param directory as it is to be named in pictures
 * @throws ResultsError `incomplete-results` where none is kept, or all are; `other-results` or `damaged-results` where the
 *   sources of the plan are not as they were; the signal's reason when it is aborted
 */
export const readUnfinishedRuns = async (
  directory: string,
  { workers = availableParallelism(), signal }: UnfinishedOptions = {},
): Promise<Results> => {
  const path = resolve(directory);
  const plan = begunIn(path);
  if (plan === undefined) throw notYet(directory, 'nothing is kept of what was begun');
  const { scenario } = await openPlannedScenario(path, shownPath(path, process.cwd()), plan);
  const { load } = openJournal(path, planIdentity(plan, plan.trace));
  const { seed, set, trace, draft, runs: asked } = plan;
  const done = leadingRuns(load, asked);
  if (done === 0) throw notYet(directory, `of ${asked} runs none is kept yet that a picture could be drawn of`);
  if (done === asked) throw notYet(directory, `all ${asked} runs are played, but not yet put together`);
  const played = await withCrew(workers, signal, (crew) =>
    playInMemory({
      ...{ scenario, seed, set, trace, draft, crew, runs: done, version: currentVersions().detente },
      journal: { load, save: () => undefined },
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
    incomplete: { done, asked, of: 'runs' },
  };
};
