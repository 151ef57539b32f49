import { join } from 'node:path';
import { jsonText } from '../json.ts';
import { isFolder } from '../make-folder.ts';
import { MANIFEST, type Manifest, runsDone } from '../results/manifest.ts';
import { readManifest } from '../results/read-manifest.ts';
import { readText } from '../results/read-whole.ts';
import { ResultsError } from '../results/results-error.ts';
import { type Damage, damageOf } from '../results/verify.ts';
import {
  armFolder,
  type ComparedArm,
  type ComparisonManifest,
  comparisonHash,
  findComparison,
} from './comparison-manifest.ts';

/** What became of a comparison since it was written, its arms apart. */
export type VerifiedComparison = {
  readonly manifest: ComparisonManifest;
  readonly manifestSha256: string;
  /** Files whose bytes were compared with the manifest. */
  readonly checked: number;
  readonly damages: readonly Damage[];
};

const inconsistent = (detail: string): Damage => ({ file: MANIFEST, kind: 'inconsistent', detail });

/** Where a manifest contradicts itself: what nobody writes who does not change it by hand. */
const contradictions = (directory: string, manifest: ComparisonManifest): readonly Damage[] => {
  const lines: string[] = [];
  const bytes = readText(join(directory, MANIFEST));
  if (jsonText(JSON.parse(bytes) as object) !== bytes) lines.push('is laid out otherwise than it was written');
  if (comparisonHash(manifest.arms) !== manifest.inputHash) lines.push('its input hash is not that of its arms');
  if (manifest.arms[0]?.name !== manifest.baseline) lines.push('its first arm is not the baseline');
  if (manifest.files['summary.json'] === undefined) lines.push('does not name summary.json');
  return lines.map(inconsistent);
};

/** What a comparison and an arm both say: the arm's manifest has the hash that the comparison expects. */
const saysOtherwise = ({ seed, draft }: ComparisonManifest, arm: ComparedArm, manifest: Manifest): boolean =>
  seed !== manifest.seed ||
  draft !== manifest.draft ||
  arm.scenario !== manifest.scenario ||
  JSON.stringify(arm.set) !== JSON.stringify(manifest.set) ||
  arm.inputHash !== manifest.inputHash ||
  arm.runs !== runsDone(manifest) ||
  arm.failed !== manifest.arms.reduce((sum, { failed }) => sum + failed, 0);

/** An arm that is no longer the one that was compared: gone, or with other runs. */
const armDamage = (directory: string, comparison: ComparisonManifest, arm: ComparedArm): readonly Damage[] => {
  const { name, manifestSha256 } = arm;
  const folder = armFolder(directory, name);
  const file = `arms/${name}/manifest.json`;
  try {
    const found = isFolder(folder) ? readManifest(folder) : undefined;
    if (found === undefined) return [{ file, kind: 'missing', detail: 'missing' }];
    if (found.sha256 !== manifestSha256)
      return [{ file, kind: 'inconsistent', detail: 'is that of other runs than were compared' }];
    return saysOtherwise(comparison, arm, found.manifest)
      ? [inconsistent(`says something else of arm ${name} than ${file}`)]
      : [];
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
      ...contradictions(directory, manifest),
      ...files.flatMap(([name, written]) => damageOf(directory, name, written)),
      ...manifest.arms.flatMap((arm) => armDamage(directory, manifest, arm)),
    ],
  };
};
