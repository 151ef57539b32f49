import type { Quantity } from '../../engine/analysis/judge-condition.ts';
import type { Assumption, FlipSearch, Trial } from '../../engine/analysis/threshold/rank-flips.ts';
import { ROLES } from '../colour.ts';
import { unlessFailed } from '../failures.ts';
import type { ChartOptions, Figure, Plot } from '../figure.ts';
import { decimalsOf, formatCount, formatNumber, formatPercent } from '../format.ts';
import type { GridQuantity, Results, ThresholdFacts } from '../results.ts';
import { niceScale, shareScale, tickValues } from '../scale.ts';
import { factorNames, factorQuoted, namingDefinition, settingText, unitBrackets } from '../study/names.ts';
import { flipsFinding, movedCount } from '../study/threshold-finding.ts';
import { boundsOf, numberOf, quantityText, requirement } from '../study/verdict-text.ts';
import { markWords } from '../wording/marks.ts';
import { thresholdWords as say } from '../wording/threshold.ts';
import { clipped, plain, quoted, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { type Dataset, lineChart } from './line-chart.ts';
import { roleKey } from './role-key.ts';
import { HALF_BAR, rowAxis, rowBar, rowLine, rowPlace, splitBar, whisker } from './row-bars.ts';

/** Rows of a picture; the rest is in the table. */
const MOST_BARS = 8;

/** What the number came to at a value. */
type Found = { readonly value: number | string; readonly quantity: Quantity };

/** A parameter with the lowest and the highest number that its values gave, its own among them. */
type Reach = { readonly assumption: Assumption; readonly low: Found; readonly high: Found };

function reachOf(assumption: Assumption, trials: readonly Trial[], name: string, base: Quantity): Reach | undefined {
  const own: Found = { value: say.ends.own, quantity: base };
  const tried = trials.flatMap(({ value, verdict }): Found[] => {
    const quantity = numberOf(verdict, name);
    return quantity === undefined || Number.isNaN(quantity.estimate) ? [] : [{ value, quantity }];
  });
  const known = tried.length === 0 ? [] : [own, ...tried];
  const sorted = known.toSorted((a, b) => a.quantity.estimate - b.quantity.estimate);
  const [low, high] = [sorted[0], sorted.at(-1)];
  return low === undefined || high === undefined ? undefined : { assumption, low, high };
}

/** How far a parameter moves the number from where it stands, to the farther side. */
function farthest({ low, high }: Reach, base: number): number {
  return Math.max(Math.abs(high.quantity.estimate - base), Math.abs(low.quantity.estimate - base));
}

function reaches({ flips, steady, missing }: FlipSearch, name: string, base: Quantity): Reach[] {
  return [...flips, ...steady, ...missing]
    .flatMap(({ assumption, trials }) => reachOf(assumption, trials, name, base) ?? [])
    .toSorted((a, b) => farthest(b, base.estimate) - farthest(a, base.estimate));
}

/** What is drawn of all that was tried. */
type Tornado = {
  readonly facts: ThresholdFacts;
  readonly quantity: GridQuantity;
  readonly base: Quantity;
  readonly drawn: readonly Reach[];
  readonly results: Results;
};

function roleOf({ factors }: ThresholdFacts, path: string): keyof typeof ROLES {
  return factors.find((factor) => factor.path === path)?.role ?? 'assumption';
}

function settingOf({ assumption }: Reach, value: number | string): string {
  return settingText(value, 'options' in assumption ? 1 : assumption.hi - assumption.lo);
}

/** Bars from where things stand to the lowest and to the highest number, each with its interval. */
function barsOf({ facts, base }: Tornado, { assumption, low, high }: Reach, y: number): Dataset[] {
  const { path } = assumption;
  const role = roleOf(facts, path);
  const { fill, edge } = ROLES[role];
  const draw = role === 'lever' ? splitBar : rowBar;
  const [lower, upper] = [
    Math.min(base.estimate, low.quantity.estimate),
    Math.max(base.estimate, high.quantity.estimate),
  ];
  const side = (name: string, to: number): Dataset[] =>
    draw(`${path}, ${name}`, { from: base.estimate, to, top: y + HALF_BAR, bottom: y - HALF_BAR, fill, edge });
  const interval = (name: string, { quantity }: Found): Dataset[] =>
    Number.isFinite(quantity.lo95) ? [whisker(`${path}, ${name}`, quantity.lo95, quantity.hi95, y)] : [];
  return [
    ...(low.quantity.estimate < base.estimate ? interval('lowest', low) : []),
    ...(high.quantity.estimate > base.estimate ? interval('highest', high) : []),
    ...side('lowest', lower),
    ...side('highest', upper),
  ];
}

function upperEnd({ high }: Reach): number {
  return Number.isFinite(high.quantity.hi95)
    ? Math.max(high.quantity.hi95, high.quantity.estimate)
    : high.quantity.estimate;
}

function lowerEnd({ low }: Reach): number {
  return Number.isFinite(low.quantity.lo95)
    ? Math.min(low.quantity.lo95, low.quantity.estimate)
    : low.quantity.estimate;
}

/** A number in short: `12 %`, `3.4`. */
function short({ isShare }: GridQuantity, { estimate }: Quantity, step: number): string {
  return isShare ? formatPercent(estimate) : formatNumber(estimate, decimalsOf(step / 10));
}

function plotOf(tornado: Tornado, options: ChartOptions): Plot {
  const { facts, quantity, base, drawn, results } = tornado;
  const names = factorNames(facts.factors);
  const bounds = boundsOf(facts, quantity.name);
  const n = drawn.length;
  const rows = drawn.map((reach, k) => ({ reach, y: rowPlace(k, n) }));
  const values = [base.estimate, ...bounds.map(({ comparison }) => comparison.bound)];
  const ends = [...values, ...drawn.flatMap((reach) => [lowerEnd(reach), upperEnd(reach)])];
  const scale = quantity.isShare
    ? shareScale(Math.min(1, Math.max(0.05, ...ends)))
    : niceScale(Math.min(...ends), Math.max(...ends));
  const decimals = decimalsOf(quantity.isShare ? 100 * scale.step : scale.step);
  const asked = bounds.map((one) => requirement(quantity, one, results.scenario)).join(', ');
  const what = `${upperFirst(clipped(plain(quantity.label), 40))}${quantity.isShare ? say.shareOfRuns : unitBrackets(quantity.unit, results.scenario)}`;
  const axes: Plot['axes'] = {
    x: {
      scale,
      title: say.ends.axis(what, asked),
      labels: tickValues(scale).map((value) => ({
        value,
        text: quantity.isShare ? formatPercent(value, decimals) : formatNumber(value, decimals),
      })),
    },
    y: rowAxis(
      names,
      rows.map(
        ({
          reach: {
            assumption: { path },
          },
          y,
        }) => ({ path, role: roleOf(facts, path), y }),
      ),
    ),
  };
  const datasets = [
    ...bounds.map(({ comparison: { bound } }) => rowLine(markWords.askedFor(bound), bound, n, [6, 3])),
    rowLine(markWords.asThingsStand, base.estimate, n),
    ...rows.flatMap(({ reach, y }) => barsOf(tornado, reach, y)),
  ];
  // Whiskers over bars: what comes first is drawn on top.
  const onTop = datasets.filter(({ label }) => label?.endsWith('interval') ?? false);
  return {
    configuration: lineChart([...onTop, ...datasets.filter((one) => !onTop.includes(one))], axes, options),
    axes,
    endLabels: [],
    events: [],
    barLabels: rows.map(({ reach, y }) => ({
      at: { x: Math.max(upperEnd(reach), ...values), y },
      text: say.ends.numbers(
        short(quantity, reach.low.quantity, scale.step),
        short(quantity, reach.high.quantity, scale.step),
      ),
      detail: say.ends.values(settingOf(reach, reach.low.value), settingOf(reach, reach.high.value)),
    })),
  };
}

function methodLine({ facts, drawn }: Tornado, all: number, idle: number): string {
  const rest = all - drawn.length - idle;
  return [
    say.movedAlone(formatCount(movedCount(facts)), formatCount(facts.runsPerPoint)),
    say.ends.bar,
    say.ends.whiskers,
    say.ends.line,
    ...(rest > 0 ? [say.ends.less(formatCount(rest))] : []),
    ...(idle > 0 ? [say.ends.idle(formatCount(idle))] : []),
  ].join('; ');
}

function titleOf({ facts, quantity, drawn, base, results }: Tornado): string {
  const [first] = drawn;
  if (first === undefined) return '';
  const words = ({ value, quantity: found }: Found): string =>
    say.ends.numberAt(quantityText(quantity, found, results.scenario), settingOf(first, value));
  const name = factorQuoted(factorNames(facts.factors), first.assumption.path);
  const now = quantityText(quantity, base, results.scenario);
  const [near, far] = [first.low, first.high];
  return say.ends.finding(quoted(plain(quantity.label)), now, name, words(near), words(far));
}

/**
 * How far does each parameter by itself move the number that a condition compares? A tornado: from where things stand to
 * the lowest and the highest number at the values that were tried of each parameter, with intervals, what is asked for as
 * a dashed line; the parameter that moves it farthest first.
 *
 * @returns undefined where nothing was moved, or nothing moves the number
 */
export function endBars(results: Results, options: ChartOptions = {}): Figure | undefined {
  const facts = results.subject;
  if (facts?.kind !== 'threshold' || facts.flips === undefined) return undefined;
  const [quantity] = facts.quantities;
  const base = quantity === undefined ? undefined : numberOf(facts.base, quantity.name);
  if (quantity === undefined || base === undefined || Number.isNaN(base.estimate)) return undefined;
  const all = reaches(facts.flips, quantity.name, base);
  const moving = all.filter((one) => farthest(one, base.estimate) > 0);
  const drawn = moving.slice(0, options.bars ?? MOST_BARS);
  if (drawn.length === 0) return undefined;
  const tornado: Tornado = { facts, quantity, base, drawn, results };
  const none = facts.flips.flips.length === 0 ? flipsFinding(facts, results.scenario) : undefined;
  const title = unlessFailed(results, say.ends.failed, none ?? titleOf(tornado));
  const names = factorNames(facts.factors);
  const said = drawn.map((reach) => {
    const { path } = reach.assumption;
    const one = ({ value, quantity: found }: Found): string =>
      say.ends.numberAt(quantityText(quantity, found, results.scenario), settingOf(reach, value));
    return say.row(`${names.get(path)}`, roleOf(facts, path), `${one(reach.low)}, ${one(reach.high)}`);
  });
  return complete(results, [plotOf(tornado, options)], {
    name: 'ends',
    title,
    panelTitle: say.ends.title(quoted(plain(quantity.label))),
    method: methodLine(tornado, all.length, all.length - moving.length),
    key: roleKey(drawn.map(({ assumption }) => roleOf(facts, assumption.path))),
    definitions: [
      ...(quantity.definition === undefined
        ? []
        : [{ term: plain(quantity.label), meaning: plain(quantity.definition) }]),
      ...namingDefinition(
        facts.factors,
        drawn.map(({ assumption }) => assumption.path),
      ),
    ],
    shown: [quantity],
    table: {
      columns: ['parameter', 'label', 'role', 'value', 'estimate', 'lo95', 'hi95', 'n'],
      rows: all.flatMap(({ assumption: { path }, low, high }) =>
        [low, high].map(({ value, quantity: found }) => [
          ...[path, names.get(path) ?? path, roleOf(facts, path), value],
          ...[found.estimate, found.lo95, found.hi95, found.n],
        ]),
      ),
    },
    altText: say.ends.altText(quoted(plain(quantity.label), 80), title, said.join('; ')),
  });
}
