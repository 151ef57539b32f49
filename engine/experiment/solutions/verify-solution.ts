import { join } from 'node:path';
import { jsonText, parseJson } from '../json.ts';
import { MANIFEST } from '../results/manifest.ts';
import { readText, readWhole } from '../results/read-whole.ts';
import { ResultsError } from '../results/results-error.ts';
import { sha256 } from '../results/sink.ts';
import { type Damage, damageOf, filesBelow } from '../results/verify.ts';
import { openSolution } from './open-solution.ts';
import type { SolutionSummary } from './prepared.ts';
import { type FoundSolution, type SolutionManifest, solutionHash } from './solution-manifest.ts';

/** What became of a solution since it was written. */
export type VerifiedSolution = {
  /** Undefined where it cannot be read. */
  readonly manifest: SolutionManifest | undefined;
  readonly manifestSha256: string;
  /** Of each profile or coalition; 0 where nothing is played, undefined where it cannot be read. */
  readonly runs: number | undefined;
  /** Files whose bytes were compared with the manifest. */
  readonly checked: number;
  readonly damages: readonly Damage[];
  /** Files that no part of it names, and no fault of theirs. */
  readonly extra: readonly string[];
  readonly notCovered: readonly string[];
};

/** Where a manifest contradicts itself: what nobody writes who does not change it by hand. */
const contradictions = (directory: string, manifest: SolutionManifest): readonly string[] => {
  const lines: string[] = [];
  const bytes = readText(join(directory, MANIFEST));
  if (jsonText(JSON.parse(bytes) as object) !== bytes) lines.push('is laid out otherwise than it was written');
  if (solutionHash(manifest) !== manifest.inputHash)
    lines.push('its input hash is not that of its sources, seed, settings and flags');
  for (const { file, sha256: hash } of manifest.sources)
    if (manifest.files[`sources/${file}`]?.sha256 !== hash) lines.push(`has two hashes for sources/${file}`);
  for (const name of ['summary.json', `${manifest.analysis}.json`])
    if (manifest.files[name] === undefined) lines.push(`does not name ${name}`);
  return lines;
};

/** A manifest that lacks what every one of them has: somebody changed it by hand. */
const unreadable = (directory: string, detail: string): VerifiedSolution => ({
  manifest: undefined,
  manifestSha256: sha256(readWhole(join(directory, MANIFEST))),
  runs: undefined,
  checked: 0,
  damages: [{ file: MANIFEST, kind: 'unreadable', detail }],
  extra: [],
  notCovered: [],
});

/**
 * Compares every file of a solution with the manifest, and the manifest with itself.
 *
 * @throws ResultsError where there is no solution, or that of a later version
 */
export const verifySolution = (directory: string): VerifiedSolution => {
  try {
    return verified(directory, openSolution(directory));
  } catch (error) {
    if (error instanceof ResultsError && error.code === 'damaged-results')
      return unreadable(directory, error.message.replace(/^.*: its manifest\.json /, ''));
    throw error;
  }
};

const verified = (directory: string, { manifest, sha256: manifestSha256 }: FoundSolution): VerifiedSolution => {
  const damages = Object.entries(manifest.files).flatMap(([name, written]) => damageOf(directory, name, written));
  const isHurt = manifest.files['summary.json'] === undefined || damages.some(({ file }) => file === 'summary.json');
  const summary = isHurt ? undefined : (parseJson(readText(join(directory, 'summary.json'))) as SolutionSummary);
  const others = filesBelow(directory).filter((name) => name !== MANIFEST && manifest.files[name] === undefined);
  const isOurs = (name: string): boolean => /^(environment\.json$|report\/|\.draft\/|\.lock(\.|$))/.test(name);
  return {
    manifest,
    manifestSha256,
    runs: summary?.runs,
    checked: Object.keys(manifest.files).length,
    damages: [
      ...[
        ...contradictions(directory, manifest),
        ...(summary === undefined || summary.scenario.name === manifest.scenario
          ? []
          : [`says scenario ${manifest.scenario}, summary.json says ${summary.scenario.name}`]),
      ].map((detail) => ({
        file: MANIFEST,
        kind: 'inconsistent' as const,
        detail,
      })),
      ...damages,
    ],
    extra: others.filter((name) => !isOurs(name)),
    notCovered: others.filter((name) => name === 'environment.json'),
  };
};
