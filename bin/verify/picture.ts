import { dirname, join, resolve } from 'node:path';
import { findComparison } from '../../engine/experiment/compare/comparison-manifest.ts';
import { readManifest } from '../../engine/experiment/results/read-manifest.ts';
import { findSolution } from '../../engine/experiment/solutions/solution-manifest.ts';
import type { Provenance } from '../../reports/provenance.ts';
import { Refusal } from '../refusal.ts';
import { readPicture } from './read-picture.ts';

/** A results directory that a picture may be of. */
type ResultsThere = { readonly directory: string; readonly manifestSha256: string; readonly agrees: boolean };

/** Everything that is to be said about a picture. */
export type VerifiedPicture = {
  readonly kind: 'picture';
  readonly path: string;
  readonly ok: boolean;
  /** Absent for a damaged picture. */
  readonly provenance?: Provenance;
  readonly title?: string;
  /** The results it names, where they are there. */
  readonly results?: ResultsThere;
  /** What is wrong with it. */
  readonly damage?: string;
};

const hashOf = (directory: string): string | undefined => {
  try {
    return (findComparison(directory) ?? findSolution(directory) ?? readManifest(directory))?.sha256;
  } catch {
    return undefined;
  }
};

/** The results a picture is of: those it lies with, else those it names; of several the first that agrees. */
const resultsOf = (path: string, { directory, resultsHash }: Provenance): ResultsThere | undefined => {
  const named = directory.includes('\0') ? [] : [directory];
  const candidates = [join(dirname(path), '..'), dirname(path), ...named];
  const found = [...new Map(candidates.map((one) => [resolve(one), one])).values()].flatMap((one) => {
    const manifestSha256 = hashOf(one);
    return manifestSha256 === undefined
      ? []
      : [{ directory: one, manifestSha256, agrees: manifestSha256 === resultsHash }];
  });
  return found.find(({ agrees }) => agrees) ?? found[0];
};

/**
 * Reads which results a picture was made from.
 *
 * @throws Refusal where it is no picture, or says nothing
 */
export const checkPicture = (path: string): VerifiedPicture => {
  const reading = readPicture(path);
  if (reading.kind === 'damaged') return { kind: 'picture', path, ok: false, damage: reading.detail };
  if (reading.kind !== 'ours')
    throw new Refusal(
      'not-verifiable',
      `${path}: ${reading.detail}`,
      'name a results directory, or a picture of detente report',
    );
  const { provenance, title } = reading;
  const results = resultsOf(path, provenance);
  return {
    kind: 'picture',
    path,
    ok: results?.agrees ?? true,
    provenance,
    title,
    ...(results === undefined ? {} : { results }),
  };
};
