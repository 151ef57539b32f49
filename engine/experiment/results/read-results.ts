import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { defined } from '../defined.ts';
import { parseJson } from '../json.ts';
import { packageRoot } from '../package.ts';
import { shellWord } from '../shell-word.ts';
import { type Cell, openParquetBytes } from '../tables/read-parquet.ts';
import { TICKS_COLUMNS } from '../tables/ticks-table.ts';
import { type Manifest, runsDone } from './manifest.ts';
import { openRuns } from './open-results.ts';
import { ownSettings } from './own-settings.ts';
import type { Results, TickRow } from './results.ts';
import { ResultsError } from './results-error.ts';
import { sha256, type Written } from './sink.ts';
import type { SeriesFacts, Summary } from './summary.ts';

/**
 * What pictures need of a results directory.
 *
 * Hashes hold of everything read; of the rest the sizes.
 *
 * @param directory as it is to be named in pictures
 * @throws ResultsError where there are no results, or damaged ones
 */
export const readResults = async (directory: string): Promise<Results> => {
  const { manifest, sha256: resultsHash } = openRuns(directory);
  checkSizes(directory, manifest);
  const summary = parseJson(new TextDecoder().decode(readChecked(directory, manifest, 'summary.json'))) as Summary;
  const table = await openParquetBytes(readChecked(directory, manifest, 'ticks.parquet'));
  const rows = await table.read(0, table.rows);
  const perSeries = summary.scenario.horizon + 1;
  if (rows.length !== perSeries * summary.series.length)
    throw damaged(directory, `ticks.parquet: expected ${perSeries * summary.series.length} rows, got ${rows.length}`);
  const shown = directory.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '');
  return {
    scenario: { ...summary.scenario, ...changes(directory, manifest) },
    runs: summary.runs - summary.failedRuns,
    failedRuns: summary.failedRuns,
    failures: summary.failures,
    seed: summary.seed,
    outcomes: summary.outcomes,
    ticks: summary.series.map((facts: SeriesFacts, index) => ({
      ...facts,
      rows: rows.slice(index * perSeries, (index + 1) * perSeries).map(tickRow),
    })),
    provenance: {
      version: manifest.versions.detente,
      scenarioHash: manifest.inputHash,
      resultsHash,
      directory: shown,
      replay: `detente replay ${shellWord(shown)}`,
      run: runCommand(manifest),
    },
    ...defined({ headline: summary.headline, headlineMeasure: summary.headlineMeasure }),
    draft: manifest.draft,
  };
};

/** What sets these results apart from those of the parent, or of the scenario as it is. */
const changes = (directory: string, manifest: Manifest): Pick<Results['scenario'], 'set' | 'parent' | 'own'> => {
  const { set, sources } = manifest;
  const parent = sources.find(({ role }) => role === 'parent');
  const own = sources.find(({ role }) => role === 'scenario');
  return {
    ...(set.length === 0 ? {} : { set }),
    ...(parent === undefined ? {} : { parent: parent.name.replace(/\.ya?ml$/, '') }),
    ...(parent === undefined || own === undefined
      ? {}
      : { own: ownSettings(own.name, readChecked(directory, manifest, `sources/${own.file}`)) }),
  };
};

/** The command that makes the results again: a shipped scenario by name, another by its file, to be in whose folder. */
export const runCommand = (manifest: Manifest): string => {
  const source = manifest.sources.find(({ role }) => role === 'scenario');
  const shipped = join(packageRoot(), 'scenarios', source?.name ?? '');
  const isShipped =
    source !== undefined && existsSync(shipped) && sha256(new Uint8Array(readFileSync(shipped))) === source.sha256;
  const reference = isShipped ? manifest.scenario : (source?.name ?? manifest.scenario);
  const set = manifest.set.flatMap(({ path, value }) => ['--set', shellWord(`${path}=${value}`)]);
  const counts = ['--runs', String(runsDone(manifest)), '--seed', shellWord(manifest.seed)];
  return ['detente', 'run', shellWord(reference), ...counts, ...set].join(' ');
};

const NUMBERS = ['tick', 'n', 'mean', 'sd', 'p05', 'p25', 'p50', 'p75', 'p95'] as const;
const place = (name: string): number => TICKS_COLUMNS.findIndex((column) => column.name === name);
const PLACES = NUMBERS.map((name) => [name, place(name)] as const);
const QUANTILE_N = place('quantile_n');

/** Missing statistics are NaN; only the spread of a single run is 0, as far as a picture goes. */
const tickRow = (cells: readonly Cell[]): TickRow => {
  const row = Object.fromEntries(PLACES.map(([name, at]) => [name, cells[at] ?? Number.NaN])) as TickRow;
  const quantileN = cells[QUANTILE_N];
  return {
    ...row,
    ...(row.n === 1 ? { sd: 0 } : {}),
    ...(typeof quantileN === 'number' && quantileN < row.n ? { quantileN } : {}),
  };
};

const damaged = (directory: string, what: string): ResultsError =>
  new ResultsError('damaged-results', `${directory}: ${what}`, 'make the results again with --force');

const expected = (directory: string, { files }: Manifest, name: string): Written => {
  const written = files[name];
  if (written === undefined) throw damaged(directory, `the manifest does not name ${name}`);
  return written;
};

const readChecked = (directory: string, manifest: Manifest, name: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(readFileSync(join(directory, name)));
  if (sha256(bytes) !== expected(directory, manifest, name).sha256)
    throw damaged(directory, `${name}: its bytes have changed`);
  return bytes;
};

const checkSizes = (directory: string, { files }: Manifest): void => {
  for (const [name, { bytes }] of Object.entries(files)) {
    const size = statSync(join(directory, name), { throwIfNoEntry: false })?.size;
    if (size !== bytes) throw damaged(directory, `${name}: ${size === undefined ? 'missing' : 'its size has changed'}`);
  }
};
