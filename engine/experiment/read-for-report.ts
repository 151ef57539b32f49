import { isComparison } from './compare/comparison-manifest.ts';
import { readComparison } from './compare/read-comparison.ts';
import { isStudy, openResults } from './results/open-results.ts';
import { readResults } from './results/read-results.ts';
import type { Results } from './results/results.ts';
import { readSolution } from './solutions/read-solution.ts';
import { isSolution } from './solutions/solution-manifest.ts';
import { readStudy } from './study/read-study.ts';
import { readSweep } from './study/read-sweep.ts';

/** How results of one kind are recognised and read. */
type Reader = { readonly is: (directory: string) => boolean; readonly read: (directory: string) => Promise<Results> };

/** Whether a directory holds points of a sweep. */
export const isSweep = (directory: string): boolean =>
  !(isComparison(directory) || isSolution(directory)) &&
  isStudy(directory) &&
  openResults(directory).manifest.design.kind === 'sweep';

/** The first that recognises a directory reads it; the last takes what no other does, and refuses what is no results. */
const readers: readonly [...Reader[], Reader] = [
  { is: isComparison, read: readComparison },
  { is: isSolution, read: readSolution },
  { is: isSweep, read: (directory) => readSweep(directory) },
  { is: isStudy, read: readStudy },
  { is: () => true, read: readResults },
];

/**
 * Reads results of any kind, and what a picture says around them.
 *
 * @throws ResultsError where there are no finished results, or damaged ones
 */
export const readForReport = async (directory: string): Promise<Results> => {
  const reader = readers.find(({ is }) => is(directory)) as Reader;
  return reader.read(directory);
};
