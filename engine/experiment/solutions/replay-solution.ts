import { archivedFiles } from '../results/archived-files.ts';
import { compareFiles } from '../results/compare-files.ts';
import type { ReplayOptions, ReplayResult } from '../results/replay.ts';
import { sha256 } from '../results/sink.ts';
import { damages } from '../results/verify-files.ts';
import { openSolution } from './open-solution.ts';
import { prepareAgain } from './prepare-again.ts';
import { type Prepared, textsOf } from './prepared.ts';
import { solutionDifferences } from './solution-manifest.ts';

/** The hash of every file that comes out again. */
const hashesOf = async <Found>(
  prepared: Prepared<Found>,
  { workers, signal }: ReplayOptions,
): Promise<Readonly<Record<string, string>>> => {
  const found = await prepared.find({
    ...(workers === undefined ? {} : { workers }),
    ...(signal === undefined ? {} : { signal }),
  });
  return Object.fromEntries([
    ...textsOf(prepared, found).map(([name, text]) => [name, sha256(text)]),
    ...prepared.archive.copies.map(([name, bytes]) => [`sources/${name}`, sha256(bytes)]),
  ]);
};

/**
 * Finds once more what solve, tournament, coalition or evolve found, from its own `sources/`, and compares byte by byte.
 *
 * @throws ResultsError where there is nothing such, DetenteError where its sources no longer make a game
 */
export const replaySolution = async (directory: string, options: ReplayOptions = {}): Promise<ReplayResult> => {
  const { manifest } = openSolution(directory);
  const damaged = damages(directory, manifest);
  if (damaged.some((line) => line.startsWith('sources/')))
    return { ok: false, checked: Object.keys(manifest.files).length, mismatches: damaged };
  const { files, reference } = archivedFiles(directory);
  const { other, hashes } = await prepareAgain(manifest, reference, files, async (prepared) => ({
    other: solutionDifferences(manifest, prepared.plan),
    hashes: await hashesOf(prepared, options),
  }));
  const compared = compareFiles(manifest.files, hashes);
  const mismatches = [...other, ...damaged, ...compared.mismatches];
  return { ok: mismatches.length === 0, checked: compared.checked, mismatches };
};
