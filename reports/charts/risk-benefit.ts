import { INK, lineStyle, PAPER } from '../colour.ts';
import { armLabel, armName, quantityName } from '../comparison/arm-names.ts';
import { differenceUnit, lossTexts, scaleOf } from '../comparison/difference-text.ts';
import { pairsOf, pairsText, shortTrade } from '../comparison/finding.ts';
import { benefitQuantity, riskQuantity } from '../comparison/quantities.ts';
import { standingOf } from '../comparison/standing.ts';
import { tradeFinding } from '../comparison/trade-finding.ts';
import { unlessFailed } from '../failures.ts';
import type { ChartOptions, DotLabel, Figure, Plot } from '../figure.ts';
import { decimalsOf, formatNumber } from '../format.ts';
import type { ComparedQuantity, ComparisonFacts, Difference, Results } from '../results.ts';
import { niceScale, type Scale, tickValues } from '../scale.ts';
import { unitWords } from '../unit-words.ts';
import { CHARTS, listed } from '../wording/comparison.ts';
import { markWords } from '../wording/marks.ts';
import { clipped, plain, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { type Dataset, line, lineChart } from './line-chart.ts';

/** Dots that can be named beside each other; the rest is in the table. */
const MOST_DOTS = 9;

/** Half the length of a whisker's cap, as a share of the axis that it lies along. */
const HALF_CAP = 0.012;

/** A difference turned round: how much less there is in the arm. */
type Loss = { readonly at: number; readonly lo: number; readonly hi: number };

type Dot = { readonly place: number; readonly label: string; readonly risk: Loss; readonly benefit: Loss };

function lossOf(quantity: ComparedQuantity, k: number): Loss | undefined {
  const difference = quantity.differences[k];
  if (difference === undefined || !Number.isFinite(difference.estimate)) return undefined;
  const { estimate, lo95, hi95 } = difference;
  const by = -scaleOf(quantity);
  // A zero has no sign.
  const end = (value: number): number => by * (Number.isFinite(value) ? value : estimate) + 0;
  return { at: end(estimate), lo: end(hi95), hi: end(lo95) };
}

function dotsOf(facts: ComparisonFacts, risk: ComparedQuantity, benefit: ComparedQuantity): Dot[] {
  return facts.arms.slice(1).flatMap((_, k): Dot[] => {
    const [avoided, forgone] = [lossOf(risk, k), lossOf(benefit, k)];
    return avoided === undefined || forgone === undefined
      ? []
      : [{ place: k + 1, label: armLabel(facts, k + 1), risk: avoided, benefit: forgone }];
  });
}

/** An axis over 0 and all ends, with room beyond them for dots and names. */
function scaleFor(losses: readonly Loss[]): Scale {
  const [low, high] = [Math.min(0, ...losses.map(({ lo }) => lo)), Math.max(0, ...losses.map(({ hi }) => hi))];
  const nice = niceScale(low, high, 5);
  const room = 0.09 * (nice.max - nice.min);
  // In the corner labels of both axes would meet.
  return { ...nice, min: Math.min(low - room, nice.min - room / 2), max: Math.max(high + room, nice.max) };
}

function cross({ label, risk, benefit }: Dot, colour: string, x: Scale, y: Scale): Dataset[] {
  const [capX, capY] = [HALF_CAP * (x.max - x.min), 1.6 * HALF_CAP * (y.max - y.min)];
  const style = { colour, dash: [], width: 1.5 };
  const across = [
    { x: benefit.lo, y: risk.at - capY },
    { x: benefit.lo, y: risk.at + capY },
    { x: benefit.lo, y: risk.at },
    { x: benefit.hi, y: risk.at },
    { x: benefit.hi, y: risk.at - capY },
    { x: benefit.hi, y: risk.at + capY },
  ];
  const up = [
    { x: benefit.at - capX, y: risk.lo },
    { x: benefit.at + capX, y: risk.lo },
    { x: benefit.at, y: risk.lo },
    { x: benefit.at, y: risk.hi },
    { x: benefit.at - capX, y: risk.hi },
    { x: benefit.at + capX, y: risk.hi },
  ];
  return [
    ...(benefit.lo === benefit.hi ? [] : [line(markWords.benefitForgone(label), across, style)]),
    ...(risk.lo === risk.hi ? [] : [line(markWords.riskAvoided(label), up, style)]),
  ];
}

function dotAt(label: string, x: number, y: number, colour: string, isFull: boolean): Dataset {
  return {
    ...line(label, [{ x, y }], { colour, dash: [], width: 2 }),
    pointRadius: 5.5,
    pointBorderColor: colour,
    pointBorderWidth: 2,
    pointBackgroundColor: isFull ? colour : PAPER,
    clip: 8,
  };
}

/** Thin lines where there is no difference. */
function zeroLines(x: Scale, y: Scale): Dataset[] {
  const style = { colour: INK, dash: [], width: 0.9 };
  const along = [
    { x: x.min, y: 0 },
    { x: x.max, y: 0 },
  ];
  const up = [
    { x: 0, y: y.min },
    { x: 0, y: y.max },
  ];
  return [line(markWords.noRiskAvoided, along, style), line(markWords.noBenefitForgone, up, style)];
}

function axis(scale: Scale, title: string): Plot['axes']['x'] {
  const decimals = decimalsOf(scale.step);
  return { scale, title, labels: tickValues(scale).map((value) => ({ value, text: formatNumber(value, decimals) })) };
}

function unitOf(quantity: ComparedQuantity, results: Results): string {
  const words = quantity.isShare ? CHARTS.points : unitWords(quantity.unit, results.scenario);
  return words === '' ? '' : `, ${words}`;
}

type Named = { readonly label: string; readonly x: number; readonly y: number; readonly colour: string };

/** The names of dots; those of dots in one place together. */
function namedTogether(all: readonly Named[]): DotLabel[] {
  const places = new Map<string, [Named, ...Named[]]>();
  for (const one of all) {
    const key = `${one.x} ${one.y}`;
    const there = places.get(key);
    if (there === undefined) places.set(key, [one]);
    else there.push(one);
  }
  return [...places.values()].map((there) => {
    const [{ x, y, colour }] = there;
    const longest = there.length === 1 ? 34 : 20;
    return { at: { x, y }, text: listed(there.map(({ label }) => clipped(label, longest))), detail: '', colour };
  });
}

function plotOf(
  facts: ComparisonFacts,
  risk: ComparedQuantity,
  benefit: ComparedQuantity,
  dots: readonly Dot[],
  results: Results,
  options: ChartOptions,
): Plot {
  const x = scaleFor(dots.map((one) => one.benefit));
  const y = scaleFor(dots.map((one) => one.risk));
  const axes = {
    x: axis(x, CHARTS.tradeBenefit(quantityName(benefit, 40), unitOf(benefit, results))),
    y: axis(y, CHARTS.tradeRisk(quantityName(risk, 40), unitOf(risk, results))),
  };
  const baseline = armLabel(facts, 0);
  const origin: Named = { label: baseline, x: 0, y: 0, colour: INK };
  const labels = namedTogether([
    origin,
    ...dots.map(
      ({ place, label, risk: up, benefit: across }): Named => ({
        ...{ label, x: across.at, y: up.at },
        colour: lineStyle(place).text,
      }),
    ),
  ]);
  return {
    configuration: lineChart(
      [
        dotAt(baseline, 0, 0, INK, true),
        ...dots.map(({ place, label, risk: up, benefit: across }) =>
          dotAt(label, across.at, up.at, lineStyle(place).colour, true),
        ),
        ...dots.flatMap((one) => cross(one, lineStyle(one.place).colour, x, y)),
        ...zeroLines(x, y),
      ],
      axes,
      options,
    ),
    axes,
    bare: true,
    endLabels: [],
    events: [],
    dotLabels: labels,
  };
}

function lossWords(quantity: ComparedQuantity, difference: Difference | undefined, results: Results): string {
  if (difference === undefined || standingOf(difference) === 'unknown') return CHARTS.noLoss;
  const { value, range } = lossTexts(quantity, difference);
  return `${value}${differenceUnit(quantity, results.scenario)}${range === undefined ? '' : ` (${range})`}`;
}

/**
 * What does safety cost? Risk avoided against benefit forgone, a dot for each arm with its 95 % paired intervals both
 * ways, the baseline where the lines of no difference meet. Up and left is better.
 *
 * @returns undefined where the arms have not both a harm and a benefit
 */
export function riskBenefit(results: Results, facts: ComparisonFacts, options: ChartOptions = {}): Figure | undefined {
  const [risk, benefit] = [riskQuantity(facts, results), benefitQuantity(facts, results)];
  if (risk === undefined || benefit === undefined) return undefined;
  const all = dotsOf(facts, risk, benefit);
  if (all.length === 0) return undefined;
  const dots = all.slice(0, MOST_DOTS);
  const title = unlessFailed(
    results,
    CHARTS.tradeSubject,
    tradeFinding({ facts, risk, benefit }) ?? shortTrade(facts, results, risk, benefit),
  );
  const said = all.map(({ place, label }) => {
    const [avoided, forgone] = [risk, benefit].map((one) => lossWords(one, one.differences[place - 1], results));
    return CHARTS.tradeRow(label, `${avoided}`, `${forgone}`);
  });
  const numbers = (difference: Difference | undefined): number[] =>
    difference === undefined
      ? [Number.NaN, Number.NaN, Number.NaN]
      : [0 - difference.estimate, 0 - difference.hi95, 0 - difference.lo95];
  return complete(results, [plotOf(facts, risk, benefit, dots, results, options)], {
    name: 'risk-benefit',
    title,
    panelTitle: unlessFailed(results, CHARTS.tradeSubject, shortTrade(facts, results, risk, benefit)),
    method: CHARTS.tradeMethod(pairsText(Math.min(pairsOf(risk), pairsOf(benefit)))),
    definitions: [risk, benefit].flatMap(({ label, definition }) =>
      definition === undefined ? [] : [{ term: upperFirst(clipped(plain(label), 80)), meaning: plain(definition) }],
    ),
    shown: [risk, benefit],
    table: {
      columns: [
        ...['arm', 'label', 'risk', 'avoided', 'avoided_lo95', 'avoided_hi95'],
        ...['benefit', 'forgone', 'forgone_lo95', 'forgone_hi95'],
      ],
      rows: all.map(({ place, label }) => [
        ...[facts.arms[place]?.name ?? '', label, risk.name, ...numbers(risk.differences[place - 1])],
        ...[benefit.name, ...numbers(benefit.differences[place - 1])],
      ]),
    },
    altText: CHARTS.tradeAlt(
      quantityName(risk, 80),
      quantityName(benefit, 80),
      armName(facts, 0, 80),
      title,
      said.join('; '),
    ),
  });
}
