import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KERNEL_VERSION } from '../../compile/compile.ts';
import type { Setting } from '../../language/loading/settings.ts';
import { RANDOM_SCHEME } from '../../run/random/stream.ts';
import { detenteVersion } from '../package.ts';
import type { StudyDesign } from '../study/design.ts';
import type { TraceChoice } from '../tables/trace-table.ts';
import { malformation } from './malformation.ts';
import { ResultsError } from './results-error.ts';
import { sha256, type Written } from './sink.ts';
import type { SourceFile } from './sources.ts';

/** What decides the bits of results. Neither Node nor the machine is among it. */
export type Versions = {
  readonly detente: string;
  /** Of the scenario language. */
  readonly format: number;
  readonly seedScheme: number;
  readonly kernel: number;
};

export const currentVersions = (): Versions => ({
  detente: detenteVersion(),
  format: 1,
  seedScheme: RANDOM_SCHEME,
  kernel: KERNEL_VERSION,
});

/** Runs of the scenario as it is, or of points that a study sets. */
export type Design = { readonly kind: 'replicates' } | StudyDesign;

/** What is to be played, apart from how often. */
export type Plan = {
  readonly scenario: string;
  readonly seed: string;
  readonly set: readonly Setting[];
  readonly design: Design;
  readonly sources: readonly SourceFile[];
};

/** One variant of the scenario, with its runs. */
export type Arm = {
  readonly name: string;
  readonly point: number;
  readonly asked: number;
  readonly done: number;
  readonly failed: number;
};

/** `manifest.json`, written last: what the directory holds, and what it was made from. The same on every machine. */
export type Manifest = Plan & {
  readonly schemaVersion: 1;
  readonly kind: 'detente-results';
  readonly versions: Versions;
  readonly inputHash: string;
  readonly draft: boolean;
  /** Whose trajectories are kept. */
  readonly trace: TraceChoice;
  readonly shardRuns: number;
  readonly arms: readonly Arm[];
  readonly complete: boolean;
  readonly files: Readonly<Record<string, Written>>;
};

/**
 * The identity of an experiment: sources by name and bytes, seed, settings, design. Not the number of runs, since run r
 * is the same however many there are.
 *
 * @returns 64 hexadecimal digits
 */
export const inputHash = ({ sources, seed, set, design }: Plan): string =>
  sha256(
    JSON.stringify({
      sources: sources.map((source) => [source.role, source.name, source.sha256]),
      seed,
      set: set.map(({ path, value }) => [path, value]),
      design,
    }),
  );

export const MANIFEST = 'manifest.json';

/** Runs of all arms. */
export const runsDone = ({ arms }: Manifest): number => arms.reduce((sum, { done }) => sum + done, 0);

export type Found = { readonly manifest: Manifest; readonly sha256: string };

/**
 * @returns the manifest with the hash of its bytes, undefined if there is none
 * @throws ResultsError `not-results` or `newer-results` where there is something else, `damaged-results` where parts of
 *   it are missing
 */
export const readManifest = (directory: string): Found | undefined => {
  const found = anyManifest(directory);
  const malformed = malformation(found?.manifest);
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
  if (manifest.schemaVersion !== 1)
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
    return readFileSync(path);
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

/** What two plans are compared by; of a design its parts by name. */
type Compared = Omit<Plan, 'design'> & { readonly design: Readonly<Record<string, unknown>> };

/** How a directory's results differ from what is to be played, a line per difference; none if they are its own. */
export const differences = (
  manifest: Compared & { readonly versions: Versions },
  plan: Compared,
  versions: Versions,
): readonly string[] => {
  const lines: string[] = [];
  const compare = (what: string, there: unknown, now: unknown): void => {
    if (there !== now) lines.push(`${what}: there ${there}, now ${now}`);
  };
  compare('scenario', manifest.scenario, plan.scenario);
  compare('seed', JSON.stringify(manifest.seed), JSON.stringify(plan.seed));
  compare('settings', settingsText(manifest.set), settingsText(plan.set));
  const [designThere, designNow] = [designLines(manifest.design), designLines(plan.design)];
  for (const name of new Set([...Object.keys(designThere), ...Object.keys(designNow)]))
    compare(name, designThere[name] ?? 'none', designNow[name] ?? 'none');
  const there = new Map(manifest.sources.map((source) => [`${source.role} ${source.name}`, source.sha256]));
  const now = new Map(plan.sources.map((source) => [`${source.role} ${source.name}`, source.sha256]));
  for (const [name, hash] of now)
    if (there.get(name) !== hash) lines.push(`${name}: ${there.has(name) ? 'changed' : 'not part of what is there'}`);
  for (const name of there.keys()) if (!now.has(name)) lines.push(`${name}: only part of what is there`);
  for (const key of ['detente', 'format', 'seedScheme', 'kernel'] as const)
    compare(key === 'detente' ? 'Detente' : key, manifest.versions[key], versions[key]);
  return lines;
};

/** A design by its parts, as far as they have words. */
const designLines = (design: Compared['design']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(design).flatMap(([key, value]): [string, string][] => {
      if (key === 'factors')
        return (value as StudyDesign['factors']).map(({ path, values }) => [`--vary ${path}`, JSON.stringify(values)]);
      return [
        [key === 'kind' ? 'kind of results' : key, typeof value === 'object' ? JSON.stringify(value) : String(value)],
      ];
    }),
  );

const settingsText = (set: readonly Setting[]): string =>
  set.length === 0 ? 'none' : set.map(({ path, value }) => `${path}=${value}`).join(' ');
