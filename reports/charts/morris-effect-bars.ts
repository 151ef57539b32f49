import type { FactorEffects } from '../../engine/analysis/morris-effects.ts';
import { ROLES } from '../colour.ts';
import { unlessFailed } from '../failures.ts';
import type { BarLabel, ChartOptions, Figure, Plot } from '../figure.ts';
import { decimalsOf, formatNumber } from '../format.ts';
import type { Results, SensitivityFacts } from '../results.ts';
import { niceScale, tickValues } from '../scale.ts';
import { factorNames, intervalText } from '../study/names.ts';
import { directionOf, isExact, type Ranked, rankedEffects } from '../study/ranking.ts';
import { effectScale, effectUnit, sensitivityFindings } from '../study/sensitivity-finding.ts';
import { markWords } from '../wording/marks.ts';
import { sensitivityWords as say } from '../wording/sensitivity.ts';
import { plain, quoted } from '../words.ts';
import { complete } from './complete.ts';
import { type Dataset, lineChart } from './line-chart.ts';
import { roleKey } from './role-key.ts';
import { HALF_BAR, rowAxis, rowBar, rowLine, rowPlace, splitBar, whisker } from './row-bars.ts';
import { designText, leftOutText } from './sensitivity-method.ts';

type Effect = Ranked<FactorEffects>;

/** Rows of a picture; the rest is in the table. */
const MOST_BARS = 8;

/** The dash of what cannot be told from noise. */
const LOST = [4, 3];

/** Where a bar lies: left of zero what moves down, right of it what moves up; together the mean absolute effect. */
type Extent = { readonly left: number; readonly right: number; readonly lo: number; readonly hi: number };

/**
 * With μ the mean effect and μ* the mean absolute one, (μ* + μ)/2 is the mean of what raises and (μ* − μ)/2 of what
 * lowers: the bar is μ* long, and all on one side where all effects have one sign. The interval of its length is drawn at
 * the longer end.
 */
function extentOf({ mu, muStar }: FactorEffects, by: number): Extent {
  const half = Math.min(muStar.estimate, Math.abs(mu.estimate));
  const up = ((muStar.estimate + Math.sign(mu.estimate) * half) / 2) * by;
  const down = muStar.estimate * by - up;
  const [less, more] = [(muStar.lo95 - muStar.estimate) * by, (muStar.hi95 - muStar.estimate) * by];
  return up >= down
    ? { left: -down, right: up, lo: up + less, hi: up + more }
    : { left: -down, right: up, lo: -down - more, hi: -down - less };
}

function barOf({ factor, standing }: Effect, { left, right }: Extent, y: number): Dataset[] {
  const { fill, edge } = ROLES[factor.role];
  const look = standing === 'lost' ? { edge, dash: LOST } : { edge, fill };
  const draw = factor.role === 'lever' ? splitBar : rowBar;
  const side = (name: string, to: number): Dataset[] =>
    draw(`${factor.path}, ${name}`, { from: 0, to, top: y + HALF_BAR, bottom: y - HALF_BAR, ...look });
  return [...side('lowers', left), ...side('raises', right)];
}

/** `29 (20–38)`, and which way, or that it may be noise. */
function effectText(facts: SensitivityFacts, { factor, standing, numbers }: Effect): Pick<BarLabel, 'text' | 'detail'> {
  const text = intervalText(numbers.muStar, effectScale(facts));
  return { text, detail: standing === 'lost' ? say.lost : directionOf(factor, numbers) };
}

