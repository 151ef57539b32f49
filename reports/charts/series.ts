import { Z95 } from '../../engine/analysis/wilson.ts';
import type { Axis } from '../figure.ts';
import { toCsv } from '../figure.ts';
import { clipped } from '../findings.ts';
import { decimalsOf, formatCount, formatNumber, formatPercent } from '../format.ts';
import type { Results, TickRow, TickSeries } from '../results.ts';
import type { Scale } from '../scale.ts';
import { tickValues } from '../scale.ts';
import type { TimeAxis } from '../time-axis.ts';
import { moment } from '../time-axis.ts';

/** Rows that rest on at least one run; where all runs have ended there is nothing to draw. */
export function liveRows(series: TickSeries): readonly TickRow[] {
  return series.rows.filter((row) => row.n > 0 && Number.isFinite(row.p50));
}

/** `capability`, `capability of Lab 1`, `stance of Lab 1: race`. */
export function seriesLabel(series: TickSeries): string {
  const whose = series.player === undefined ? '' : ` of ${clipped(series.player)}`;
  return `${clipped(series.label)}${whose}${series.option === undefined ? '' : `: ${series.option}`}`;
}

/**
 * Whom the statistics cover: survivors only make a curve of whoever is left, not of a typical run, and every picture
 * says which it is.
 */
export function coverage(results: Results, series: TickSeries): string {
  const rows = liveRows(series);
  const most = Math.max(...rows.map((row) => row.n));
  const least = Math.min(...rows.map((row) => row.n));
  const of = `${formatCount(most)} run${most === 1 ? '' : 's'}`;
  if (series.carry) return `${of}, final value carried for ended runs`;
  if (least === most) return rows.at(-1)?.tick === series.rows.at(-1)?.tick ? of : `${of}, all ended at the line’s end`;
  const emptied = rows.at(-1)?.tick !== results.scenario.horizon && series.rows.at(-1)?.n === 0;
  return `runs still going, n from ${formatCount(most)} to ${formatCount(least)}${emptied ? `, none after ${moment(results.scenario, rows.at(-1)?.tick ?? 0)}` : ''}`;
}

/** The half-width of a mean's 95 % interval, from the normal quantile. */
export function sampling(row: TickRow): number {
  return (Z95 * row.sd) / Math.sqrt(row.n);
}

/**
 * Whether two means differ by more than chance. Their errors are added, not their squares: that holds whatever the
 * correlation between the two, which the statistics do not tell.
 */
export function clearlyDiffer(a: TickRow, b: TickRow): boolean {
  return Math.abs(a.mean - b.mean) > sampling(a) + sampling(b);
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

/** `Capability (OOM)`. */
export function measureTitle(series: TickSeries): string {
  return series.unit === '1' || series.unit === '' ? series.label : `${series.label} (${series.unit})`;
}

/** Per-tick statistics as CSV, in full. */
export function seriesTable(all: readonly TickSeries[]): string {
  const columns = [
    'tick',
    'measure',
    'unit',
    'class',
    'player',
    'option',
    'carry',
    'n',
    'mean',
    'sd',
    'p05',
    'p25',
    'p50',
    'p75',
    'p95',
  ];
  const rows = all.flatMap((series) =>
    series.rows.map((row) => [
      row.tick,
      series.measure,
      series.unit,
      series.class ?? '',
      series.player ?? '',
      series.option ?? '',
      series.carry ? 1 : 0,
      ...[row.n, row.mean, row.sd, row.p05, row.p25, row.p50, row.p75, row.p95],
    ]),
  );
  return toCsv(columns, rows);
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

/** How values of a measure are written: one decimal more than its axis, and one more where that leaves a single digit. */
export function valueText(scale: Scale): (value: number) => string {
  const decimals = decimalsOf(scale.step) + 1;
  const unit = Number(`1e-${decimals}`);
  return (value) =>
    formatNumber(value, Math.abs(value) >= unit && Math.abs(value) < 9.5 * unit ? decimals + 1 : decimals);
}
