import { readdirSync } from 'node:fs';
import { isAbsolute, join, normalize, relative, sep } from 'node:path';
import { jsonText, parseJson } from '../json.ts';
import { lstatIfThere, statIfThere } from '../stat-if-there.ts';
import { compareCsv } from '../tables/compare-csv.ts';
import { manifestMalformation } from './malformation.ts';
import { inputHash, MANIFEST, type Manifest } from './manifest.ts';
import { openUnchecked } from './open-results.ts';
import { anyManifest } from './read-manifest.ts';
import { readText, readWhole } from './read-whole.ts';
import { sha256, type Written } from './sink.ts';
import type { Summary } from './summary.ts';
import { differencesToSummary } from './summary-differences.ts';
import { measureFile } from './verify-files.ts';

/** What is wrong with one file of results. */
export type Damage = {
  readonly file: string;
  readonly kind: 'missing' | 'unreadable' | 'truncated' | 'longer' | 'changed' | 'inconsistent';
  /** `truncated: 100 of 2345 bytes` */
  readonly detail: string;
};

/** What became of a results directory since it was written. */
export type Verified = {
  /** Undefined where it cannot be read. */
  readonly manifest: Manifest | undefined;
  readonly manifestSha256: string;
  /** Files whose bytes were compared with the manifest. */
  readonly checked: number;
  /** Tables as CSV that were compared with the Parquet files they were made of. */
  readonly tables: readonly string[];
  readonly damages: readonly Damage[];
  /** Files that no part of the results names, and no fault of theirs. */
  readonly extra: readonly string[];
  /** Files of the results for which there is nothing to compare with. */
  readonly notCovered: readonly string[];
};

/**
 * Compares every file of a results directory with the manifest, the manifest with itself, and tables that were also
 * written as CSV with the Parquet files. Pictures are not looked at.
 *
 * @throws ResultsError where there are no finished results
 */
export const verifyResults = async (directory: string): Promise<Verified> => {
  const torn = tornManifest(directory) ?? malformedManifest(directory);
  if (torn !== undefined) return torn;
  const { manifest, sha256: manifestSha256 } = openUnchecked(directory);
  const damages = Object.entries(manifest.files).flatMap(([name, written]) => damageOf(directory, name, written));
  const hurt = new Set(damages.map(({ file }) => file));
  const inside = contradictions(directory, manifest, hurt).map((detail) => inconsistent(MANIFEST, detail));
  const tables = tablesAsCsv(directory, manifest);
  const differing = await differingTables(directory, tables, hurt);
  const compared = tables.filter((name) => !hurt.has(parquetOf(name)));
  const known = new Set([MANIFEST, ...Object.keys(manifest.files), ...tables]);
  const others = filesBelow(directory).filter((name) => !known.has(name));
  const isOurs = (name: string): boolean =>
    /^(environment\.json$|report\/|\.draft\/|\.shards\/|\.lock(\.|$)|\.checkpoint$|(runs|ticks|trace)\.csv\.draft$)/.test(
      name,
    );
  return {
    manifest,
    manifestSha256,
    checked: Object.keys(manifest.files).length,
    tables: compared,
    damages: [...inside, ...damages, ...differing],
    extra: others.filter((name) => !isOurs(name)),
    notCovered: [
      ...others.filter((name) => name === 'environment.json'),
      ...tables.filter((name) => !compared.includes(name)),
    ],
  };
};

const inconsistent = (file: string, detail: string): Damage => ({ file, kind: 'inconsistent', detail });

const unreadable = (manifestSha256: string, detail: string): Verified => ({
  manifest: undefined,
  manifestSha256,
  checked: 0,
  tables: [],
  damages: [{ file: MANIFEST, kind: 'unreadable', detail }],
  extra: [],
  notCovered: [],
});

/** A manifest that is no JSON, in a folder that looks like one of results: half of one, or one that was overwritten. */
const tornManifest = (directory: string): Verified | undefined => {
  const path = join(directory, MANIFEST);
  if (!(statIfThere(path)?.isFile() && holdsResults(directory))) return undefined;
  const bytes = readWhole(path);
  try {
    JSON.parse(Buffer.from(bytes).toString('utf8'));
    return undefined;
  } catch {
    return unreadable(sha256(bytes), `is no JSON: half of it, or something else (${bytes.length} bytes)`);
  }
};

