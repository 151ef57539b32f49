import type { Interval } from '../../engine/analysis/bootstrap.ts';
import type { FactorIndices } from '../../engine/analysis/sobol-indices.ts';
import { ROLES } from '../colour.ts';
import { unlessFailed } from '../failures.ts';
import type { ChartOptions, Figure, Plot } from '../figure.ts';
import { decimalsOf, formatPercent } from '../format.ts';
import type { Results, SensitivityFacts } from '../results.ts';
import { niceScale, tickValues } from '../scale.ts';
import { factorNames, percentText } from '../study/names.ts';
import { isExact, type Ranked, rankedIndices } from '../study/ranking.ts';
import { sensitivityFindings } from '../study/sensitivity-finding.ts';
import { markWords } from '../wording/marks.ts';
import { sensitivityWords as say } from '../wording/sensitivity.ts';
import { plain, quoted } from '../words.ts';
import { complete } from './complete.ts';
import { type Dataset, lineChart } from './line-chart.ts';
import { roleKey } from './role-key.ts';
import { rowAxis, rowBar, rowLine, rowPlace, splitBar, whisker } from './row-bars.ts';
import { designText, leftOutText } from './sensitivity-method.ts';

type Index = Ranked<FactorIndices>;

/** Rows of a picture; the rest is in the table. */
const MOST_BARS = 8;

/** Half the height of a whisker's cap, in rows: two stand in one. */
const HALF_CAP = 0.08;
const LOST = [4, 3];

/** The upper bar is the total index, the lower and darker one the first-order index. */
const PARTS = [
  {
    name: markWords.withOthers,
    of: ({ total }: FactorIndices): Interval => total,
    top: 0.37,
    bottom: 0.03,
    shade: 'fill',
  },
  {
    name: markWords.alone,
    of: ({ first }: FactorIndices): Interval => first,
    top: -0.03,
    bottom: -0.37,
    shade: 'strong',
  },
] as const;

function partOf({ factor, standing, numbers }: Index, y: number, part: (typeof PARTS)[number]): Dataset[] {
  const { estimate, lo95, hi95 } = part.of(numbers);
  const label = `${factor.path}, ${part.name}`;
  const colours = ROLES[factor.role];
  const look =
    standing === 'lost' ? { edge: colours.edge, dash: LOST } : { edge: colours.edge, fill: colours[part.shade] };
  const draw = factor.role === 'lever' ? splitBar : rowBar;
  const middle = y + (part.top + part.bottom) / 2;
  return [
    whisker(label, lo95, hi95, middle, HALF_CAP),
    ...draw(label, { from: 0, to: estimate, top: y + part.top, bottom: y + part.bottom, ...look }),
  ];
}

function detailOf({ standing, numbers }: Index): string {
  return standing === 'lost' ? say.lost : say.alone(percentText(numbers.first));
}

function plotOf(facts: SensitivityFacts, drawn: readonly Index[], options: ChartOptions): Plot {
  const names = factorNames(facts.factors);
  const n = drawn.length;
  const rows = drawn.map((one, k) => ({ one, y: rowPlace(k, n) }));
  const ends = drawn.flatMap(({ numbers: { first, total } }) => [first, total]);
  const reach = ({ numbers: { first, total } }: Index): number =>
    Math.max(0, first.estimate, first.hi95, total.estimate, total.hi95);
  const scale = niceScale(
    Math.min(0, ...ends.map(({ lo95, estimate }) => Math.min(lo95, estimate))),
    Math.max(0.1, ...drawn.map(reach)),
  );
  const decimals = decimalsOf(100 * scale.step);
  const axes: Plot['axes'] = {
    x: {
      scale,
      title: say.indices.axis,
      labels: tickValues(scale).map((value) => ({ value, text: formatPercent(value, decimals) })),
    },
    y: rowAxis(
      names,
      rows.map(({ one: { factor }, y }) => ({ path: factor.path, role: factor.role, y })),
    ),
  };
  const datasets = [
    rowLine('nothing', 0, n),
    ...rows.flatMap(({ one, y }) => PARTS.flatMap((part) => partOf(one, y, part))),
  ];
  // Whiskers over bars: what comes first is drawn on top.
  const onTop = datasets.filter(({ label }) => label?.endsWith('interval') ?? false);
  return {
    configuration: lineChart([...onTop, ...datasets.filter((one) => !onTop.includes(one))], axes, options),
    axes,
    endLabels: [],
    events: [],
    barLabels: rows.map(({ one, y }) => ({
      at: { x: reach(one), y },
      text: percentText(one.numbers.total),
      detail: detailOf(one),
    })),
  };
}

function methodLine(facts: SensitivityFacts, all: readonly Index[], drawn: number): string {
  const noise = isExact(facts) ? say.chanceCounts : say.dashed;
  const { upper, lower, whiskers } = say.indices;
  return `${[designText(facts), upper, lower, whiskers, noise].join('; ')}${leftOutText(all, drawn)}`;
}

function tableOf(facts: SensitivityFacts, all: readonly Index[]) {
  const names = factorNames(facts.factors);
  return {
    columns: [
      ...['parameter', 'label', 'role', 'unit', 'standing'],
      ...['total', 'first'].flatMap((name) => [name, `${name}_lo95`, `${name}_hi95`]),
    ],
    rows: all.map(({ factor: { path, role, unit }, standing, numbers: { total, first } }) => [
      ...[path, names.get(path) ?? path, role, unit, standing],
      ...[total, first].flatMap(({ estimate, lo95, hi95 }) => [estimate, lo95, hi95]),
    ]),
  };
}

function altText(facts: SensitivityFacts, all: readonly Index[], title: string): string {
  const names = factorNames(facts.factors);
  const told = all.filter(({ standing }) => standing !== 'none');
  const said = told.map((one) =>
    say.row(`${names.get(one.factor.path)}`, one.factor.role, [percentText(one.numbers.total), detailOf(one)]),
  );
  const idle = all.length - told.length;
  const rest = idle === 0 ? '' : say.idle(idle);
  return say.indices.altText(quoted(plain(facts.quantity.label), 80), title, said.join('; '), rest);
}

/**
 * Which parameter matters most, by shares of the variance (Sobol' 1993; total indices: Homma and Saltelli 1996)? Two bars
 * per parameter, with the others and alone; parameters that noise hides come last, dashed; levers are split along their
 * middle.
 *
 * @returns undefined where it is no such analysis, or noise hides all
 */
export function sobolIndexBars(results: Results, options: ChartOptions = {}): Figure | undefined {
  const facts = results.subject;
  if (facts?.kind !== 'sensitivity') return undefined;
  const all = rankedIndices(facts);
  const drawn = all.filter(({ standing }) => standing !== 'none').slice(0, options.bars ?? MOST_BARS);
  if (drawn.length === 0) return undefined;
  const title = unlessFailed(results, say.failed, sensitivityFindings(results, facts)[0] ?? '');
  const { label, definition } = facts.quantity;
  return complete(results, [plotOf(facts, drawn, options)], {
    name: 'sensitivity',
    title,
    panelTitle: say.indices.title(quoted(plain(label))),
    method: methodLine(facts, all, drawn.length),
    key: roleKey(drawn.map(({ factor }) => factor.role)),
    definitions: definition === undefined ? [] : [{ term: plain(label), meaning: plain(definition) }],
    shown: [facts.quantity],
    table: tableOf(facts, all),
    altText: altText(facts, all, title),
  });
}
