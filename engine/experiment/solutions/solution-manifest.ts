import { join } from 'node:path';
import type { Setting } from '../../language/loading/settings.ts';
import { jsonText } from '../json.ts';
import { currentVersions } from '../results/current-versions.ts';
import { isRecord, isVersions, isWritten, wrongParts } from '../results/malformation.ts';
import { differences, MANIFEST, type Versions } from '../results/manifest.ts';
import { readWhole } from '../results/read-whole.ts';
import { ResultsError } from '../results/results-error.ts';
import { sha256, type Written } from '../results/sink.ts';
import type { SourceFile } from '../results/sources.ts';
import { isNewer } from '../results/versions.ts';

export const SOLUTION = 'detente-solution';

/** What was asked of a game or a scenario: the command that did it. */
export const ANALYSES = ['solve', 'tournament', 'coalition', 'evolve'] as const;
export type Analysis = (typeof ANALYSES)[number];

/** Flags as they were given, by their names in camel case. */
export type Asked = Readonly<Record<string, string | number | boolean | readonly (string | number)[]>>;

/** What is to be found, and of what. */
export type SolutionPlan = {
  readonly analysis: Analysis;
  /** The name of the scenario or game. */
  readonly scenario: string;
  readonly seed: string;
  readonly set: readonly Setting[];
  /** The flags as asked; what is not among them the scenario says, or is as usual. */
  readonly asked: Asked;
  readonly sources: readonly SourceFile[];
};

/** `manifest.json` of a solution, written last. The same on every machine. */
export type SolutionManifest = SolutionPlan & {
  readonly schemaVersion: 1;
  readonly kind: typeof SOLUTION;
  readonly versions: Versions;
  readonly inputHash: string;
  readonly complete: true;
  readonly files: Readonly<Record<string, Written>>;
};

export type FoundSolution = { readonly manifest: SolutionManifest; readonly sha256: string };

/** The identity of a solution: sources by name and bytes, seed, settings, and what was asked. */
export const solutionHash = ({ analysis, seed, set, asked, sources }: SolutionPlan): string =>
  sha256(
    jsonText({
      analysis,
      sources: sources.map((source) => [source.role, source.name, source.sha256]),
      seed,
      set: set.map(({ path, value }) => [path, value]),
      asked,
    }),
  );

/** Plans as `differences` takes them: what was asked, flag by flag. */
const comparable = ({ analysis, asked, ...plan }: SolutionPlan) => ({ ...plan, design: { kind: analysis, ...asked } });

/** How a solution differs from what is to be found by this version, a line per difference; none if it is the same. */
export const solutionDifferences = (manifest: SolutionManifest, plan: SolutionPlan): readonly string[] =>
  differences({ ...comparable(manifest), versions: manifest.versions }, comparable(plan), currentVersions());

const isListOf = (value: unknown, keys: readonly string[]): boolean =>
  Array.isArray(value) && value.every((one) => isRecord(one) && keys.every((key) => typeof one[key] === 'string'));

/** What of a solution's manifest is not as it must be; undefined if nothing. */
const malformed = (manifest: Readonly<Record<string, unknown>>): string | undefined => {
  const { analysis, asked, complete, files, inputHash, scenario, seed, set, sources, versions } = manifest;
  return wrongParts(manifest, [
    ['analysis', ANALYSES.some((one) => one === analysis)],
    ['asked', isRecord(asked)],
    ['complete', complete === true],
    ['files', isRecord(files) && Object.values(files).every(isWritten)],
    ['inputHash', typeof inputHash === 'string'],
    ['scenario', typeof scenario === 'string'],
    ['seed', typeof seed === 'string'],
    ['set', isListOf(set, ['path', 'value'])],
    ['sources', isListOf(sources, ['file', 'name', 'role', 'sha256'])],
    ['versions', isVersions(versions)],
  ]);
};

const parsed = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
};

type Read = { readonly bytes: Uint8Array; readonly manifest: Readonly<Record<string, unknown>> };

const readSolutionManifest = (directory: string): Read | undefined => {
  try {
    const bytes = readWhole(join(directory, MANIFEST));
    const manifest = parsed(bytes);
    return isRecord(manifest) && manifest.kind === SOLUTION ? { bytes, manifest } : undefined;
  } catch {
    return undefined;
  }
};

/** Whether a directory holds what solve, tournament, coalition or evolve found, whole or damaged. */
export const isSolution = (directory: string): boolean => readSolutionManifest(directory) !== undefined;

/**
 * The manifest of a solution with the hash of its bytes.
 *
 * @returns undefined where there is none, or that of something else
 * @throws ResultsError `newer-results`, `damaged-results`
 */
export const findSolution = (directory: string): FoundSolution | undefined => {
  const read = readSolutionManifest(directory);
  if (read === undefined) return undefined;
  const { bytes, manifest } = read;
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
      `${directory}: its ${MANIFEST} is not as solutions have it: ${wrong}`,
      'replace it with --force',
    );
  return { manifest: manifest as SolutionManifest, sha256: sha256(bytes) };
};
