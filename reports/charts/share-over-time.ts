import { wilson } from '../../engine/analysis/wilson.ts';
import { INK } from '../colour.ts';
import type { ChartOptions, Figure, Point } from '../figure.ts';
import { toCsv } from '../figure.ts';
import { upperFirst } from '../findings.ts';
import { formatCount, formatEvidence, formatShare, naturalFrequency } from '../format.ts';
import type { Results, TickRow, TickSeries } from '../results.ts';
import { shareScale } from '../scale.ts';
import { atMoment, duration, timeAxis } from '../time-axis.ts';
import { band, line, lineChart } from './line-chart.ts';
import { coverage, liveRows, measureAxes, seriesLabel, stem } from './series.ts';

/**
 * Whether a measure is yes or no in every run, so that a fan of its quantiles would only jump between 0 and 1: all
 * quantiles lie in [0, 1], every mean is a whole number of runs, and the variance is the largest that the mean allows,
 * mean (1 − mean), which only values 0 and 1 reach.
 */
export function isYesNo(series: TickSeries): boolean {
  const rows = liveRows(series);
  const binary = ({ n, mean, sd, p05, p95 }: TickRow): boolean =>
    p05 >= 0 && p95 <= 1 && Math.abs(mean * n - Math.round(mean * n)) < 1e-6 && sd * sd >= mean * (1 - mean) - 1e-9;
  return rows.every(binary) && rows.some((row) => row.n > 1 && row.mean > 0 && row.mean < 1);
}

/**
 * In how many runs does it hold? The share of runs in which a yes-or-no measure is 1, by tick, with its 95 % Wilson band.
 *
 * @param series one for which `isYesNo` holds
 */
export function shareOverTime(results: Results, series: TickSeries, options: ChartOptions = {}): Figure {
  const { scenario } = results;
  const time = timeAxis(scenario, options.timeLabels);
  const rows = liveRows(series).map((row) => {
    const count = Math.round(row.mean * row.n);
    return { tick: row.tick, n: row.n, count, ...wilson(count, row.n) };
  });
  const points = (key: 'estimate' | 'lo' | 'hi'): Point[] => rows.map((row) => ({ x: time.at(row.tick), y: row[key] }));
  const last = rows.at(-1) ?? { tick: 0, n: 0, count: 0, estimate: 0 };
  const label = upperFirst(seriesLabel(series));
  const scale = shareScale(Math.max(...rows.map((row) => row.hi)));
  const axes = measureAxes(time, scale, `${label}, share of runs`, true);
  const when = atMoment(scenario, last.tick);
  const title = `${label}: in ${naturalFrequency(last.count, last.n)} ${when}`;
  const table = rows.map((row) => [row.tick, series.measure, row.count, row.n, row.estimate, row.lo, row.hi]);
  const datasets = [
    line(label, points('estimate'), { colour: INK, dash: [], width: 2.25 }),
    ...band('95 % interval', points('hi'), points('lo'), { colour: INK, opacity: 0.16 }),
  ];
  return {
    name: `share-${stem(series.measure)}`,
    title,
    method: `Share of runs in which it holds; band: 95 % Wilson interval, sampling error only; ${coverage(results, series)}`,
    configuration: lineChart(datasets, axes, options),
    axes,
    endLabels: [
      { value: last.estimate, text: 'Runs', detail: formatShare(last.count, last.n), colour: INK, strong: true },
    ],
    csv: toCsv(['tick', 'measure', 'count', 'n', 'estimate', 'lo95', 'hi95'], table),
    altText: `Line chart of a share of runs over ${duration(scenario, scenario.horizon)}, in this model; ${coverage(results, series)}. ${title} (${formatEvidence(last.count, last.n)}). At the start: ${formatCount(rows[0]?.count ?? 0)} of ${formatCount(rows[0]?.n ?? 0)}.`,
  };
}
