import { armLabel, armName } from '../comparison/arm-names.ts';
import { unlessFailed } from '../failures.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { ComparisonFacts, Results, TickSeries } from '../results.ts';
import { duration, timeAxis } from '../time-axis.ts';
import { armCount, CHARTS, CHOICES, listed } from '../wording/comparison.ts';
import { clipped, upperFirst } from '../words.ts';
import { severalPlots } from './complete.ts';
import { average, optionAreas, optionKey, shareText } from './option-areas.ts';
import { type Chooser, choicesPlot, meansOf, optionSpokenOf } from './player-options.ts';
import { definitionOf, seriesTable, shownRows, stem, widening } from './series.ts';

/** More small multiples than this are too small; the rest is in the table. */
const MOST_ARMS = 9;

/** Arms that a title names. */
const MOST_NAMED = 3;

type OfArm = Chooser & { readonly place: number };

function choosersOf(facts: ComparisonFacts, measure: string): OfArm[] {
  return facts.arms.flatMap(({ results }, place): OfArm[] => {
    const series = results.ticks.filter((one) => one.measure === measure && one.option !== undefined);
    const [first] = series;
    const rows = first === undefined ? [] : shownRows(results, first);
    const isOnAxis = results.scenario.tick === facts.arms[0].results.scenario.tick;
    return rows.length === 0 || !isOnAxis
      ? []
      : [{ place, name: armLabel(facts, place), series, rows, areas: optionAreas(results, series, rows.length) }];
  });
}

/** The arms that choose the option less and more often than the baseline beyond chance. */
type Gaps = {
  readonly base: { readonly mean: number };
  readonly less: readonly { readonly place: number; readonly mean: number }[];
  readonly more: Gaps['less'];
};

/** The rows that all arms have: choices change over time, so that longer and shorter runs of months cannot be compared. */
function sharedRows(drawn: readonly OfArm[]): number {
  return Math.min(...drawn.map(({ rows }) => rows.length));
}

/** Errors are added, whatever correlates, and shared out among the arms. */
function gapsOf(drawn: readonly OfArm[], option: string): Gaps | undefined {
  const means = meansOf(drawn, option, sharedRows(drawn));
  const [base] = means;
  if (base === undefined) return undefined;
  const clear = means.slice(1).flatMap((one) => {
    const gap = one.mean - base.mean;
    const isClear = Math.abs(gap) > widening(means.length - 1) * (one.error + base.error);
    const isSeen = shareText(one.mean) !== shareText(base.mean);
    return isClear && isSeen ? [{ mean: one.mean, place: (one.player as OfArm).place, gap }] : [];
  });
  return {
    base,
    less: clear.filter(({ gap }) => gap < 0).toSorted((a, b) => a.gap - b.gap),
    more: clear.filter(({ gap }) => gap > 0).toSorted((a, b) => b.gap - a.gap),
  };
}

type Say = (arms: Gaps['less']) => string;

function partsOf({ less, more }: Gaps, say: Say): string[] {
  return [
    ...(less.length === 0 ? [] : [CHOICES.less(say(less))]),
    ...(more.length === 0 ? [] : [CHOICES.more(say(more))]),
  ];
}

/** Which arms differ clearly from the baseline in how often the option is chosen: by name, or in short by number. */
function finding(facts: ComparisonFacts, drawn: readonly OfArm[], option: string, isShort: boolean): string {
  const choice = clipped(option);
  const isOne = facts.arms.every(({ results }) => results.runs === 1);
  const gaps = isOne ? undefined : gapsOf(drawn, option);
  if (gaps === undefined) return CHOICES.oneRun(choice);
  const others = drawn.length - 1;
  const counted: Say = (arms) =>
    others === 1 ? armName(facts, arms[0]?.place ?? 1, 30) : armCount(arms.length, others, formatCount);
  const named: Say = (arms) =>
    arms.length > MOST_NAMED
      ? counted(arms)
      : listed(arms.map(({ place, mean }) => `${armName(facts, place, 30)} (${shareText(mean)})`));
  const parts = partsOf(gaps, isShort ? counted : named);
  if (parts.length === 0) return CHOICES.unclear(choice);
  if (isShort) return CHOICES.short(choice, parts);
  return CHOICES.finding(choice, parts, `${armName(facts, 0, 30)} (${shareText(gaps.base.mean)})`);
}

/** How long the shortest arm goes on, where that is less than others. */
function sharedTime(scenario: Results['scenario'], drawn: readonly OfArm[]): string | undefined {
  const shared = sharedRows(drawn);
  return drawn.every(({ rows }) => rows.length === shared) ? undefined : duration(scenario, shared - 1);
}

/**
 * Who does what under which policy? The share of choices that goes to each option, mean over runs and players, as stacked
 * areas over time, one small plot per arm on the same scales. The first nine arms are drawn; the table holds all.
 *
 * @param measure a decision
 * @returns undefined where fewer than two arms have it
 */
export function armOptions(
  results: Results,
  facts: ComparisonFacts,
  options: ChartOptions & { readonly measure: string },
): Figure | undefined {
  const all = choosersOf(facts, options.measure);
  const drawn = all.slice(0, MOST_ARMS);
  const first = drawn[0]?.series[0];
  if (first === undefined || drawn.length < 2) return undefined;
  const { scenario } = results;
  const time = timeAxis(scenario, options.timeLabels);
  const option = optionSpokenOf(drawn);
  const subject = upperFirst(clipped(first.label));
  const say = (isShort: boolean): string =>
    unlessFailed(results, subject, `${subject}: ${finding(facts, drawn, option, isShort)}`);
  const title = say(false);
  const detail = (one: OfArm): string => {
    const [mean] = meansOf([one], option, sharedRows(drawn));
    return mean === undefined ? '' : CHOICES.share(clipped(option, 20), shareText(mean.mean));
  };
  const said = all.map(({ name, areas }) => {
    const each = areas.map((area) => CHOICES.share(area.option, shareText(average(area.means))));
    return CHOICES.row(name, each.join(', '));
  });
  const more = all.length === drawn.length ? '' : CHARTS.tooMany(formatCount(all.length - drawn.length));
  const plots = drawn.map((one) => choicesPlot(time, one, detail(one)));
  return severalPlots(results, time, options, plots, {
    name: `arms-${stem(options.measure)}`,
    title,
    panelTitle: say(true),
    method: `${CHOICES.method(scenario.tick, sharedTime(scenario, drawn))}${more}`,
    key: optionKey(drawn[0]?.areas ?? []),
    definitions: definitionOf(first),
    shown: [first],
    table: tableOf(facts, all),
    altText: CHOICES.altText(duration(scenario, scenario.horizon), title, scenario.tick, said.join('; ')),
  });
}

/** Series of several arms in one table. */
export function tableOf(
  { arms }: ComparisonFacts,
  all: readonly { readonly place: number; readonly series: readonly TickSeries[] }[],
): { columns: string[]; rows: (string | number)[][] } {
  const tables = all.map(({ place, series }) => ({ arm: arms[place]?.name ?? '', ...seriesTable(series) }));
  return {
    columns: ['arm', ...(tables[0]?.columns ?? [])],
    rows: tables.flatMap(({ arm, rows }) => rows.map((row) => [arm, ...row])),
  };
}
