import { join } from 'node:path';
import { manifestMalformation } from './malformation.ts';
import { MANIFEST, type Manifest } from './manifest.ts';
import { readWhole } from './read-whole.ts';
import { ResultsError } from './results-error.ts';
import { sha256 } from './sink.ts';
import { isNewer } from './versions.ts';

export type Found = { readonly manifest: Manifest; readonly sha256: string };

/**
 * @returns the manifest with the hash of its bytes, undefined if there is none
 * @throws ResultsError `not-results` or `newer-results` where there is something else, `damaged-results` where parts of
 *   it are missing
 */
export const readManifest = (directory: string): Found | undefined => {
  const found = anyManifest(directory);
  const malformed = manifestMalformation(found?.manifest);
  if (found === undefined || malformed === undefined) return found;
  throw new ResultsError('damaged-results', `${directory}: its ${MANIFEST} ${malformed}`, 'replace it with --force');
};

/** The manifest of results, whether or not it holds what it should. */
export const anyManifest = (directory: string): Found | undefined => {
  const bytes = bytesOf(join(directory, MANIFEST));
  if (bytes === undefined) return undefined;
  const manifest = parsed(new TextDecoder().decode(bytes));
  const { kind } = (manifest ?? {}) as { kind?: string };
  if (kind === 'detente-comparison') throw comparisonNamed(directory, manifest);
  if (kind === 'detente-solution') throw solutionNamed(directory, manifest);
  if (manifest?.kind !== 'detente-results')
    throw new ResultsError(
      'not-results',
      `${directory}: its ${MANIFEST} is not that of results`,
      'name another folder',
    );
  if (isNewer(manifest))
    throw new ResultsError(
      'newer-results',
      `${directory}: made by Detente ${manifest.versions?.detente ?? 'of a later version'}, which this one cannot read`,
      'use a newer version',
    );
  return { manifest, sha256: sha256(bytes) };
};

/** Each arm of a comparison has results of its own. */
const comparisonNamed = (directory: string, manifest: unknown): ResultsError => {
  const { arms } = manifest as { readonly arms?: readonly { readonly name?: string }[] };
  const folders = Array.isArray(arms) ? arms.map(({ name }) => `${directory.replace(/\/+$/, '')}/arms/${name}`) : [];
  return new ResultsError(
    'not-results',
    `${directory}: holds a comparison of several arms, not the results of one`,
    `name one of its arms: ${folders.join(', ')}`,
  );
};

/** Nothing of a solution was run. */
const solutionNamed = (directory: string, manifest: unknown): ResultsError => {
  const { analysis } = manifest as { readonly analysis?: string };
  return new ResultsError(
    'not-results',
    `${directory}: holds what ${analysis === undefined ? 'a solver' : `detente ${analysis}`} found, not runs of a scenario`,
    'detente report, verify, replay and cite take it; runs go to another folder',
  );
};

const bytesOf = (path: string): Uint8Array | undefined => {
  try {
    return readWhole(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    // A folder of that name: no manifest of ours, and not to be taken for none.
    if (code === 'EISDIR') return new Uint8Array();
    throw error;
  }
};

const parsed = (text: string): Manifest | undefined => {
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    return undefined;
  }
};
