import { INK, MUTED } from '../colour.ts';
import { unlessFailed } from '../failures.ts';
import type { ChartOptions, EndLabel, Figure, Point } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results, TickRow, TickSeries } from '../results.ts';
import { niceScale } from '../scale.ts';
import type { TimeAxis } from '../time-axis.ts';
import { atMoment, duration, moment, timeAxis } from '../time-axis.ts';
import { behind } from '../unit-words.ts';
import { courseWords as say } from '../wording/courses.ts';
import { upperFirst } from '../words.ts';
import { complete, timePlot } from './complete.ts';
import { band, type Dataset, line } from './line-chart.ts';
import {
  coverage,
  definitionOf,
  endPlace,
  measureAxes,
  measureTitle,
  quantileRuns,
  quantilesReached,
  seriesLabel,
  seriesTable,
  shownRows,
  stem,
  valueText,
} from './series.ts';
import { trend } from './trend.ts';

/** Which series: the first that matches what is given. */
export type FanOptions = ChartOptions & {
  readonly measure: string;
  readonly player?: string;
  readonly option?: string;
};

type Write = (value: number) => string;

function quantilesOf({ p05, p25, p50, p75, p95 }: TickRow): number[] {
  return [p05, p25, p50, p75, p95];
}

/**
 * `Capability: median rises from 0.75 to 3.2 by month 100; n = 781 of 1,000 runs`. `Rises` and `falls` only if the curve
 * goes one way, and does so beyond sampling error; otherwise where it turns.
 */
function finding(results: Results, series: TickSeries, rows: readonly TickRow[], write: Write): string {
  const { scenario } = results;
  const first = rows[0] as TickRow;
  const last = rows.at(-1) as TickRow;
  const label = upperFirst(seriesLabel(series));
  const unit = behind(series.unit, results.scenario);
  const by = say.by(moment(scenario, last.tick));
  const [from, to] = [write(first.p50), write(last.p50)];
  if (last.n === 1) {
    return say.fan.oneRun(label, from, to, unit, by, first.n === 1);
  }
  const subject = say.fan.subject(label);
  const of = quantilesReached(results, series, last);
  const { kind, turn } = trend(rows);
  const extreme = write(turn.p50);
  const isTurn = extreme !== from && extreme !== to;
  if ((kind === 'peaks' || kind === 'dips') && isTurn) {
    const when = atMoment(scenario, turn.tick);
    return say.fan.turn(subject, say.fan.turns[kind], extreme + unit, when, { from, to, by }) + of;
  }
  if (kind === 'turns' && isTurn) {
    const which = say.fan.between[turn.p50 > Math.max(first.p50, last.p50) ? 'highest' : 'lowest'];
    const extremes = { which, value: extreme, when: atMoment(scenario, turn.tick) };
    return say.fan.over(subject, { from, to: to + unit, by }, extremes) + of;
  }
  if (kind === 'steady' || from === to) {
    return say.fan.steady(subject, to + unit, atMoment(scenario, last.tick)) + of;
  }
  const goes = say.fan.goes[kind === 'rises' || kind === 'falls' ? kind : 'unclear'];
  return say.fan.from(subject, goes, from, to + unit, by) + of;
}

/** The median line over its bands; one run has none. */
export function fanDatasets(rows: readonly TickRow[], time: TimeAxis): Dataset[] {
  const points = (key: 'p05' | 'p25' | 'p50' | 'p75' | 'p95'): Point[] =>
    rows.map((row) => ({ x: time.at(row.tick), y: row[key] }));
  const median = line(say.fan.median, points('p50'), { colour: INK, dash: [], width: 2.25 });
  if (rows.every((row) => row.n <= 1)) return [median];
  return [
    median,
    ...band(say.fan.half, points('p75'), points('p25'), { colour: INK, opacity: 0.24 }),
    ...band(say.fan.most, points('p95'), points('p05'), { colour: INK, opacity: 0.13 }),
  ];
}

/** How far apart the runs are at the end, for the single figure, which has room for it. */
function spreadClause(last: TickRow, write: Write): string {
  const [low, high] = [write(last.p25), write(last.p75)];
  return quantileRuns(last) < 4 || low === high ? '' : say.fan.spread(low, high);
}

