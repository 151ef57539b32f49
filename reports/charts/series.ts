import { student975 } from '../../engine/analysis/mean-interval.ts';
import { Z95 } from '../../engine/analysis/wilson.ts';
import type { Axis, Definition, EndLabel } from '../figure.ts';
import { decimalsOf, formatCount, formatNumber, formatPercent } from '../format.ts';
import type { Results, TickRow, TickSeries } from '../results.ts';
import type { Scale } from '../scale.ts';
import { tickValues } from '../scale.ts';
import type { TimeAxis } from '../time-axis.ts';
import { moment } from '../time-axis.ts';
import { isUnitAlone, unitWords } from '../unit-words.ts';
import { courseWords as say } from '../wording/courses.ts';
import { clipped, plain, upperFirst } from '../words.ts';

/** Rows that rest on at least one run; where all runs have ended there is nothing to draw. */
export function liveRows(series: TickSeries): readonly TickRow[] {
  return series.rows.filter((row) => row.n > 0 && Number.isFinite(row.p50));
}

/** `capability`, `capability of Lab 1`, `stance of Lab 1: race`. */
export function seriesLabel(series: TickSeries): string {
  const whose = series.player === undefined ? '' : say.ofPlayer(clipped(series.player));
  return say.series(clipped(series.label), whose, series.option);
}

/** Of runs still going, a curve is drawn while at least this share of all runs is among them. */
const LEAST_SHARE = 0.2;

/**
 * The rows of a curve that are drawn and spoken of. Where ended runs do not keep their value, the last rows would rest
 * on whichever few runs lasted: the curve stops at the last row with a fifth of the runs, or, of a measure that hardly
 * any run has, is drawn whole.
 */
export function shownRows(results: Results, series: TickSeries): readonly TickRow[] {
  const rows = liveRows(series);
  if (series.carry) return rows;
  const enough = (row: TickRow): boolean => row.n >= LEAST_SHARE * results.runs;
  const first = rows.findIndex(enough);
  return first < 0 ? rows : rows.slice(first, rows.findLastIndex(enough) + 1);
}

/** How many runs the quantiles of a row are of: of many runs, only the first. */
export function quantileRuns({ n, quantileN = n }: TickRow): number {
  return quantileN;
}

/**
 * Whom the statistics cover: survivors only make a curve of whoever is left, not of a typical run, and every picture
 * says which it is.
 *
 * @param drawn what the picture shows: means and shares are of all runs, medians and bands of many runs only of the first
 */
export function coverage(results: Results, series: TickSeries, drawn: 'means' | 'quantiles' = 'means'): string {
  const rows = shownRows(results, series);
  const isSample = drawn === 'quantiles' && rows.some((row) => quantileRuns(row) < row.n);
  const counts = rows.map((row) => (isSample ? quantileRuns(row) : row.n));
  const most = Math.max(...counts);
  const least = Math.min(...counts);
  const all = Math.max(...rows.map((row) => row.n));
  const of = isSample
    ? say.coverage.sample(formatCount(most), formatCount(all))
    : say.coverage.runs(formatCount(most), most === 1);
  if (series.carry) return say.coverage.carried(of);
  const end = rows.at(-1)?.tick ?? 0;
  const cut = end < (liveRows(series).at(-1)?.tick ?? 0);
  if (least === most && !cut) return end === series.rows.at(-1)?.tick ? of : say.coverage.allEnded(of);
  const when = moment(results.scenario, end);
  const stop = cut ? say.coverage.cut(when) : end < results.scenario.horizon ? say.coverage.noneAfter(when) : '';
  const whose = isSample ? say.coverage.those(of) : say.coverage.anyRuns;
  return say.coverage.reached(whose, results.scenario.tick, formatCount(most), formatCount(least), stop);
}

/** How many runs the last row rests on, where it is not all: `; n = 230 of 1,000 runs`. */
export function reached(results: Results, series: TickSeries, last: TickRow): string {
  if (series.carry || last.n >= results.runs) return '';
  return say.coverage.n(formatCount(last.n), formatCount(results.runs));
}

/** The same for medians and bands: `; n = 3,755 of the first 4,096 runs` where they are not of all runs. */
export function quantilesReached(results: Results, series: TickSeries, last: TickRow): string {
  const n = quantileRuns(last);
  if (n === last.n) return reached(results, series, last);
  const first = results.ticks.reduce((most, { rows }) => Math.max(most, ...rows.map(quantileRuns)), 0);
  if (series.carry || n >= first) return '';
  return say.coverage.nOfFirst(formatCount(n), formatCount(first));
}

