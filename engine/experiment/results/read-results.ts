import { keptIn } from './kept-in.ts';
import { openRuns } from './open-results.ts';
import { checkSizes } from './read-checked.ts';
import { provenanceOf } from './read-cited.ts';
import type { Results } from './results.ts';
import { resultsOf } from './results-of.ts';

/**
 * What pictures need of a results directory.
 *
 * Hashes hold of everything read; of the rest the sizes.
 *
 * @param directory as it is to be named in pictures
 * @throws ResultsError where there are no results, or damaged ones
 */
export const readResults = async (directory: string): Promise<Results> => {
  const { manifest, sha256 } = openRuns(directory);
  checkSizes(directory, manifest);
  return resultsOf({ manifest, ...keptIn(directory, manifest) }, provenanceOf(directory, manifest, sha256));
};
