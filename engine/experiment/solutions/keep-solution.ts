import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { jsonText } from '../json.ts';
import { isFolder } from '../make-folder.ts';
import type { BeforeChange } from '../results/before-change.ts';
import { currentVersions } from '../results/current-versions.ts';
import { quietly, shownPath, whileLocked } from '../results/directory.ts';
import { type Draft, openDraft } from '../results/draft.ts';
import { startEnvironment } from '../results/environment.ts';
import { isLock } from '../results/lock.ts';
import { MANIFEST } from '../results/manifest.ts';
import { ResultsError } from '../results/results-error.ts';
import { sha256, type Written, writeBytes, writeText } from '../results/sink.ts';
import { damages } from '../results/verify-files.ts';
import { documentName, type Prepared, textsOf } from './prepared.ts';
import { PROFILES } from './profiles-csv.ts';
import {
  ANALYSES,
  type FoundSolution,
  findSolution,
  isSolution,
  SOLUTION,
  type SolutionManifest,
  type SolutionPlan,
  solutionDifferences,
  solutionHash,
} from './solution-manifest.ts';

/** Where what is found is kept. */
export type Keeping = {
  /** The directory itself. */
  readonly out: string;
  /** Replaces what another call found. */
  readonly force?: boolean;
  /** Where relative paths begin. Default: the process's working folder. */
  readonly cwd?: string;
  readonly beforeChange?: BeforeChange;
};

/** What was found and where it is kept. */
export type Kept<Found> = {
  /** The directory as people are told it. */
  readonly results: string;
  readonly directory: string;
  readonly manifestSha256: string;
  /** Undefined where it was there already and nothing was done. */
  readonly found: Found | undefined;
};

/** What a solution's directory may hold; anything else belongs to somebody. */
const OWN = new Set([
  ...ANALYSES.map(documentName),
  ...[PROFILES, MANIFEST, 'summary.json', 'sources', 'environment.json'],
  ...['.draft', '.DS_Store', 'report'],
]);

/**
 * Looks at what is where a solution goes.
 *
 * @param shown the directory as people are told it
 * @returns the undamaged solution of the same plan; undefined if there is none, or it is to be replaced
 * @throws ResultsError where something else is in the way
 */
const inspect = (directory: string, shown: string, plan: SolutionPlan, force: boolean): FoundSolution | undefined => {
  if (!isFolder(directory)) return undefined;
  const isHere = isSolution(directory);
  const strangers = readdirSync(directory)
    .filter((name) => !(OWN.has(name) || isLock(name)))
    .sort();
  const inTheWay = !isHere && existsSync(join(directory, MANIFEST)) ? MANIFEST : isHere ? undefined : strangers[0];
  if (inTheWay !== undefined)
    throw new ResultsError(
      'not-results',
      `${shown}: holds ${inTheWay === MANIFEST ? 'results of another kind' : `${inTheWay}, which is no part of what ${plan.analysis} finds`}`,
      'name a new or empty folder with --out',
    );
  if (force || !isHere) return undefined;
  const found = findSolution(directory);
  if (found === undefined) return undefined;
  const lines = solutionDifferences(found.manifest, plan);
  if (lines.length > 0)
    throw new ResultsError(
      'other-results',
      `${shown}: holds what was found of something else (${lines.join('; ')})`,
      'name another folder with --out, or replace it with --force',
    );
  return damages(directory, found.manifest).length === 0 ? found : undefined;
};

/** Writes all files of a solution and puts them in place. @returns the hash of the manifest */
const publish = <Found>(draft: Draft, prepared: Prepared<Found>, found: Found, stopClock: () => object): string => {
  const { plan, archive } = prepared;
  const files: Record<string, Written> = {};
  for (const [name, text] of textsOf(prepared, found)) files[name] = writeText(draft.open(name), text);
  for (const [name, bytes] of archive.copies)
    files[`sources/${name}`] = writeBytes(draft.open(`sources/${name}`), bytes);
  writeText(draft.open('environment.json'), jsonText(stopClock()));
  const manifest: SolutionManifest = {
    schemaVersion: 1,
    kind: SOLUTION,
    versions: currentVersions(),
    inputHash: solutionHash(plan),
    ...plan,
    complete: true,
    files,
  };
  const text = jsonText(manifest);
  draft.publish(text);
  return sha256(text);
};

/**
 * Finds something and keeps it in a directory, unless it is there already.
 *
 * An interrupted call leaves the directory as it was.
 *
 * @param find what `prepared.find` does, with whatever is to be told meanwhile
 * @throws ResultsError where a directory is in the way, in use or cannot be written; what `find` throws
 */
export const keepSolution = async <Found>(
  prepared: Prepared<Found>,
  { out, force = false, cwd = process.cwd(), beforeChange }: Keeping,
  find: () => Promise<Found>,
): Promise<Kept<Found>> => {
  const stopClock = startEnvironment(cwd);
  const directory = resolve(cwd, out);
  const results = shownPath(directory, cwd);
  const there = inspect(directory, results, prepared.plan, force);
  if (there !== undefined) return { results, directory, manifestSha256: there.sha256, found: undefined };
  return whileLocked(
    directory,
    async () => {
      const found = await find();
      const draft = openDraft(directory, beforeChange);
      try {
        return { results, directory, manifestSha256: publish(draft, prepared, found, stopClock), found };
      } catch (error) {
        quietly(draft.abandon);
        throw error;
      }
    },
    beforeChange,
  );
};
