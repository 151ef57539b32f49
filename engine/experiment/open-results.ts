import { existsSync, statSync } from 'node:fs';
import { type Manifest, readManifest } from './manifest.ts';
import { ResultsError } from './results-error.ts';

/**
 * The manifest of a finished results directory.
 *
 * @throws ResultsError `no-results`, `not-results`, `incomplete-results` or `newer-results`
 */
export const openResults = (directory: string): { readonly manifest: Manifest; readonly sha256: string } => {
  if (!existsSync(directory))
    throw new ResultsError('no-results', `${directory}: there is no such folder`, 'detente run makes one');
  if (!statSync(directory).isDirectory())
    throw new ResultsError('not-results', `${directory}: this is no folder`, 'name the folder that detente run made');
  const found = readManifest(directory);
  if (found === undefined)
    throw new ResultsError(
      'incomplete-results',
      `${directory}: there are no finished results, the manifest is missing`,
      'run the same command again: it goes on where it stopped',
    );
  if (!found.manifest.complete)
    throw new ResultsError('incomplete-results', `${directory}: not all runs are done`, 'run the same command again');
  return found;
};