/** Values at the right edge, `2.4 median`, `4.2 at 95 %`; those that read the same share a label. */
function endLabels(last: TickRow, write: Write, place: Pick<EndLabel, 'at'>): EndLabel[] {
  if (last.n === 1)
    return [{ value: last.p50, ...place, text: write(last.p50), detail: '', colour: INK, strong: true }];
  const quantiles = [
    [95, last.p95],
    [75, last.p75],
    [50, last.p50],
    [25, last.p25],
    [5, last.p05],
  ] as const;
  return [...new Set(quantiles.map(([, value]) => write(value)))].map((text) => {
    const same = quantiles.filter(([, value]) => write(value) === text);
    const median = same.some(([share]) => share === 50);
    const others = same.map(([share]) => share).filter((share) => share !== 50);
    const [from = 0, to = 0] = [others.at(-1), others[0]];
    const range = from === to ? say.fan.share(to) : say.fan.shares(from, to);
    const detail = !median ? say.fan.at(range) : others.length === 0 ? say.fan.atMedian : say.fan.atMedianAnd(range);
    return {
      value: median ? last.p50 : (same[0]?.[1] ?? 0),
      ...place,
      text,
      detail,
      colour: median ? INK : MUTED,
      strong: median,
    };
  });
}

function altText(results: Results, series: TickSeries, title: string, write: Write): string {
  const rows = shownRows(results, series);
  const places = [0, 0.25, 0.5, 0.75, 1].map((share) => rows[Math.round(share * (rows.length - 1))] as TickRow);
  const points = [...new Set(places)].map((row) => {
    const n = formatCount(quantileRuns(row));
    return say.fan.row(moment(results.scenario, row.tick), write(row.p50), write(row.p05), write(row.p95), n);
  });
  const span = duration(results.scenario, results.scenario.horizon);
  return say.fan.altText(span, coverage(results, series, 'quantiles'), title, points.join('; '));
}

/**
 * Where is it heading, how unsure? The median over runs, the middle half (25–75 %) and the middle nine tenths (5–95 %)
 * of one measure by tick. The bands are the spread of runs (chance and drawn parameters), not the error of a mean.
 *
 * @returns undefined where no such series has a row with a run in it
 */
export function fan(results: Results, options: FanOptions): Figure | undefined {
  const series = results.ticks.find(
    (one) =>
      one.measure === options.measure &&
      (options.player === undefined || one.player === options.player) &&
      (options.option === undefined || one.option === options.option),
  );
  const rows = series === undefined ? [] : shownRows(results, series);
  const last = rows.at(-1);
  if (series === undefined || last === undefined) return undefined;
  const time = timeAxis(results.scenario, options.timeLabels);
  const scale = niceScale(Math.min(...rows.map((row) => row.p05)), Math.max(...rows.map((row) => row.p95)));
  const write = valueText(scale, [...(rows[0] === undefined ? [] : [rows[0].p50]), ...quantilesOf(last)]);
  const axes = measureAxes(time, scale, measureTitle(series, results.scenario));
  const spread = rows.some((row) => row.n > 1);
  const datasets = fanDatasets(rows, time);
  const subject = upperFirst(seriesLabel(series));
  const panelTitle = unlessFailed(results, subject, finding(results, series, rows, write));
  const title = unlessFailed(results, subject, panelTitle + spreadClause(last, write));
  const plot = timePlot(results, time, options, {
    datasets,
    axes,
    endLabels: endLabels(last, write, endPlace(results, time, last)),
  });
  return complete(results, [plot], {
    name: ['fan', series.measure, series.player, series.option]
      .filter((part) => part !== undefined)
      .map(stem)
      .join('-'),
    title,
    panelTitle,
    method: spread ? say.method(say.fan.bands, coverage(results, series, 'quantiles')) : say.oneRun,
    definitions: definitionOf(series),
    shown: [series],
    table: seriesTable([series]),
    altText: altText(results, series, title, write),
  });
}
