import { defined } from '../defined.ts';
import { parseJson } from '../json.ts';
import { type Cell, openParquetBytes } from '../tables/parquet-file.ts';
import { TICKS_COLUMNS } from '../tables/ticks-table.ts';
import { baselineOf } from './baseline.ts';
import type { BaselineFacts } from './baseline-facts.ts';
import { changesOf } from './changes-of.ts';
import { damaged, type KeptFiles } from './kept-files.ts';
import type { Manifest } from './manifest.ts';
import { ownSettings } from './own-settings.ts';
import type { Results, TickRow } from './results.ts';
import { measureResult, type SeriesFacts, type Summary } from './summary.ts';
import { checkSummary } from './summary-differences.ts';

/**
 * What pictures need of finished runs.
 *
 * @throws ResultsError where a file is damaged
 */
export const resultsOf = async (
  kept: KeptFiles & { readonly manifest: Manifest },
  provenance: Results['provenance'],
): Promise<Results> => {
  const { manifest, read } = kept;
  const summary = parseJson(new TextDecoder().decode(read('summary.json'))) as Summary;
  checkSummary(kept.where, manifest, summary);
  const table = await openParquetBytes(read('ticks.parquet'));
  const rows = await table.read(0, table.rows);
  const baseline = await baselineOf(manifest, kept);
  const perSeries = summary.scenario.horizon + 1;
  if (rows.length !== perSeries * summary.series.length)
    throw damaged(kept.where, `ticks.parquet: expected ${perSeries * summary.series.length} rows, got ${rows.length}`);
  return {
    scenario: {
      ...summary.scenario,
      ...changes(manifest, kept),
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
    provenance,
    ...defined({ fates: summary.fates }),
    ...defined({ headline: summary.headline, headlineMeasure: summary.headlineMeasure }),
    ...askedOf(summary, baseline),
    draft: manifest.draft,
  };
};

/** What the scenario measures beyond the one that it extends, but for the headline. */
export const askedOf = (
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
  manifest: Pick<Manifest, 'sources' | 'set'>,
  { read }: Pick<KeptFiles, 'read'>,
): Pick<Results['scenario'], 'set' | 'parent' | 'own'> => {
  const { sources } = manifest;
  const parent = sources.find(({ role }) => role === 'parent');
  const own = sources.find(({ role }) => role === 'scenario');
  return {
    ...changesOf(manifest),
    ...(parent === undefined || own === undefined ? {} : { own: ownSettings(own.name, read(`sources/${own.file}`)) }),
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
