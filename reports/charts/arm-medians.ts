import { lineStyle } from '../colour.ts';
import { armLabel } from '../comparison/arm-names.ts';
import { quantityFinding, shortFinding } from '../comparison/finding.ts';
import { unlessFailed } from '../failures.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { ComparedQuantity, ComparisonFacts, Results, TickRow, TickSeries } from '../results.ts';
import { niceScale } from '../scale.ts';
import { duration, timeAxis } from '../time-axis.ts';
import { CHARTS } from '../wording/comparison.ts';
import { clipped, plain, quoted, upperFirst } from '../words.ts';
import { tableOf } from './arm-options.ts';
import { complete, timePlot } from './complete.ts';
import { line } from './line-chart.ts';
import { coverage, definitionOf, endPlace, measureAxes, measureTitle, shownRows, stem, valueText } from './series.ts';

/** More lines than this cannot be told apart; the rest is in the table. */
const MOST_LINES = 8;

type OfArm = {
  readonly place: number;
  readonly label: string;
  readonly results: Results;
  readonly series: readonly [TickSeries];
  readonly rows: readonly TickRow[];
  readonly last: TickRow;
};

function armsOf(facts: ComparisonFacts, measure: string): OfArm[] {
  return facts.arms.flatMap(({ results }, place): OfArm[] => {
    const series = results.ticks.find((one) => one.measure === measure && one.player === undefined);
    const rows = series === undefined ? [] : shownRows(results, series);
    const last = rows.at(-1);
    const isOnAxis = results.scenario.tick === facts.arms[0].results.scenario.tick;
    return series === undefined || last === undefined || !isOnAxis
      ? []
      : [{ place, label: armLabel(facts, place), results, series: [series], rows, last }];
  });
}

/** The number of a whole run that the series comes to, where there is one: its differences are paired. */
function endOf({ quantities }: ComparisonFacts, { measure, carry }: TickSeries): ComparedQuantity | undefined {
  return carry ? quantities.find((one) => !one.isEnd && one.name === measure && !one.isPooled) : undefined;
}

/**
 * Where is it heading under which policy? The median over runs of a measure of the world, a line per arm. Whether arms
 * differ, the paired differences of its final value say.
 *
 * @returns undefined where fewer than two arms have the measure
 */
export function armMedians(
  results: Results,
  facts: ComparisonFacts,
  options: ChartOptions & { readonly measure: string },
): Figure | undefined {
  const all = armsOf(facts, options.measure);
  const drawn = all.slice(0, MOST_LINES);
  const [first] = drawn;
  if (first === undefined || drawn.length < 2) return undefined;
  const [series] = first.series;
  const { scenario } = results;
  const time = timeAxis(scenario, options.timeLabels);
  const values = drawn.flatMap(({ rows }) => rows.map(({ p50 }) => p50));
  const scale = niceScale(Math.min(...values), Math.max(...values));
  const say = valueText(
    scale,
    drawn.map(({ last }) => last.p50),
  );
  const quantity = endOf(facts, series);
  const subject = CHARTS.mediansTitle(quoted(plain(series.label)));
  const finding =
    quantity === undefined
      ? subject
      : quantityFinding({ facts, results, quantity }, { numbers: false, named: true, longest: 40 });
  const title = unlessFailed(results, subject, finding);
  const plot = timePlot(results, time, options, {
    datasets: drawn.map(({ place, label, rows }) => {
      const { colour, dash } = lineStyle(place);
      const points = rows.map(({ tick, p50 }) => ({ x: time.at(tick), y: p50 }));
      return line(label, points, { colour, dash, width: place === 0 ? 2.25 : 1.75 });
    }),
    axes: measureAxes(time, scale, measureTitle(series, results.scenario)),
    endLabels: drawn.map(({ place, label, last }) => ({
      value: last.p50,
      ...endPlace(results, time, last),
      text: label,
      detail: say(last.p50),
      colour: lineStyle(place).text,
      strong: place === 0,
    })),
  });
  const more = all.length === drawn.length ? '' : CHARTS.tooMany(formatCount(all.length - drawn.length));
  const said = drawn.map(({ label, last }) => CHARTS.row(label, say(last.p50))).join(', ');
  return complete(results, [plot], {
    name: `arms-${stem(options.measure)}`,
    title: upperFirst(title),
    ...(quantity === undefined
      ? {}
      : { panelTitle: unlessFailed(results, subject, shortFinding({ facts, quantity })) }),
    method: `${CHARTS.mediansMethod}; ${coverage(first.results, series, 'quantiles')}${more}`,
    definitions: definitionOf(series),
    shown: [series],
    table: tableOf(facts, all),
    altText: CHARTS.mediansAlt(quoted(clipped(plain(series.label))), duration(scenario, scenario.horizon), title, said),
  });
}
