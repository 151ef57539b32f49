import { unlessFailed } from '../failures.ts';
import type { ChartOptions, Figure, Plot } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results, TickRow, TickSeries } from '../results.ts';
import type { TimeAxis } from '../time-axis.ts';
import { duration, timeAxis } from '../time-axis.ts';
import { choiceWords as say } from '../wording/choices.ts';
import { courseWords } from '../wording/courses.ts';
import { clipped, upperFirst } from '../words.ts';
import { severalPlots } from './complete.ts';
import { type Area, average, optionAreas, optionKey, shareText, stack } from './option-areas.ts';
import { coverage, definitionOf, measureAxes, seriesTable, shownRows, stem, widening } from './series.ts';

/** More small multiples than this are too small; the rest is in the table. */
export const MOST_PLAYERS = 9;

/** Whose choices a small plot shows. */
export type Chooser = {
  readonly name: string;
  readonly series: readonly TickSeries[];
  readonly rows: readonly TickRow[];
  readonly areas: readonly Area[];
};

function playersOf(results: Results, all: readonly TickSeries[]): Chooser[] {
  const names = [...new Set(all.flatMap(({ player }) => player ?? []))];
  return names.flatMap((name): Chooser[] => {
    const series = all.filter((one) => one.player === name);
    const [first] = series;
    const rows = first === undefined ? [] : shownRows(results, first);
    return rows.length === 0 ? [] : [{ name, series, rows, areas: optionAreas(results, series, rows.length) }];
  });
}

/** The mean over the ticks shown of who chooses the option, and a bound of half its 95 % interval, whatever the correlation between ticks. */
type Mean = { readonly player: Chooser; readonly area: Area; readonly mean: number; readonly error: number };

/** @param rows from the first on; default: all that are shown of each */
export function meansOf(players: readonly Chooser[], option: string, rows?: number): Mean[] {
  return players.flatMap((player) => {
    const area = player.areas.find((one) => one.option === option);
    if (area === undefined) return [];
    const [means, errors] = [area.means.slice(0, rows), area.errors.slice(0, rows)];
    return [{ player, area, mean: average(means), error: average(errors) }];
  });
}

/** The lowest correlation that two events of these shares can have: both happen in at least p + q − 1. */
function lowestCorrelation(p: number, q: number): number {
  const product = p * (1 - p) * (q * (1 - q));
  return product > 0 ? (Math.max(0, p + q - 1) - p * q) / Math.sqrt(product) : 0;
}

/**
 * A bound of half the 95 % interval of the difference between two players' means over the ticks, whatever the
 * correlation between players and between ticks. In one run a player chooses an option or does not, so that two who both
 * choose it mostly cannot be as opposed as any two numbers: the bound is below the sum of their errors.
 */
export function errorOfDifference(a: Pick<Area, 'means' | 'errors'>, b: Pick<Area, 'means' | 'errors'>): number {
  return average(
    a.errors.map((one, k) => {
      const other = b.errors[k] ?? Number.POSITIVE_INFINITY;
      if (!Number.isFinite(one + other)) return Number.POSITIVE_INFINITY;
      const correlation = lowestCorrelation(a.means[k] ?? 0, b.means[k] ?? 0);
      return Math.sqrt(one * one + other * other - 2 * correlation * one * other);
    }),
  );
}

function spread(means: readonly Mean[]): number {
  const values = means.map(({ mean }) => mean);
  return Math.max(...values) - Math.min(...values);
}

/** Racing where it is an option, else the option in which the players differ most. */
export function optionSpokenOf(players: readonly Chooser[]): string {
  const options = [...new Set(players.flatMap(({ areas }) => areas.map(({ option }) => option)))];
  if (options.includes('race')) return 'race';
  const [widest = ''] = [...options].sort((a, b) => spread(meansOf(players, b)) - spread(meansOf(players, a)));
  return widest;
}