/** A manifest of results that lacks what every one of them has: somebody changed it by hand. */
const malformedManifest = (directory: string): Verified | undefined => {
  const found = anyManifest(directory);
  const malformed = manifestMalformation(found?.manifest);
  return found === undefined || malformed === undefined ? undefined : unreadable(found.sha256, malformed);
};

const holdsResults = (directory: string): boolean =>
  ['runs.parquet', 'ticks.parquet', 'sources'].some((name) => lstatIfThere(join(directory, name)));

/** A name that leads out of the directory is none of a file of its. */
const leadsOut = (name: string): boolean =>
  isAbsolute(name) || normalize(name).split(/[\\/]/)[0] === '..' || name.includes('\0');

/** What is wrong with one file that a manifest names; nothing if it is as it was. */
export const damageOf = (directory: string, name: string, written: Written): readonly Damage[] => {
  if (leadsOut(name)) return [inconsistent(MANIFEST, `names a file outside the directory: ${name}`)];
  const path = join(directory, name);
  const there = statIfThere(path);
  if (there === undefined) return [{ file: name, kind: 'missing', detail: 'missing' }];
  // A pipe would keep us waiting for ever.
  if (!there.isFile()) return [{ file: name, kind: 'unreadable', detail: 'no ordinary file' }];
  if (there.size < written.bytes)
    return [{ file: name, kind: 'truncated', detail: `truncated: ${there.size} of ${written.bytes} bytes` }];
  if (there.size > written.bytes)
    return [
      { file: name, kind: 'longer', detail: `longer than it was: ${there.size} bytes, expected ${written.bytes}` },
    ];
  const now = measureFile(path);
  if (now === undefined) return [{ file: name, kind: 'unreadable', detail: 'cannot be read' }];
  if (now.sha256 === written.sha256) return [];
  return [{ file: name, kind: 'changed', detail: 'changed: as long as it was, with other bytes' }];
};

/** Where a manifest contradicts itself or the summary: what nobody writes who does not change it by hand. */
const contradictions = (directory: string, manifest: Manifest, hurt: ReadonlySet<string>): readonly string[] => {
  const lines: string[] = [];
  const bytes = readText(join(directory, MANIFEST));
  if (jsonText(JSON.parse(bytes) as object) !== bytes) lines.push('is laid out otherwise than it was written');
  if (inputHash(manifest) !== manifest.inputHash)
    lines.push('its input hash is not that of its sources, seed and settings');
  for (const { file, sha256: hash } of manifest.sources)
    if (manifest.files[`sources/${file}`]?.sha256 !== hash) lines.push(`has two hashes for sources/${file}`);
  if (manifest.files['summary.json'] === undefined) lines.push('does not name summary.json');
  else if (!hurt.has('summary.json')) {
    const summary = parseJson(readText(join(directory, 'summary.json'))) as Summary;
    lines.push(...differencesToSummary(manifest, summary));
  }
  return lines;
};

const parquetOf = (csv: string): string => csv.replace(/\.csv$/, '.parquet');

/** Tables of the results that lie beside their Parquet file as CSV; the manifest does not name them. */
const tablesAsCsv = (directory: string, { files }: Manifest): readonly string[] =>
  Object.keys(files)
    .filter((name) => name.endsWith('.parquet') && !leadsOut(name))
    .map((name) => name.replace(/\.parquet$/, '.csv'))
    .filter((name) => files[name] === undefined)
    .filter((name) => statIfThere(join(directory, name))?.isFile());

const differingTables = async (
  directory: string,
  tables: readonly string[],
  hurt: ReadonlySet<string>,
): Promise<readonly Damage[]> => {
  const found: Damage[] = [];
  for (const file of tables) {
    if (hurt.has(parquetOf(file))) continue;
    const line = await compareCsv(join(directory, file), join(directory, parquetOf(file)));
    if (line !== undefined)
      found.push({ file, kind: 'changed', detail: `is not what ${parquetOf(file)} holds, from line ${line} on` });
  }
  return found;
};

/** Files below a folder by their paths from it, in order; links are not followed. */
export const filesBelow = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
