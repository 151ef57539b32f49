import { ResultsError } from '../results/results-error.ts';
import { type FoundSolution, findSolution } from './solution-manifest.ts';

/**
 * The manifest of what was found.
 *
 * @throws ResultsError where there is none, or a damaged one
 */
export const openSolution = (directory: string): FoundSolution => {
  const found = findSolution(directory);
  if (found !== undefined) return found;
  throw new ResultsError(
    'not-results',
    `${directory}: holds nothing that solve, tournament, coalition or evolve found`,
    'those commands make such a folder with --out',
  );
};