/** Who chooses it most and who least, if the two differ beyond rounding and beyond what the extremes of so many do by chance. */
function finding(results: Results, players: readonly Chooser[], start: string, option: string): string {
  const means = [...meansOf(players, option)].sort((a, b) => b.mean - a.mean);
  const [top, bottom] = [means[0] as Mean, means.at(-1) as Mean];
  const [high, low] = [shareText(top.mean), shareText(bottom.mean)];
  const wider = widening((means.length * (means.length - 1)) / 2);
  const over = say.each.meanOver(results.scenario.tick);
  const choice = clipped(option);
  const range = high === low ? say.each.alike(high) : say.each.range(low, high);
  if (top.mean === 0) return say.each.never(start, choice);
  if (results.runs === 1) return say.each.oneRun(start, choice, over, range);
  if (high === low || top.mean - bottom.mean <= wider * errorOfDifference(top.area, bottom.area)) {
    return say.each.unclear(start, choice, over, range);
  }
  const [most, least] = [clipped(top.player.name), clipped(bottom.player.name)];
  return say.each.more(start, choice, over, [most, high], [least, low]);
}

export function choicesPlot(time: TimeAxis, { name, rows, areas }: Chooser, detail: string) {
  const xs = rows.map((row) => time.at(row.tick));
  return {
    heading: { text: name, detail },
    filled: true as const,
    datasets: stack(areas, xs),
    axes: measureAxes(time, { min: 0, max: 1, step: 0.5 }, say.axis, true),
    endLabels: [] satisfies Plot['endLabels'],
  };
}

/** What the finding is about: `Stance`, or `Stance, first 9 of 40 players` where not all are drawn. */
export function subjectOf(label: string, drawn: number, all: number): string {
  const whose = drawn === all ? '' : courseWords.firstPlayers(drawn, formatCount(all));
  return upperFirst(clipped(label)) + whose;
}

/** Where the others are. */
export function restOf(drawn: number, all: number): string {
  return drawn === all ? '' : courseWords.restInTable;
}

/**
 * Which player does what? The share of runs in which each player chooses each option, as stacked areas over time, one
 * small plot per player on the same scales. The first nine players are drawn; the table holds all.
 *
 * @returns undefined where the measure is no decision with a series for each of several players
 */
export function playerOptions(
  results: Results,
  options: ChartOptions & { readonly measure: string },
): Figure | undefined {
  const all = results.ticks.filter(
    ({ measure, option, player }) => measure === options.measure && option !== undefined && player !== undefined,
  );
  const players = playersOf(results, all);
  const [first] = all;
  if (first === undefined || players.length < 2) return undefined;
  const { scenario } = results;
  const time = timeAxis(scenario, options.timeLabels);
  const drawn = players.slice(0, MOST_PLAYERS);
  const option = optionSpokenOf(drawn);
  const subject = subjectOf(first.label, drawn.length, players.length);
  const share = (player: Chooser): string => {
    const [mean] = meansOf([player], option);
    return mean === undefined ? '' : say.each.share(clipped(option, 20), shareText(mean.mean));
  };
  const title = unlessFailed(results, subject, finding(results, drawn, subject, option));
  const method = say.each.method(scenario.tick, coverage(results, first), restOf(drawn.length, players.length));
  const said = players.map((player) => {
    const each = player.areas.map((area) => say.each.share(area.option, shareText(average(area.means))));
    return say.each.row(player.name, each.join(', '));
  });
  return severalPlots(
    results,
    time,
    options,
    drawn.map((player) => choicesPlot(time, player, share(player))),
    {
      name: `players-${stem(options.measure)}-options`,
      title,
      method,
      key: optionKey(drawn[0]?.areas ?? []),
      definitions: definitionOf(first),
      shown: [first],
      table: seriesTable(all),
      altText: say.each.altText(
        duration(scenario, scenario.horizon),
        coverage(results, first),
        title,
        scenario.tick,
        said.join('; '),
      ),
    },
  );
}
