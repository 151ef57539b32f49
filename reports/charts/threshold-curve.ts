import type { Crossing, Point as Tried } from '../../engine/analysis/threshold/find-crossing.ts';
import type { Factor } from '../../engine/experiment/study/factor.ts';
import { ACCENT, INK } from '../colour.ts';
import { unlessFailed } from '../failures.ts';
import type { AxisLabel, ChartOptions, EndLabel, EventMark, Figure, Plot, Point } from '../figure.ts';
import { decimalsOf, formatCount, formatNumber, formatPercent } from '../format.ts';
import { numberText } from '../plane/axis.ts';
import type { GridQuantity, Results, ThresholdFacts } from '../results.ts';
import { niceScale, type Scale, shareScale, tickValues } from '../scale.ts';
import { factorNames, factorQuoted, settingText, unitBrackets } from '../study/names.ts';
import { crossingFinding, stretchText } from '../study/threshold-finding.ts';
import { boundsOf, numberOf, quantityText, requirement } from '../study/verdict-text.ts';
import { markWords } from '../wording/marks.ts';
import { thresholdWords as say } from '../wording/threshold.ts';
import { clipped, plain, quoted, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { band, type Dataset, eventLines, line, lineChart } from './line-chart.ts';

type Searched = Exclude<Crossing, { kind: 'missing' }>;

/** What a curve is drawn from. */
type Curve = {
  readonly facts: ThresholdFacts;
  readonly quantity: GridQuantity;
  readonly factor: Factor;
  readonly crossing: Searched;
  readonly results: Results;
};

/** A value that was tried, with the number there. */
type Known = { readonly x: number; readonly estimate: number; readonly lo95: number; readonly hi95: number };

function knownOf({ crossing, quantity }: Curve): Known[] {
  return crossing.points.flatMap(({ x, verdict }) => {
    const found = numberOf(verdict, quantity.name);
    return found === undefined || Number.isNaN(found.estimate) ? [] : [{ x, ...found }];
  });
}

function verticalScale({ quantity, facts }: Curve, known: readonly Known[]): Scale {
  const bounds = boundsOf(facts, quantity.name).map(({ comparison }) => comparison.bound);
  const values = [...known.flatMap(({ estimate, lo95, hi95 }) => [estimate, lo95, hi95]), ...bounds].filter(
    Number.isFinite,
  );
  if (quantity.isShare) return shareScale(Math.min(1, Math.max(0.05, ...values)));
  return niceScale(Math.min(...values), Math.max(...values));
}

/** Room beside the range, as a share of it, so that labels at its ends meet nothing. */
const BESIDE = 0.04;

/** The range that was searched, with a little room. */
function horizontalScale({ lo, hi }: Searched): Scale {
  const room = BESIDE * (hi - lo);
  return { min: lo - room, max: hi + room, step: niceScale(lo, hi).step };
}

/** Round values in the range; a long one is left out where it would stand below the values of the other axis. */
function horizontalLabels({ lo, hi, whole }: Searched, scale: Scale): AxisLabel[] {
  const { step } = scale;
  const values = tickValues({ min: lo, max: hi, step: whole ? Math.max(1, step) : step });
  const labels = values.map((value) => ({ value, text: numberText(value, 6) }));
  return labels.filter(({ value, text }) => text.length <= 4 || (value - lo) / (hi - lo) > 0.06);
}

/** Between its ends the answer is not clear, or turns: shaded from the bottom to the top. */
function shading({ crossing }: Curve, { min, max }: Scale): Dataset[] {
  return crossing.stretches.flatMap(({ lo95 = crossing.lo, hi95 = crossing.hi }, k) => {
    const edge = (y: number): Point[] => [
      { x: lo95, y },
      { x: hi95, y },
    ];
    return band(markWords.notClearStretch(k + 1), edge(max), edge(min), { colour: '#F0C23B', opacity: 0.32 });
  });
}

function levels(curve: Curve): { datasets: Dataset[]; labels: EndLabel[] } {
  const { facts, quantity, crossing, results } = curve;
  const bounds = boundsOf(facts, quantity.name);
  return {
    datasets: bounds.map(({ comparison: { bound } }) =>
      line(
        markWords.askedFor(bound),
        [
          { x: crossing.lo, y: bound },
          { x: crossing.hi, y: bound },
        ],
        { colour: '#D55E00', dash: [6, 3], width: 1.6 },
      ),
    ),
    labels: bounds.map((judgement) => ({
      value: judgement.comparison.bound,
      text: say.asked(requirement(quantity, judgement, results.scenario)),
      detail: '',
      colour: '#B34F00',
      strong: false,
    })),
  };
}

/** Where the answer turns: of few places each by name. */
function turns({ crossing }: Curve): EventMark[] {
  const text = (value: number): string => settingText(value, crossing.hi - crossing.lo);
  const [only, second] = crossing.places;
  if (only !== undefined && second === undefined) {
    const stretch = crossing.stretches.find(({ places }) => places.length > 0);
    const interval = stretch === undefined ? undefined : stretchText(crossing, stretch);
    return [{ text: say.curve.turnsAt(text(only.x), interval), from: only.x }];
  }
  return crossing.places.map(({ x }) => ({ text: say.curve.turnsAt(text(x)), from: x }));
}

/** The scenario's own value, and the number as things stand. */
function ownMark({ facts: { base, own }, quantity, crossing }: Curve): Point[] {
  const found = numberOf(base, quantity.name)?.estimate ?? Number.NaN;
  if (own === undefined || own < crossing.lo || own > crossing.hi || Number.isNaN(found)) return [];
  return [{ x: own, y: found }];
}

function curveLines(known: readonly Known[]): Dataset[] {
  const at = (of: 'estimate' | 'lo95' | 'hi95'): Point[] =>
    known.filter((one) => Number.isFinite(one[of])).map((one) => ({ x: one.x, y: one[of] }));
  const points = {
    ...line('estimate', at('estimate'), { colour: INK, dash: [], width: 1.6 }),
    pointRadius: 2.4,
    clip: 6,
    pointBackgroundColor: INK,
  };
  return [points, ...band('95 % interval', at('hi95'), at('lo95'), { colour: ACCENT, opacity: 0.22 })];
}

function plotOf(curve: Curve, options: ChartOptions): Plot {
  const { quantity, factor, crossing, results, facts } = curve;
  const known = knownOf(curve);
  const scale = verticalScale(curve, known);
  const across = horizontalScale(crossing);
  const [upDecimals, percentDecimals] = [decimalsOf(scale.step), decimalsOf(100 * scale.step)];
  const named = clipped(factorNames(facts.factors).get(factor.path) ?? factor.path, 60);
  const name = named === factor.path ? named : upperFirst(named);
  const axes: Plot['axes'] = {
    x: {
      scale: across,
      title: `${name}${unitBrackets(factor.unit, results.scenario)}`,
      labels: horizontalLabels(crossing, across),
    },
    y: {
      scale,
      title: `${upperFirst(clipped(plain(quantity.label), 60))}${quantity.isShare ? say.shareOfRuns : unitBrackets(quantity.unit, results.scenario)}`,
      labels: tickValues(scale).map((value) => ({
        value,
        text: quantity.isShare ? formatPercent(value, percentDecimals) : formatNumber(value, upDecimals),
      })),
    },
  };
  const asked = levels(curve);
  const events = turns(curve);
  const own = ownMark(curve);
  const standing: Dataset[] =
    own.length === 0
      ? []
      : [
          {
            ...line(markWords.asThingsStand, own, { colour: INK, dash: [], width: 2 }),
            pointRadius: 6,
            pointBackgroundColor: '#FFFFFF',
          },
        ];
  return {
    configuration: lineChart(
      [
        ...eventLines(events, scale, false),
        ...standing,
        ...asked.datasets,
        ...curveLines(known),
        ...shading(curve, scale),
      ],
      axes,
      options,
    ),
    axes,
    endLabels: asked.labels,
    events,
  };
}

function methodLine(curve: Curve): string {
  const { facts, crossing, quantity } = curve;
  const { values, dots, band: interval, shaded, ring, ended } = say.curve;
  return [
    values(formatCount(crossing.points.length), formatCount(facts.runsPerPoint)),
    dots(quantity.isShare),
    interval,
    ...(crossing.stretches.length === 0 ? [] : [shaded]),
    ...(ownMark(curve).length > 0 ? [ring] : []),
    ...(crossing.narrowed ? [] : [ended]),
  ].join('; ');
}

function altText(curve: Curve, title: string): string {
  const { quantity, crossing, factor, facts, results } = curve;
  const name = factorNames(facts.factors).get(factor.path) ?? factor.path;
  const said = (tried: Tried): string => {
    const found = numberOf(tried.verdict, quantity.name);
    const number = found === undefined ? say.noNumber : quantityText(quantity, found, results.scenario);
    return `${settingText(tried.x, crossing.hi - crossing.lo)}: ${number}`;
  };
  // Between close values there is nothing to tell.
  const step = (crossing.hi - crossing.lo) / 8;
  const told = crossing.points.filter(
    ({ x }, k, all) =>
      k === 0 ||
      k === all.length - 1 ||
      Math.abs((x - crossing.lo) / step - Math.round((x - crossing.lo) / step)) < 1e-9,
  );
  const asked = boundsOf(facts, quantity.name).map((one) => requirement(quantity, one, results.scenario));
  const along = `${name}${unitBrackets(factor.unit, results.scenario)}`;
  return say.curve.altText(quoted(plain(quantity.label), 80), along, asked, title, told.map(said).join('; '));
}

function tableOf({ quantity, crossing, factor, facts }: Curve) {
  const bounds = boundsOf(facts, quantity.name).map(({ comparison }) => comparison.bound);
  return {
    columns: [factor.path, 'n', 'estimate', 'lo95', 'hi95', 'asked', 'holds', 'clear'],
    rows: crossing.points.map(({ x, verdict }) => {
      const found = numberOf(verdict, quantity.name);
      const { n = 0, estimate = Number.NaN, lo95 = Number.NaN, hi95 = Number.NaN } = found ?? {};
      const holds = verdict.holds === undefined ? '' : String(verdict.holds);
      return [x, n, estimate, lo95, hi95, bounds.join(' '), holds, String(verdict.clear)];
    }),
  };
}

/** `threshold`, and of what else the condition compares `threshold-gap`. */
function nameOf(quantity: GridQuantity, k: number): string {
  return k === 0 ? 'threshold' : `threshold-${quantity.name.replace(/[^A-Za-z0-9_]+/g, '-').replace(/^-+|-+$/g, '')}`;
}

/**
 * Where along a parameter does a condition begin to hold? For each number that the condition compares: the estimate with
 * its interval at every value tried, what is asked for as a line, the places where the answer turns, and shaded around
 * them the values at which it is not clear.
 *
 * @returns none where nothing was searched, or a number was missing
 */
export function thresholdCurves(results: Results, options: ChartOptions = {}): Figure[] {
  const facts = results.subject;
  if (facts?.kind !== 'threshold') return [];
  const { crossing, factors, quantities } = facts;
  const [factor] = factors;
  if (crossing === undefined || crossing.kind === 'missing' || factor === undefined) return [];
  const title = unlessFailed(results, say.curve.failed, crossingFinding(facts, results.scenario) ?? '');
  return quantities.flatMap((quantity, k) => {
    const curve: Curve = { facts, quantity, factor, crossing, results };
    if (knownOf(curve).length === 0) return [];
    const { label, definition } = quantity;
    return [
      complete(results, [plotOf(curve, options)], {
        name: nameOf(quantity, k),
        title,
        panelTitle: say.curve.title(quoted(plain(label)), factorQuoted(factorNames(factors), factor.path)),
        method: methodLine(curve),
        definitions: definition === undefined ? [] : [{ term: plain(label), meaning: plain(definition) }],
        shown: [quantity],
        table: tableOf(curve),
        altText: altText(curve, title),
      }),
    ];
  });
}
