import { defined } from '../defined.ts';
import { parseJson } from '../json.ts';
import { type Cell, openParquetBytes } from '../tables/read-parquet.ts';
import { TICKS_COLUMNS } from '../tables/ticks-table.ts';
import { baselineOf } from './baseline.ts';
import type { BaselineFacts } from './baseline-facts.ts';
import type { Manifest } from './manifest.ts';
import { openRuns } from './open-results.ts';
import { ownSettings } from './own-settings.ts';
import { checkSizes, damaged, readChecked } from './read-checked.ts';
import { changesOf, provenanceOf } from './read-cited.ts';
import type { Results, TickRow } from './results.ts';
import { measureResult, type SeriesFacts, type Summary } from './summary.ts';

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
  const baseline = await baselineOf(directory, manifest);
  const perSeries = summary.scenario.horizon + 1;
  if (rows.length !== perSeries * summary.series.length)
    throw damaged(directory, `ticks.parquet: expected ${perSeries * summary.series.length} rows, got ${rows.length}`);
  return {
    scenario: {
      ...summary.scenario,
      ...changes(directory, manifest),
      ...defined({ baseline }),
    },
    runs: summary.runs - summary.failedRuns,
    failedRuns: summary.failedRuns,
    failures: summary.failures,
    seed: summary.seed,
    outcomes: summary.outcomes,
    ticks: summary.series.map((facts: SeriesFacts, index) => ({
      ...facts,
      rows: rows.slice(index * perSeries, (index + 1) * perSeries).map(tickRow),
    })),
    provenance: provenanceOf(directory, manifest, resultsHash),
    ...defined({ fates: summary.fates }),
    ...defined({ headline: summary.headline, headlineMeasure: summary.headlineMeasure }),
    ...askedOf(summary, baseline),
    draft: manifest.draft,
  };
};

/** What the scenario measures beyond the one that it extends, but for the headline. */
const askedOf = (
  { headline, measures }: Pick<Summary, 'headline' | 'measures'>,
  baseline: BaselineFacts | undefined,
): Pick<Results, 'asked'> => {
  const asked = (baseline?.asked ?? [])
    .filter(({ name }) => name !== headline)
    .flatMap((facts) => measureResult(facts, measures) ?? []);
  return asked.length === 0 ? {} : { asked };
};

/** What sets these results apart from those of the parent, or of the scenario as it is. */
export const changes = (
  directory: string,
  manifest: Pick<Manifest, 'files' | 'sources' | 'set'>,
): Pick<Results['scenario'], 'set' | 'parent' | 'own'> => {
  const { sources } = manifest;
  const parent = sources.find(({ role }) => role === 'parent');
  const own = sources.find(({ role }) => role === 'scenario');
  return {
    ...changesOf(manifest),
    ...(parent === undefined || own === undefined
      ? {}
      : { own: ownSettings(own.name, readChecked(directory, manifest, `sources/${own.file}`)) }),
  };
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
