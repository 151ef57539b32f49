import { armName } from '../comparison/arm-names.ts';
import { unlessFailed } from '../failures.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { ComparisonFacts, Results, TickSeries } from '../results.ts';
import { duration, timeAxis } from '../time-axis.ts';
import { CHARTS, CHOICES, listed } from '../wording/comparison.ts';
import { clipped, plain, upperFirst } from '../words.ts';
import { severalPlots } from './complete.ts';
import { average, optionAreas, optionKey, shareText } from './option-areas.ts';
import { type Chooser, choicesPlot, meansOf, optionSpokenOf } from './player-options.ts';
import { definitionOf, seriesTable, shownRows, stem, widening } from './series.ts';

/** More small multiples than this are too small; the rest is in the table. */
const MOST_ARMS = 9;

/** Arms that a title names. */
const MOST_NAMED = 3;

type OfArm = Chooser & { readonly place: number };

function choosersOf({ arms }: ComparisonFacts, measure: string): OfArm[] {
  return arms.flatMap(({ label, results }, place): OfArm[] => {
    const series = results.ticks.filter((one) => one.measure === measure && one.option !== undefined);
    const [first] = series;
    const rows = first === undefined ? [] : shownRows(results, first);
    const isOnAxis = results.scenario.tick === arms[0].results.scenario.tick;
    return rows.length === 0 || !isOnAxis
      ? []
      : [{ place, name: plain(label), series, rows, areas: optionAreas(results, series, rows.length) }];
  });
}

/** Which arms differ clearly from the baseline in how often the option is chosen; errors are added, whatever correlates. */
function finding(
  facts: ComparisonFacts,
  drawn: readonly OfArm[],
  option: string,
  start: string,
  isOne: boolean,
): string {
  const means = meansOf(drawn, option);
  const [base] = means;
  const choice = clipped(option);
  if (base === undefined) return start;
  const others = means.slice(1).map((one) => {
    const gap = one.mean - base.mean;
    const isClear = Math.abs(gap) > widening(means.length - 1) * (one.error + base.error);
    const isSeen = shareText(one.mean) !== shareText(base.mean);
    return { ...one, place: (one.player as OfArm).place, gap: isClear && isSeen && !isOne ? gap : 0 };
  });
  const arms = (all: typeof others): string =>
    all.length > MOST_NAMED
      ? CHOICES.count(formatCount(all.length), formatCount(others.length))
      : listed(all.map(({ place, mean }) => `${armName(facts, place, 30)} (${shareText(mean)})`));
  const less = others.filter(({ gap }) => gap < 0).toSorted((a, b) => a.gap - b.gap);
  const more = others.filter(({ gap }) => gap > 0).toSorted((a, b) => b.gap - a.gap);
  const parts = [
    ...(less.length === 0 ? [] : [CHOICES.less(arms(less))]),
    ...(more.length === 0 ? [] : [CHOICES.more(arms(more))]),
  ];
  const baseline = `${armName(facts, 0, 30)} (${shareText(base.mean)})`;
  return parts.length === 0
    ? `${start}: ${isOne ? CHOICES.oneRun(choice) : CHOICES.unclear(choice)}`
    : `${start}: ${CHOICES.finding(choice, parts, baseline)}`;
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
  const title = unlessFailed(results, subject, finding(facts, drawn, option, subject, results.runs === 1));
  const detail = (one: OfArm): string => {
    const [mean] = meansOf([one], option);
    return mean === undefined ? '' : `${clipped(option, 20)} ${shareText(mean.mean)}`;
  };
  const said = all.map(({ name, areas }) => {
    const each = areas.map((area) => `${area.option} ${shareText(average(area.means))}`);
    return `${name}: ${each.join(', ')}`;
  });
  const more = all.length === drawn.length ? '' : CHARTS.tooMany(formatCount(all.length - drawn.length));
  const plots = drawn.map((one) => choicesPlot(time, one, detail(one)));
  return severalPlots(results, time, options, plots, {
    name: `arms-${stem(options.measure)}`,
    title,
    method: `${CHOICES.method(scenario.tick)}${more}`,
    key: optionKey(drawn[0]?.areas ?? []),
    definitions: definitionOf(first),
    shown: [first],
    table: tableOf(facts, all),
    altText: `Small multiples, one per arm: stacked areas of the share of choices per option over ${duration(scenario, scenario.horizon)}, in this model. ${title}. Means over ${scenario.tick}s: ${said.join('; ')}.`,
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
