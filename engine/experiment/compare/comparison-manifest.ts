import { join } from 'node:path';
import type { Setting } from '../../language/loading/settings.ts';
import { isRecord, isVersions, isWritten, wrongParts } from '../results/malformation.ts';
import { MANIFEST, type Versions } from '../results/manifest.ts';
import { readText } from '../results/read-whole.ts';
import { ResultsError } from '../results/results-error.ts';
import { sha256, type Written } from '../results/sink.ts';
import { isNewer } from '../results/versions.ts';

/** Folder of the arms in the directory of a comparison. */
export const ARMS = 'arms';

export const COMPARISON = 'detente-comparison';

/** An arm as the manifest names it: its own manifest, below `arms/`, says the rest. */
export type ComparedArm = {
  readonly name: string;
  /** What it is called where there is room. */
  readonly label?: string;
  readonly scenario: string;
  readonly set: readonly Setting[];
  readonly inputHash: string;
  readonly runs: number;
  readonly failed: number;
  readonly manifestSha256: string;
};

/** `manifest.json` of a comparison, written last. The same on every machine. */
export type ComparisonManifest = {
  readonly schemaVersion: 1;
  readonly kind: typeof COMPARISON;
  readonly versions: Versions;
  /** Of all arms, whatever their order. */
  readonly inputHash: string;
  readonly design: { readonly kind: 'arms' };
  readonly seed: string;
  readonly baseline: string;
  readonly draft: boolean;
  readonly arms: readonly ComparedArm[];
  readonly complete: true;
  readonly files: Readonly<Record<string, Written>>;
};

export type FoundComparison = { readonly manifest: ComparisonManifest; readonly sha256: string };

/** Where the runs of an arm lie. */
export const armFolder = (directory: string, name: string): string => join(directory, ARMS, name);

/** Not named by experiment, order or baseline: the same arms are the same comparison. */
export const comparisonHash = (arms: readonly { readonly name: string; readonly inputHash: string }[]): string =>
  sha256(
    JSON.stringify({
      design: 'arms',
      arms: arms.map(({ name, inputHash }) => [name, inputHash] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
    }),
  );

const isArm = (arm: unknown): boolean =>
  isRecord(arm) &&
  [arm.name, arm.scenario, arm.inputHash, arm.manifestSha256].every((text) => typeof text === 'string') &&
  (arm.label === undefined || typeof arm.label === 'string') &&
  // A name is a folder, and no way out of the directory.
  !/[\\/\0]|^\.+$/.test(String(arm.name)) &&
  Number.isInteger(arm.runs) &&
  Number.isInteger(arm.failed) &&
  Array.isArray(arm.set);

/** What of a comparison's manifest is not as it must be; undefined if nothing. */
const malformed = (manifest: Readonly<Record<string, unknown>>): string | undefined => {
  const { arms, complete, design, files, inputHash, seed, baseline, versions } = manifest;
  return wrongParts(manifest, [
    ['arms', Array.isArray(arms) && arms.length > 1 && arms.every(isArm)],
    [
      'files',
      isRecord(files) && Object.entries(files).every(([name, file]) => !/[\\/\0]/.test(name) && isWritten(file)),
    ],
    ['complete', complete === true],
    ['design', isRecord(design) && design.kind === 'arms' && Object.keys(design).length === 1],
    ['inputHash', typeof inputHash === 'string'],
    ['seed', typeof seed === 'string'],
    ['baseline', typeof baseline === 'string'],
    ['draft', typeof manifest.draft === 'boolean'],
    ['versions', isVersions(versions)],
  ]);
};

const manifestText = (directory: string): string | undefined => {
  try {
    return readText(join(directory, MANIFEST));
  } catch {
    return undefined;
  }
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Whether a directory holds a finished comparison, whole or damaged. */
export const isComparison = (directory: string): boolean => {
  const manifest = parsed(manifestText(directory) ?? '');
  return isRecord(manifest) && manifest.kind === COMPARISON;
};

/**
 * The manifest of a comparison with the hash of its bytes.
 *
 * @returns undefined where there is none, or that of something else
 * @throws ResultsError `newer-results`, `damaged-results`
 */
export const findComparison = (directory: string): FoundComparison | undefined => {
  const text = manifestText(directory);
  const manifest = text === undefined ? undefined : parsed(text);
  if (text === undefined || !isRecord(manifest) || manifest.kind !== COMPARISON) return undefined;
  if (isNewer(manifest))
    throw new ResultsError(
      'newer-results',
      `${directory}: made by a later version of Detente, which this one cannot read`,
      'use a newer version',
    );
  const wrong = malformed(manifest);
  if (wrong !== undefined)
    throw new ResultsError(
      'damaged-results',
      `${directory}: its ${MANIFEST} is not as comparisons have it: ${wrong}`,
      'replace it with --force',
    );
  return { manifest: manifest as ComparisonManifest, sha256: sha256(text) };
};
