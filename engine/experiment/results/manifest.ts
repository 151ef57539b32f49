import type { Setting } from '../../language/loading/settings.ts';
import type { StudyDesign } from '../study/design.ts';
import type { TraceChoice } from '../tables/trace-table.ts';
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
export const runsDone = ({ arms }: Pick<Manifest, 'arms'>): number => arms.reduce((sum, { done }) => sum + done, 0);

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
