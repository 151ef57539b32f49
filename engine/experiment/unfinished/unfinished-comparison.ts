import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ARMS, armFolder } from '../compare/comparison-manifest.ts';
import { isFolder } from '../make-folder.ts';
import { MANIFEST } from '../results/manifest.ts';
import { ResultsError } from '../results/results-error.ts';
import { shellWord } from '../shell-word.ts';
import { hasUnfinishedRuns } from './unfinished-runs.ts';

const isFinished = (folder: string): boolean => existsSync(join(folder, MANIFEST));

/** Whether arms of a comparison are being played in a directory whose results are not there yet. */
export const hasUnfinishedArms = (directory: string): boolean =>
  !isFinished(directory) && isFolder(join(directory, ARMS));

/**
 * Arms are compared run by run, and played one after the other: there is nothing to compare before all are there. Each by
 * itself is drawn like any other runs.
 *
 * @throws ResultsError `incomplete-results`, always
 */
export const refuseUnfinishedArms = async (directory: string): Promise<never> => {
  const arms = readdirSync(join(directory, ARMS)).sort();
  const folders = arms.map((name) => armFolder(directory, name));
  const finished = arms.filter((_, k) => isFinished(folders[k] as string));
  const drawable = folders.filter((folder) => isFinished(folder) || hasUnfinishedRuns(folder));
  const [first] = drawable;
  throw new ResultsError(
    'incomplete-results',
    `${directory}: the comparison is not finished; finished of its arms so far: ${finished.join(', ') || 'none'}`,
    `run the same command again: it goes on where it stopped${first === undefined ? '' : `; an arm by itself: detente report ${shellWord(first)}`}`,
  );
};
