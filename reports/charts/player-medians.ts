import { INK, lineStyle } from '../colour.ts';
import { unlessFailed } from '../failures.ts';
import type { ChartOptions, EndLabel, Figure, Point } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results, TickRow, TickSeries } from '../results.ts';
import { niceScale } from '../scale.ts';
import type { TimeAxis } from '../time-axis.ts';
import { atMoment, duration, timeAxis } from '../time-axis.ts';
import { behind } from '../unit-words.ts';
import { courseWords as say } from '../wording/courses.ts';
import { clipped, upperFirst } from '../words.ts';
import { complete, timePlot } from './complete.ts';
import { band, type Dataset, line } from './line-chart.ts';
import {
  clearlyDiffer,
  coverage,
  definitionOf,
  endPlace,
  measureAxes,
  measureTitle,
  quantilesReached,
  seriesTable,
  shownRows,
  stem,
  valueText,
} from './series.ts';

/** More lines than this cannot be told apart; the rest is in the table. */
const MOST_LINES = 8;

/** Up to so many lines are drawn even if they lie on each other. */
const FEW_LINES = 3;

type Ended = { readonly series: TickSeries; readonly rows: readonly TickRow[]; readonly last: TickRow };

/** Lines or a band, with what names them. */
type Picture = { readonly datasets: Dataset[]; readonly labels: EndLabel[]; readonly method: string };

type Write = (value: number) => string;

/** Whether highest and lowest differ beyond rounding and beyond what the extremes of so many differ by chance. */
function differ(players: readonly Ended[], write: Write): boolean {
  const [top, bottom] = [players[0]?.last, players.at(-1)?.last];
  if (top === undefined || bottom === undefined) return false;
  const pairs = (players.length * (players.length - 1)) / 2;
  return write(top.p50) !== write(bottom.p50) && clearlyDiffer(top, bottom, pairs);
}

/** Highest and lowest by name, if the two differ. */
function finding(results: Results, players: readonly Ended[], write: Write): string {
  const top = players[0] as Ended;
  const bottom = players.at(-1) as Ended;
  const label = upperFirst(clipped(top.series.label));
  const when = atMoment(results.scenario, top.last.tick);
  const unit = behind(top.series.unit, results.scenario);
  const of = quantilesReached(results, top.series, top.last);
  const [high, low] = [write(top.last.p50), write(bottom.last.p50)];
  if (!differ(players, write)) {
    const medians = high === low ? say.playerMedians.each(high + unit) : say.playerMedians.all(low, high + unit);
    return say.playerMedians.unclear(label, when, medians) + of;
  }
  const [first, last] = [clipped(top.series.player ?? ''), clipped(bottom.series.player ?? '')];
  if (results.runs === 1) return say.playerMedians.oneRun(label, first, when, high + unit, last, low);
  return say.playerMedians.finding(label, first, when, high + unit, last, low) + of;
}

/** One line per player, highest first. */
function lines(results: Results, players: readonly Ended[], time: TimeAxis, write: Write): Picture {
  const drawn = players.slice(0, MOST_LINES);
  const omitted = players.length - drawn.length;
  const rest = omitted === 0 ? '' : say.playerMedians.rest(omitted);
  return {
    datasets: drawn.map((one, k) => {
      const points = one.rows.map((row) => ({ x: time.at(row.tick), y: row.p50 }));
      const { colour, dash } = lineStyle(k);
      return line(one.series.player ?? '', points, { colour, dash, width: k === 0 ? 2.25 : 1.75 });
    }),
    labels: drawn.map((one, k) => ({
      value: one.last.p50,
      ...endPlace(results, time, one.last),
      text: one.series.player ?? '',
      detail: write(one.last.p50),
      colour: lineStyle(k).text,
      strong: k === 0,
    })),
    method: say.playerMedians.lines(rest),
  };
}

/** Players who are alike as one band, from the lowest median to the highest, with the middle one as a line. */
function oneBand(results: Results, players: readonly Ended[], time: TimeAxis, write: Write): Picture {
  const first = players[0] as Ended;
  const medians = first.rows.map((_, k) => players.flatMap(({ rows }) => rows[k]?.p50 ?? []).sort((a, b) => a - b));
  const points = (pick: (sorted: readonly number[]) => number | undefined): Point[] =>
    first.rows.map((row, k) => ({ x: time.at(row.tick), y: pick(medians[k] ?? []) ?? row.p50 }));
  const [low, high] = [write(players.at(-1)?.last.p50 ?? 0), write(first.last.p50)];
  const middle = points((sorted) => sorted[Math.floor((sorted.length - 1) / 2)]);
  return {
    datasets: [
      line(say.playerMedians.middle, middle, { colour: INK, dash: [], width: 2.25 }),
      ...band(
        say.playerMedians.everybody,
        points((sorted) => sorted.at(-1)),
        points((sorted) => sorted[0]),
        {
          colour: INK,
          opacity: 0.2,
        },
      ),
    ],
    labels: [
      {
        value: middle.at(-1)?.y ?? 0,
        ...endPlace(results, time, first.last),
        text: say.playerMedians.players(formatCount(players.length)),
        detail: low === high ? high : say.range(low, high),
        colour: INK,
        strong: true,
      },
    ],
    method: say.playerMedians.band,
  };
}

/**
 * Who is where over time? One median line per player of a measure. Bands of many players would hide each other: they
 * are in the table. At most eight players are drawn, those with the highest final medians; players without a clear
 * difference, if more than three, are one band.
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
      const rows = shownRows(results, series);
      const last = rows.at(-1);
      return last === undefined ? undefined : { series, rows, last };
    })
    .filter((one) => one !== undefined)
    .sort((a, b) => b.last.p50 - a.last.p50);
  const first = ended[0];
  if (first === undefined) return undefined;
  const time = timeAxis(results.scenario, options.timeLabels);
  const values = ended.flatMap((one) => one.rows.map((row) => row.p50));
  const scale = niceScale(Math.min(...values), Math.max(...values));
  const write = valueText(
    scale,
    ended.map((one) => one.last.p50),
  );
  const alike = ended.length > FEW_LINES && !differ(ended, write);
  const picture = (alike ? oneBand : lines)(results, ended, time, write);
  const title = unlessFailed(results, upperFirst(clipped(first.series.label)), finding(results, ended, write));
  const ends = ended.map((one) => `${one.series.player} ${write(one.last.p50)}`).join(', ');
  const { scenario } = results;
  const covered = coverage(results, first.series, 'quantiles');
  const plot = timePlot(results, time, options, {
    datasets: picture.datasets,
    axes: measureAxes(time, scale, measureTitle(first.series, results.scenario)),
    endLabels: picture.labels,
  });
  return complete(results, [plot], {
    name: `players-${stem(options.measure)}`,
    title,
    method: say.method(picture.method, covered),
    definitions: definitionOf(first.series),
    shown: [first.series],
    table: seriesTable(all),
    altText: say.playerMedians.altText(
      duration(scenario, scenario.horizon),
      covered,
      title,
      upperFirst(atMoment(scenario, first.last.tick)),
      ends,
    ),
  });
}