function plotOf(results: Results, facts: SensitivityFacts, drawn: readonly Effect[], options: ChartOptions): Plot {
  const by = effectScale(facts);
  const names = factorNames(facts.factors);
  const n = drawn.length;
  const rows = drawn.map((one, k) => ({ one, y: rowPlace(k, n), extent: extentOf(one.numbers, by) }));
  const reach = ({ right, hi }: Extent): number => Math.max(0, right, hi);
  const lowest = Math.min(0, ...rows.map(({ extent: { left, lo } }) => Math.min(left, lo)));
  const scale = niceScale(lowest, Math.max(0, ...rows.map(({ extent }) => reach(extent))));
  const decimals = decimalsOf(scale.step);
  const signed = (value: number): string => (value > 0 ? '+' : '') + formatNumber(value, decimals);
  const unit = effectUnit(facts, results.scenario);
  const axes: Plot['axes'] = {
    x: {
      scale,
      title: say.effects.axis(unit),
      labels: tickValues(scale).map((value) => ({ value, text: signed(value) })),
    },
    y: rowAxis(
      names,
      rows.map(({ one: { factor }, y }) => ({ path: factor.path, role: factor.role, y })),
    ),
  };
  const datasets = [
    rowLine(markWords.noEffect, 0, n),
    ...rows.map(({ one, y, extent }) => whisker(one.factor.path, extent.lo, extent.hi, y)),
    ...rows.flatMap(({ one, y, extent }) => barOf(one, extent, y)),
  ];
  return {
    configuration: lineChart(datasets, axes, options),
    axes,
    endLabels: [],
    events: [],
    barLabels: rows.map(({ one, y, extent }) => ({ at: { x: reach(extent), y }, ...effectText(facts, one) })),
  };
}

function methodLine(facts: SensitivityFacts, all: readonly Effect[], drawn: number): string {
  const noise = isExact(facts) ? say.chanceCounts : say.dashed;
  const { bar, whiskers } = say.effects;
  return `${[designText(facts), bar, whiskers, noise].join('; ')}${leftOutText(all, drawn)}`;
}

function tableOf(facts: SensitivityFacts, all: readonly Effect[]) {
  const names = factorNames(facts.factors);
  const spread = ({ estimate, lo95, hi95 }: FactorEffects['mu']): number[] => [estimate, lo95, hi95];
  return {
    columns: [
      ...['parameter', 'label', 'role', 'unit', 'standing'],
      ...['mu', 'mu_star', 'sigma'].flatMap((name) => [name, `${name}_lo95`, `${name}_hi95`]),
      ...['noise', 'floor'],
    ],
    rows: all.map(({ factor: { path, role, unit }, standing, numbers }) => [
      ...[path, names.get(path) ?? path, role, unit, standing],
      ...[numbers.mu, numbers.muStar, numbers.sigma].flatMap(spread),
      ...[numbers.noise ?? Number.NaN, numbers.floor ?? Number.NaN],
    ]),
  };
}

function altText(facts: SensitivityFacts, results: Results, all: readonly Effect[], title: string): string {
  const names = factorNames(facts.factors);
  const told = all.filter(({ standing }) => standing !== 'none');
  const said = told.map((one) => {
    const { text, detail } = effectText(facts, one);
    return say.row(`${names.get(one.factor.path)}`, one.factor.role, detail === '' ? [text] : [text, detail]);
  });
  const idle = all.length - told.length;
  const rest = idle === 0 ? '' : say.idle(idle);
  const unit = effectUnit(facts, results.scenario);
  return say.effects.altText(quoted(plain(facts.quantity.label), 80), unit, title, said.join('; '), rest);
}

/**
 * Which parameter matters most, by elementary effects (Morris 1991; μ*: Campolongo, Cariboni and Saltelli 2007)? One bar
 * per parameter as long as its mean absolute effect, left of zero as far as it lowers and right as far as it raises;
 * parameters that noise hides come last, dashed; levers are split along their middle.
 *
 * @returns undefined where it is no such analysis, or no parameter changed anything
 */
export function morrisEffectBars(results: Results, options: ChartOptions = {}): Figure | undefined {
  const facts = results.subject;
  if (facts?.kind !== 'sensitivity' || facts.found.method !== 'morris') return undefined;
  const all = rankedEffects(facts);
  const drawn = all.filter(({ standing }) => standing !== 'none').slice(0, options.bars ?? MOST_BARS);
  if (drawn.length === 0) return undefined;
  const title = unlessFailed(results, say.failed, sensitivityFindings(results, facts)[0] ?? '');
  const { label, definition } = facts.quantity;
  return complete(results, [plotOf(results, facts, drawn, options)], {
    name: 'sensitivity',
    title,
    panelTitle: say.effects.title(quoted(plain(label))),
    method: methodLine(facts, all, drawn.length),
    key: roleKey(drawn.map(({ factor }) => factor.role)),
    definitions: definition === undefined ? [] : [{ term: plain(label), meaning: plain(definition) }],
    shown: [facts.quantity],
    table: tableOf(facts, all),
    altText: altText(facts, results, all, title),
  });
}
