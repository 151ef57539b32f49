import { isComparison } from './compare/comparison-manifest.ts';
import { readComparison } from './compare/read-comparison.ts';
import { isUnfinished, readUnfinished, type UnfinishedOptions } from './read-unfinished.ts';
import { isStudy, openResults } from './results/open-results.ts';
import { readResults } from './results/read-results.ts';
import type { Results } from './results/results.ts';
import { readSolution } from './solutions/read-solution.ts';
import { isSolution } from './solutions/solution-manifest.ts';
import { readStudy } from './study/read-study.ts';
import { readSweep } from './study/read-sweep.ts';

/** How results of one kind are recognised and read. */
type Reader = {
  readonly is: (directory: string) => boolean;
  readonly read: (directory: string, options: UnfinishedOptions) => Promise<Results>;
};

/** Whether a directory holds points of a sweep. */
export const isSweep = (directory: string): boolean =>
  !(isComparison(directory) || isSolution(directory) || isUnfinished(directory)) &&
  isStudy(directory) &&
  openResults(directory).manifest.design.kind === 'sweep';

/** The first that recognises a directory reads it; the last takes what no other does, and refuses what is no results. */
const readers: readonly [...Reader[], Reader] = [
  { is: isComparison, read: readComparison },
  { is: isSolution, read: readSolution },
  { is: isUnfinished, read: readUnfinished },
  { is: isSweep, read: (directory) => readSweep(directory) },
  { is: isStudy, read: readStudy },
  { is: () => true, read: readResults },
];

/**
 * Reads results of any kind, and what a picture says around them; of runs of one scenario also those that are there
 * before all are, which the pictures then say.
 *
 * @throws ResultsError where there are no results, or damaged ones; the signal's reason when it is aborted
 */
export const readForReport = async (directory: string, options: UnfinishedOptions = {}): Promise<Results> => {
  const reader = readers.find(({ is }) => is(directory)) as Reader;
  return reader.read(directory, options);
};
