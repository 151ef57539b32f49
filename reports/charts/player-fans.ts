import { unlessFailed } from '../failures.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results, TickRow, TickSeries } from '../results.ts';
import { niceScale } from '../scale.ts';
import { atMoment, duration, timeAxis } from '../time-axis.ts';
import { behind } from '../unit-words.ts';
import { courseWords as say } from '../wording/courses.ts';
import { upperFirst } from '../words.ts';
import { severalPlots } from './complete.ts';
import { fanDatasets } from './fan.ts';
import { MOST_PLAYERS, restOf, subjectOf } from './player-options.ts';
import {
  clearlyDiffer,
  coverage,
  definitionOf,
  measureAxes,
  measureTitle,
  quantilesReached,
  seriesTable,
  shownRows,
  stem,
  valueText,
} from './series.ts';
import { isYesNo } from './yes-no.ts';

type Player = {
  readonly series: TickSeries;
  readonly rows: readonly TickRow[];
  readonly first: TickRow;
  readonly last: TickRow;
};

function playersOf(results: Results, all: readonly TickSeries[]): Player[] {
  return all.flatMap((series): Player[] => {
    const rows = shownRows(results, series);
    const [first, last] = [rows[0], rows.at(-1)];
    return first === undefined || last === undefined ? [] : [{ series, rows, first, last }];
  });
}

/** +1 or −1 where a player's last row is above or below the first beyond sampling error, in the median and in the mean. */
function change({ first, last }: Player): number {
  const median = last.p50 - first.p50;
  return median * (last.mean - first.mean) > 0 && clearlyDiffer(first, last) ? Math.sign(median) : 0;
}

/** `higher than at the start for all 7 players`; each only beyond sampling error, undefined where none is. */
function changes(players: readonly Player[]): string | undefined {
  const n = players.length;
  const count = (sign: number): number => players.filter((one) => change(one) === sign).length;
  const whom = (many: number): string =>
    many === n
      ? n === 2
        ? say.playerFans.both
        : say.playerFans.all(formatCount(n))
      : say.playerFans.some(many, formatCount(n));
  const kinds = [
    { word: say.playerFans.changes.up, many: count(1) },
    { word: say.playerFans.changes.down, many: count(-1) },
  ];
  const [first, second] = kinds.filter(({ many }) => many > 0).sort((a, b) => b.many - a.many);
  if (first === undefined) return undefined;
  const also = second === undefined ? '' : say.playerFans.also(second.word, second.many);
  return say.playerFans.changed(first.word, whom(first.many), also);
}

/** `Capability: median in month 100 is higher than at the start for all 7 players, between 2.3 and 3.4 OOM`. */
function finding(
  results: Results,
  players: readonly Player[],
  label: string,
  write: (value: number) => string,
): string {
  const { series, last } = players[0] as Player;
  const ends = players.map((one) => one.last.p50);
  const [low, high] = [write(Math.min(...ends)), write(Math.max(...ends))];
  const range = (low === high ? low : say.between(low, high)) + behind(series.unit, results.scenario);
  const when = atMoment(results.scenario, last.tick);
  if (results.runs === 1) return say.playerFans.oneRun(label, range, when);
  const of = quantilesReached(results, series, last);
  const changed = changes(players);
  const said =
    changed === undefined
      ? say.playerFans.unclear(label, when, range)
      : say.playerFans.finding(label, when, changed, range);
  return said + of;
}

/**
 * Where is each player heading, how unsure? A small fan per player on the same scales: median, 25–75 % and 5–95 % of
 * runs. The first nine players are drawn; the table holds all.
 *
 * @returns undefined where the measure has no numbers by player for several players
 */
export function playerFans(results: Results, options: ChartOptions & { readonly measure: string }): Figure | undefined {
  const all = results.ticks.filter(
    ({ measure, option, player }) => measure === options.measure && option === undefined && player !== undefined,
  );
  const players = playersOf(results, all);
  const [first] = players;
  if (first === undefined || players.length < 2 || all.some(isYesNo)) return undefined;
  const { scenario } = results;
  const time = timeAxis(scenario, options.timeLabels);
  const drawn = players.slice(0, MOST_PLAYERS);
  const rows = drawn.flatMap((one) => one.rows);
  const scale = niceScale(Math.min(...rows.map((row) => row.p05)), Math.max(...rows.map((row) => row.p95)));
  const write = valueText(
    scale,
    players.map(({ last }) => last.p50),
  );
  const subject = subjectOf(first.series.label, drawn.length, players.length);
  const title = unlessFailed(results, subject, finding(results, drawn, subject, write));
  const bands = results.runs === 1 ? say.oneRun : say.playerFans.bands;
  const axes = measureAxes(time, scale, measureTitle(first.series, results.scenario));
  const said = players.map(({ series, last }) =>
    say.playerFans.row(`${series.player}`, write(last.p50), write(last.p05), write(last.p95)),
  );
  const covered = coverage(results, first.series, 'quantiles');
  return severalPlots(
    results,
    time,
    options,
    drawn.map((one) => ({
      heading: { text: one.series.player ?? '', detail: write(one.last.p50) },
      datasets: fanDatasets(one.rows, time),
      axes,
      endLabels: [],
    })),
    {
      name: `players-${stem(options.measure)}-fans`,
      title,
      method: say.method(bands, covered) + restOf(drawn.length, players.length),
      definitions: definitionOf(first.series),
      shown: [first.series],
      table: seriesTable(all),
      altText: say.playerFans.altText(
        duration(scenario, scenario.horizon),
        covered,
        title,
        upperFirst(atMoment(scenario, first.last.tick)),
        said.join('; '),
      ),
    },
  );
}
