import { INK, lineStyle, PAPER, SLOW_TEXT, STANCES } from '../colour.ts';
import { unlessFailed } from '../failures.ts';
import type { ChartOptions, Figure, LineConfiguration, Point } from '../figure.ts';
import { formatCount, formatPercent } from '../format.ts';
import type { Results, TickRow, TickSeries } from '../results.ts';
import { atMoment, duration, timeAxis } from '../time-axis.ts';
import { clipped, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import {
  coverage,
  definitionOf,
  endPlace,
  measureAxes,
  reached,
  sampling,
  seriesTable,
  shownRows,
  stem,
} from './series.ts';

type Area = {
  readonly option: string;
  readonly means: readonly number[];
  /** Half the 95 % interval of the last mean. */
  readonly error: number;
  readonly colour: string;
  readonly text: string;
};

function areaColours(option: string, index: number): { colour: string; text: string } {
  if (option === 'pause') return { colour: STANCES.pause, text: STANCES.pause };
  if (option === 'slow') return { colour: STANCES.slow, text: SLOW_TEXT };
  if (option === 'race') return { colour: STANCES.race, text: STANCES.race };
  const { colour, text } = lineStyle(index);
  return { colour, text };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The mean share of each option by tick, over players where there is a series per player. */
function areas(results: Results, all: readonly TickSeries[], rowCount: number): Area[] {
  const options = [...new Set(all.map((series) => series.option ?? ''))];
  return options.map((option, index) => {
    const rows = all.filter((one) => one.option === option).map((one) => shownRows(results, one));
    const at = (k: number): TickRow[] => rows.flatMap((one) => one[k] ?? []);
    const means = Array.from({ length: rowCount }, (_, k) => average(at(k).map((row) => row.mean)));
    // Whatever the correlation between players, the error of their average is at most the average of their errors.
    const error = average(at(rowCount - 1).map(sampling));
    return { option, means, error, ...areaColours(option, index) };
  });
}

/** A mean share as text; a small one is not called 0 %. */
function shareText(share: number): string {
  return share > 0 && share < 0.005 ? '<1 %' : formatPercent(share);
}

/** The most chosen option at the end, if it is ahead by more than rounding and sampling error. */
function finding(results: Results, drawn: readonly Area[], series: TickSeries, last: TickRow): string {
  const end = (area: Area): number => area.means.at(-1) ?? 0;
  const [top, second] = [...drawn].sort((a, b) => end(b) - end(a));
  const start = `${upperFirst(clipped(series.label))}:`;
  if (top === undefined) return start;
  const when = atMoment(results.scenario, last.tick);
  const of = reached(results, series, last);
  if (second === undefined) return `${start} ${top.option} is the only option`;
  const [most, next] = [shareText(end(top)), shareText(end(second))];
  if (most === next || end(top) - end(second) <= top.error + second.error) {
    return `${start} no option is clearly ahead ${when} (${top.option} ${most}, ${second.option} ${next})${of}`;
  }
  return `${start} ${top.option} is the most chosen ${when} (${most}), ${second.option} the second (${next})${of}`;
}

/** Areas on top of each other: each is filled down to the one before it. */
function stack(drawn: readonly Area[], xs: readonly number[]): LineConfiguration['data']['datasets'] {
  const below = xs.map(() => 0);
  const layers = drawn.map((area): LineConfiguration['data']['datasets'][number] => {
    const data: Point[] = xs.map((x, k) => {
      below[k] = Math.min(1, (below[k] ?? 0) + (area.means[k] ?? 0));
      return { x, y: below[k] };
    });
    return {
      label: area.option,
      data,
      borderColor: PAPER,
      borderWidth: 1,
      pointRadius: 0,
      backgroundColor: area.colour,
    };
  });
  return layers.map((layer, k) => ({ ...layer, fill: k === 0 ? 'origin' : '-1' }));
}

/**
 * Who does what over time? The share of choices that goes to each option, mean over runs and players, as stacked areas.
 *
 * @returns undefined where the measure is no decision
 */
export function optionShares(
  results: Results,
  options: ChartOptions & { readonly measure: string },
): Figure | undefined {
  const all = results.ticks.filter((series) => series.measure === options.measure && series.option !== undefined);
  const first = all[0];
  const rows = first === undefined ? [] : shownRows(results, first);
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const time = timeAxis(results.scenario, options.timeLabels);
  const drawn = areas(results, all, rows.length);
  const axes = measureAxes(time, { min: 0, max: 1, step: 0.25 }, 'Share of choices', true);
  const subject = upperFirst(clipped(first.label));
  const title = unlessFailed(results, subject, finding(results, drawn, first, last));
  let below = 0;
  const endLabels = drawn.map((area) => {
    const share = area.means.at(-1) ?? 0;
    below += share;
    return {
      value: below - share / 2,
      ...endPlace(results, time, last),
      text: upperFirst(area.option),
      detail: shareText(share),
      colour: area.text ?? INK,
      strong: true,
    };
  });
  const players = new Set(all.map((series) => series.player)).size;
  const over = players > 1 ? `, mean of ${formatCount(players)} players` : '';
  return complete(results, time, options, {
    name: `options-${stem(options.measure)}`,
    title,
    method: `Share of choices per ${results.scenario.tick}${over}, mean of runs; ${coverage(results, first)}`,
    datasets: stack(
      drawn,
      rows.map((row) => time.at(row.tick)),
    ),
    axes,
    endLabels,
    definitions: definitionOf(first),
    table: seriesTable(all),
    altText: `Stacked areas of the share of choices per option over ${duration(results.scenario, results.scenario.horizon)}, in this model; ${coverage(results, first)}. ${title}. ${upperFirst(atMoment(results.scenario, last.tick))}: ${endLabels.map((label) => `${label.text} ${label.detail}`).join(', ')}.`,
  });
}
