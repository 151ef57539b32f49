import { MANIFEST } from '../results/manifest.ts';
import { ResultsError } from '../results/results-error.ts';
import { type FoundSolution, findSolution, solutionHash } from './solution-manifest.ts';

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

/**
 * As `openSolution`, for whoever reports what the manifest says.
 *
 * @throws ResultsError also where it names other sources, settings or flags, or another seed, than it was written with
 */
export const openUnchanged = (directory: string): FoundSolution => {
  const found = openSolution(directory);
  if (solutionHash(found.manifest) === found.manifest.inputHash) return found;
  throw new ResultsError(
    'damaged-results',
    `${directory}: its ${MANIFEST} has been changed: its input hash is not that of its sources, seed, settings and flags`,
    'replace it with --force',
  );
};
