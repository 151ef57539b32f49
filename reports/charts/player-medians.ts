import { lineStyle } from '../colour.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import { clipped, upperFirst } from '../findings.ts';
import { unitSuffix } from '../format.ts';
import type { Results, TickRow, TickSeries } from '../results.ts';
import { niceScale } from '../scale.ts';
import { atMoment, duration, timeAxis } from '../time-axis.ts';
import { line, lineChart } from './line-chart.ts';
import {
  clearlyDiffer,
  coverage,
  liveRows,
  measureAxes,
  measureTitle,
  seriesTable,
  stem,
  valueText,
} from './series.ts';

/** More lines than this cannot be told apart; the rest is in the table. */
const MOST_LINES = 8;

type Ended = { readonly series: TickSeries; readonly rows: readonly TickRow[]; readonly last: TickRow };

/** Highest and lowest by name, if the two differ beyond rounding and beyond sampling error. */
function finding(results: Results, players: readonly Ended[], say: (value: number) => string): string {
  const top = players[0] as Ended;
  const bottom = players.at(-1) as Ended;
  const label = upperFirst(clipped(top.series.label));
  const when = atMoment(results.scenario, top.last.tick);
  const unit = unitSuffix(top.series.unit);
  const [high, low] = [say(top.last.p50), say(bottom.last.p50)];
  const among = top.series.carry || top.last.n === top.rows[0]?.n ? '' : ' among runs still going';
  if (high === low || !clearlyDiffer(top.last, bottom.last)) {
    return `${label}: no clear difference between players ${when}${among} (medians ${low} to ${high}${unit})`;
  }
  return `${label}: ${clipped(top.series.player ?? '')} has the highest median ${when}${among} (${high}${unit}), ${clipped(bottom.series.player ?? '')} the lowest (${low})`;
}

/**
 * Who is where over time? One median line per player of a measure. Bands of many players would hide each other: they
 * are in the table. At most eight players are drawn, those with the highest final medians.
 *
 * @returns undefined where the measure has no per-player series
 */
export function playerMedians(
  results: Results,
  options: ChartOptions & { readonly measure: string },
): Figure | undefined {
  const all = results.ticks.filter(
    (series) => series.measure === options.measure && series.player !== undefined && series.option === undefined,
  );
  const ended = all
    .map((series): Ended | undefined => {
      const rows = liveRows(series);
      const last = rows.at(-1);
      return last === undefined ? undefined : { series, rows, last };
    })
    .filter((one) => one !== undefined)
    .sort((a, b) => b.last.p50 - a.last.p50);
  const drawn = ended.slice(0, MOST_LINES);
  const first = drawn[0];
  if (first === undefined) return undefined;
  const time = timeAxis(results.scenario, options.timeLabels);
  const values = drawn.flatMap((one) => one.rows.map((row) => row.p50));
  const scale = niceScale(Math.min(...values), Math.max(...values));
  const say = valueText(scale);
  const axes = measureAxes(time, scale, measureTitle(first.series));
  const title = finding(results, ended, say);
  const lines = drawn.map((one, k) => {
    const points = one.rows.map((row) => ({ x: time.at(row.tick), y: row.p50 }));
    const { colour, dash } = lineStyle(k);
    return line(one.series.player ?? '', points, { colour, dash, width: k === 0 ? 2.25 : 1.75 });
  });
  const omitted = ended.length - drawn.length;
  const rest = omitted === 0 ? '' : `; ${omitted} lower player${omitted === 1 ? '' : 's'} only in the table`;
  const ends = ended.map((one) => `${one.series.player} ${say(one.last.p50)}`).join(', ');
  return {
    name: `players-${stem(options.measure)}`,
    title,
    method: `Median by player (spread of runs in the table); ${coverage(results, first.series)}${rest}`,
    configuration: lineChart(lines, axes, options),
    axes,
    endLabels: drawn.map((one, k) => ({
      value: one.last.p50,
      text: one.series.player ?? '',
      detail: say(one.last.p50),
      colour: lineStyle(k).text,
      strong: k === 0,
    })),
    csv: seriesTable(all),
    altText: `Line chart of medians by player over ${duration(results.scenario, results.scenario.horizon)}, in this model; ${coverage(results, first.series)}. ${title}. At the end: ${ends}.`,
  };
}
