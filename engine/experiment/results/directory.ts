import { rmdirSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { isFolder, makeFolder } from '../make-folder.ts';
import { type BeforeChange, unheard } from './before-change.ts';
import { currentVersions } from './current-versions.ts';
import { strangers } from './draft.ts';
import { lockDirectory } from './lock.ts';
import { differences, type Plan } from './manifest.ts';
import { anyManifest, type Found, readManifest } from './read-manifest.ts';
import { ResultsError } from './results-error.ts';
import { damages } from './verify-files.ts';

/** A directory as people are told it: from the working folder on, where it lies below it. */
export const shownPath = (directory: string, cwd: string): string => {
  const inside = relative(cwd, directory);
  return (inside === '' || inside.startsWith('..') ? directory : inside).split(sep).join('/');
};

/**
 * Looks at what is where results go.
 *
 * @param shown the directory as people are told it
 * @returns undamaged results of the same plan; undefined if there are none, or they are to be replaced
 * @throws ResultsError where something else is in the way
 */
export const inspect = (directory: string, shown: string, plan: Plan, force: boolean): Found | undefined => {
  if (!isFolder(directory)) return undefined;
  const found = force ? anyManifest(directory) : readManifest(directory);
  if (found === undefined) {
    const [stranger, ...more] = strangers(directory);
    if (stranger === undefined) return undefined;
    throw new ResultsError(
      'not-results',
      `${shown}: holds ${stranger}${more.length > 0 ? ` and ${more.length} more` : ''}, which are no results`,
      'name a new or empty folder with --out',
    );
  }
  if (force) return undefined;
  const lines = differences(found.manifest, plan, currentVersions());
  if (lines.length > 0)
    throw new ResultsError(
      'other-results',
      `${shown}: holds results of something else (${lines.join('; ')})`,
      'name another folder with --out, or replace them with --force',
    );
  return found.manifest.complete && damages(directory, found.manifest).length === 0 ? found : undefined;
};

/**
 * Makes a directory if need be, and acts while nobody else may.
 *
 * @param before told before every change on the disk
 * @throws ResultsError where it is in use or cannot be written
 */
export const whileLocked = async <Value>(
  directory: string,
  act: () => Promise<Value>,
  before: BeforeChange = unheard,
): Promise<Value> => {
  const made = makeFolder(directory, before);
  const unlock = lockOf(directory, made, before);
  try {
    return await act();
  } finally {
    unlock();
    // An interrupted call that has kept nothing leaves nothing; a folder that holds something stays.
    removeEmpty(made);
  }
};

/** Where it cannot be written, the folders just made for it go again. */
const lockOf = (directory: string, made: readonly string[], before: BeforeChange): (() => void) => {
  try {
    return lockDirectory(directory, before);
  } catch (error) {
    removeEmpty(made);
    throw error;
  }
};

/** The innermost first; one that holds something stays, and so do those above it. */
const removeEmpty = (folders: readonly string[]): void => {
  for (const folder of folders.toReversed()) quietly(() => rmdirSync(folder));
};

/** Tidies up after an error, which is what is to be told, whatever else goes wrong. */
export const quietly = (act: () => void): void => {
  try {
    act();
  } catch {
    // The next call clears what is left.
  }
};
