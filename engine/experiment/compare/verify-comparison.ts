import { isFolder } from '../make-folder.ts';
import { readManifest } from '../results/read-manifest.ts';
import { ResultsError } from '../results/results-error.ts';
import { type Damage, damageOf } from '../results/verify.ts';
import { armFolder, type ComparedArm, type ComparisonManifest, findComparison } from './comparison-manifest.ts';

/** What became of a comparison since it was written, its arms apart. */
export type VerifiedComparison = {
  readonly manifest: ComparisonManifest;
  readonly manifestSha256: string;
  /** Files whose bytes were compared with the manifest. */
  readonly checked: number;
  readonly damages: readonly Damage[];
};

/** An arm that is no longer the one that was compared: gone, or with other runs. */
const armDamage = (directory: string, { name, manifestSha256 }: ComparedArm): readonly Damage[] => {
  const folder = armFolder(directory, name);
  const file = `arms/${name}/manifest.json`;
  try {
    const found = isFolder(folder) ? readManifest(folder) : undefined;
    if (found === undefined) return [{ file, kind: 'missing', detail: 'missing' }];
    if (found.sha256 === manifestSha256) return [];
    return [{ file, kind: 'inconsistent', detail: 'is that of other runs than were compared' }];
  } catch (error) {
    if (!(error instanceof ResultsError)) throw error;
    return [{ file, kind: 'unreadable', detail: error.message }];
  }
};

/**
 * Compares the files of a comparison with its manifest, and the manifests of the arms with those that were compared.
 * The arms themselves are results, to be verified one by one.
 *
 * @throws ResultsError where there is no comparison
 */
export const verifyComparison = (directory: string): VerifiedComparison => {
  const found = findComparison(directory);
  if (found === undefined)
    throw new ResultsError(
      'not-results',
      `${directory}: holds no comparison`,
      'name a folder that detente compare made',
    );
  const { manifest, sha256: manifestSha256 } = found;
  const files = Object.entries(manifest.files);
  return {
    manifest,
    manifestSha256,
    checked: files.length,
    damages: [
      ...files.flatMap(([name, written]) => damageOf(directory, name, written)),
      ...manifest.arms.flatMap((arm) => armDamage(directory, arm)),
    ],
  };
};
