import { isComparison } from './compare/comparison-manifest.ts';
import { readComparison } from './compare/read-comparison.ts';
import { isStudy, openResults } from './results/open-results.ts';
import { readResults } from './results/read-results.ts';
import type { Results } from './results/results.ts';
import { readSolution } from './solutions/read-solution.ts';
import { isSolution } from './solutions/solution-manifest.ts';
import { readStudy } from './study/read-study.ts';
import { readSweep } from './study/read-sweep.ts';
import { begunIn, type UnfinishedOptions } from './unfinished/begun.ts';
import { hasUnfinishedArms, refuseUnfinishedArms } from './unfinished/unfinished-comparison.ts';
import { hasUnfinishedRuns, readUnfinishedRuns } from './unfinished/unfinished-runs.ts';
import { hasUnfinishedSweep, readUnfinishedSweep } from './unfinished/unfinished-sweep.ts';

/** How results of one kind are recognised and read. */
type Reader = {
  readonly is: (directory: string) => boolean;
  readonly read: (directory: string, options: UnfinishedOptions) => Promise<Results>;
};

const isUnfinished = (directory: string): boolean => begunIn(directory) !== undefined || hasUnfinishedArms(directory);

/** Whether a directory holds points of a finished sweep. */
export const isSweep = (directory: string): boolean =>
  ![isComparison, isSolution, isUnfinished].some((is) => is(directory)) &&
  isStudy(directory) &&
  openResults(directory).manifest.design.kind === 'sweep';

/** The first that recognises a directory reads it; the last takes what no other does, and refuses what is no results. */
const readers: readonly [...Reader[], Reader] = [
  { is: isComparison, read: readComparison },
  { is: isSolution, read: readSolution },
  { is: hasUnfinishedArms, read: refuseUnfinishedArms },
  { is: hasUnfinishedRuns, read: readUnfinishedRuns },
  { is: hasUnfinishedSweep, read: readUnfinishedSweep },
  { is: isSweep, read: (directory) => readSweep(directory) },
  { is: isStudy, read: readStudy },
  { is: () => true, read: readResults },
];

/**
 * Reads results of any kind, and what a picture says around them; of runs of one scenario, and of sweeps over
 * a grid, also of a part that is there before all is, which the pictures then say.
 *
 * @throws ResultsError where there are no results, or damaged ones; the signal's reason when it is aborted
 */
export const readForReport = async (directory: string, options: UnfinishedOptions = {}): Promise<Results> => {
  const reader = readers.find(({ is }) => is(directory)) as Reader;
  return reader.read(directory, options);
};