/** For the labels of a curve that stops before the right edge: where. */
export function endPlace(results: Results, time: TimeAxis, last: TickRow): Pick<EndLabel, 'at'> {
  return last.tick < results.scenario.horizon ? { at: time.at(last.tick) } : {};
}

/** What the measure is, if the scenario says more than its unit. */
export function definitionOf(series: TickSeries): Definition[] {
  if (series.definition === undefined || isUnitAlone(series.definition, series.unit)) return [];
  return [{ term: upperFirst(clipped(series.label)), meaning: plain(series.definition) }];
}

/** The half-width of a mean's 95 % interval, by Student's t; of one run nothing is known. */
export function sampling({ sd, n }: TickRow): number {
  return n < 2 ? Number.POSITIVE_INFINITY : (student975(n - 1) * sd) / Math.sqrt(n);
}

/**
 * How much wider an interval must be to hold for two that were chosen for being far apart: the bound
 * P(|Z| > z) ≤ exp(−z² / 2), which holds for every z ≥ 0 and is more than the normal quantile asks for, is shared out
 * among the pairs (Bonferroni).
 *
 * @param pairs out of how many the two were chosen
 */
export function widening(pairs: number): number {
  return pairs > 1 ? Math.max(Z95, Math.sqrt(2 * Math.log(pairs / 0.05))) / Z95 : 1;
}

/**
 * Whether two means differ by more than chance. Their errors are added, not their squares: that holds whatever the
 * correlation between the two, which the statistics do not tell.
 *
 * @param pairs out of how many the two were chosen for being far apart (at least 1)
 */
export function clearlyDiffer(a: TickRow, b: TickRow, pairs = 1): boolean {
  return Math.abs(a.mean - b.mean) > widening(pairs) * (sampling(a) + sampling(b));
}

/** The two axes of a measure over time. */
export function measureAxes(time: TimeAxis, scale: Scale, title: string, percent = false): { x: Axis; y: Axis } {
  const decimals = decimalsOf(percent ? 100 * scale.step : scale.step);
  const text = (value: number): string => (percent ? formatPercent(value, decimals) : formatNumber(value, decimals));
  return {
    x: {
      scale: time.scale,
      title: time.title,
      labels: tickValues(time.scale).map((value) => ({ value, text: time.label(value) })),
    },
    y: { scale, title, labels: tickValues(scale).map((value) => ({ value, text: text(value) })) },
  };
}

/** `Capability (OOM)`, `Incidents (per year)`. */
export function measureTitle({ label, unit }: TickSeries, scenario: Results['scenario']): string {
  const words = unitWords(unit, scenario);
  return words === '' ? upperFirst(label) : `${upperFirst(label)} (${words})`;
}

/** Per-tick statistics as a table, in full. */
export function seriesTable(all: readonly TickSeries[]): { columns: string[]; rows: (string | number)[][] } {
  const statistics = ['n', 'mean', 'sd', 'p05', 'p25', 'p50', 'p75', 'p95'] as const;
  const rows = all.flatMap((series) =>
    series.rows.map((row) => [
      row.tick,
      series.measure,
      series.unit,
      series.class ?? '',
      series.player ?? '',
      series.option ?? '',
      series.carry ? 1 : 0,
      ...statistics.map((name) => row[name]),
      quantileRuns(row),
    ]),
  );
  const columns = ['tick', 'measure', 'unit', 'class', 'player', 'option', 'carry', ...statistics, 'quantile_n'];
  return { columns, rows };
}

/** A file stem from a measure's name. */
export function stem(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'measure'
  );
}

/**
 * How the values of one figure are written: all with as many decimals as its axis calls for, with more where the
 * smallest would be rounded away (0.07 beside 0.47, not 0.1), and without zeros at the end that all of them have.
 *
 * @param values what will be written
 */
export function valueText(scale: Scale, values: readonly number[]): (value: number) => string {
  const base = Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(scale.step) + 1e-9)));
  const telling = values.map(Math.abs).filter((size) => size > 0.002 * (scale.max - scale.min));
  const smallest = Math.min(...telling);
  let decimals = base;
  while (decimals < base + 2 && Math.abs(Number(smallest.toFixed(decimals)) - smallest) > 0.1 * smallest) decimals++;
  while (decimals > 0 && values.every((value) => value.toFixed(decimals).endsWith('0'))) decimals--;
  return (value) => formatNumber(value, decimals);
}
