import { wilson } from '../../engine/analysis/wilson.ts';
import { lineStyle } from '../colour.ts';
import { armLabel, armName, quantityName } from '../comparison/arm-names.ts';
import { quantityFinding, runsText } from '../comparison/finding.ts';
import { openAtHorizon } from '../comparison/limits.ts';
import { headlineQuantity } from '../comparison/quantities.ts';
import { unlessFailed } from '../failures.ts';
import type { Axis, ChartOptions, Figure, Point } from '../figure.ts';
import { headlineOutcome } from '../findings.ts';
import { decimalsOf, formatCount, formatPercent, formatShare } from '../format.ts';
import type { ArmFacts, ComparedQuantity, ComparisonFacts, OutcomeResult, Results } from '../results.ts';
import { shareScale, tickValues } from '../scale.ts';
import { atMoment, duration, type TimeAxis, timeAxis } from '../time-axis.ts';
import { CHARTS, listed } from '../wording/comparison.ts';
import { markWords } from '../wording/marks.ts';
import { clipped, plain } from '../words.ts';
import { complete, timePlot } from './complete.ts';
import { band, line } from './line-chart.ts';

/** More lines than this cannot be told apart; the rest is in the table. */
const MOST_LINES = 8;

/** More bands than this hide each other. */
const MOST_BANDS = 3;

/** The end in one arm, and which arm it is of all. */
type Curve = { readonly place: number; readonly arm: ArmFacts; readonly outcome: OutcomeResult };

/** All harmful ends of an arm as one, where the quantity is their sum in its runs. */
function allHarm(
  { results }: ArmFacts,
  { name, label, levels }: ComparedQuantity,
  k: number,
): OutcomeResult | undefined {
  const harms = results.outcomes.filter(({ kind }) => kind === 'harm');
  const [first] = harms;
  const count = harms.reduce((sum, one) => sum + one.count, 0);
  if (first === undefined || Math.round((levels[k]?.estimate ?? Number.NaN) * results.runs) !== count) return undefined;
  const byTick = first.byTick.map((_, tick) => harms.reduce((sum, one) => sum + (one.byTick[tick] ?? 0), 0));
  return { ...first, name, label, count, byTick };
}

function isAllHarm({ arms }: ComparisonFacts, quantity: ComparedQuantity): boolean {
  return quantity.isShare && arms.every((arm, k) => allHarm(arm, quantity, k) !== undefined);
}

/**
 * The end that the comparison is about, or all harmful ends where it is about these; where it is about another measure, the
 * baseline's first harm, benefit or end.
 */
function endOf(facts: ComparisonFacts, results: Results): ComparedQuantity | undefined {
  const headline = headlineQuantity(facts, results);
  if (headline !== undefined && (headline.isEnd || isAllHarm(facts, headline))) return headline;
  const name = headlineOutcome(facts.arms[0].results)?.name;
  return facts.quantities.find((one) => one.isEnd && one.name === name);
}

function curvesOf({ arms }: ComparisonFacts, quantity: ComparedQuantity): Curve[] {
  return arms.flatMap((arm, place) => {
    const outcome = quantity.isEnd
      ? arm.results.outcomes.find((one) => one.name === quantity.name)
      : allHarm(arm, quantity, place);
    const isOnAxis = arm.results.scenario.tick === arms[0].results.scenario.tick;
    return outcome === undefined || !isOnAxis || arm.results.runs === 0 ? [] : [{ place, arm, outcome }];
  });
}

function intervals({ arm, outcome }: Curve) {
  return outcome.byTick.map((count) => wilson(count, arm.results.runs));
}

function pointsOf(curve: Curve, time: TimeAxis, pick: 'estimate' | 'lo' | 'hi'): Point[] {
  return intervals(curve).map((one, tick) => ({ x: time.at(tick), y: one[pick] }));
}

function methodLine(facts: ComparisonFacts, drawn: readonly Curve[], all: readonly Curve[], bands: number): string {
  const runs = Math.max(...drawn.map(({ arm }) => arm.results.runs));
  if (runs === 1) return CHARTS.oneRun;
  const left = facts.arms.flatMap((_, k) => (all.some(({ place }) => place === k) ? [] : [armName(facts, k, 30)]));
  const notDrawn = left.length === 0 ? '' : CHARTS.notDrawn(listed(left));
  const more = all.length === drawn.length ? '' : CHARTS.tooMany(formatCount(all.length - drawn.length));
  return CHARTS.riskMethod(
    runsText(runs),
    bands === drawn.length ? CHARTS.bandsAll : CHARTS.bandFirst,
    `${openAtHorizon(facts)}${notDrawn}${more}`,
  );
}

function altText(results: Results, facts: ComparisonFacts, drawn: readonly Curve[], title: string): string {
  const { scenario } = results;
  const sentences = drawn.map(({ place, arm, outcome }) => {
    const { runs } = arm.results;
    const first = outcome.byTick.findIndex((count) => count > 0);
    const half = outcome.byTick[Math.floor(scenario.horizon / 2)] ?? outcome.count;
    const rise = first < 0 ? '' : CHARTS.riskRise(atMoment(scenario, first), formatShare(half, runs));
    return CHARTS.riskCourse(armLabel(facts, place), formatShare(outcome.count, runs), rise);
  });
  return CHARTS.riskAlt(duration(scenario, scenario.horizon), title, sentences.join('; '));
}

function tableOf(curves: readonly Curve[]) {
  return {
    columns: ['tick', 'arm', 'label', 'outcome', 'count', 'runs', 'estimate', 'lo95', 'hi95'],
    rows: curves.flatMap((curve) =>
      intervals(curve).map(({ estimate, lo, hi }, tick) => {
        const { arm, outcome } = curve;
        return [tick, arm.name, arm.label, outcome.name, outcome.byTick[tick] ?? 0, arm.results.runs, estimate, lo, hi];
      }),
    ),
  };
}

/**
 * How bad, by when, under which policy? The cumulative share of runs that have come to one end, an arm each, stepped, with
 * 95 % Wilson bands of up to three arms, else of the baseline. Whether arms differ, bands do not tell: paired differences
 * do.
 *
 * @returns undefined where the arms have no end in common
 */
export function riskByArm(results: Results, facts: ComparisonFacts, options: ChartOptions = {}): Figure | undefined {
  const quantity = endOf(facts, results);
  const all = quantity === undefined ? [] : curvesOf(facts, quantity);
  const drawn = all.slice(0, MOST_LINES);
  if (quantity === undefined || drawn.length < 2) return undefined;
  const time = timeAxis(results.scenario, options.timeLabels);
  const isOne = drawn.every(({ arm }) => arm.results.runs === 1);
  const bands = isOne ? 0 : drawn.length <= MOST_BANDS ? drawn.length : 1;
  const tops = drawn.flatMap((curve, k) => intervals(curve).map(({ estimate, hi }) => (k < bands ? hi : estimate)));
  const isAny = drawn.some(({ outcome }) => outcome.count > 0);
  const scale = isOne ? shareScale(1) : shareScale(Math.max(...tops, isAny ? 0 : 0.05));
  const decimals = decimalsOf(100 * scale.step);
  const axes: { x: Axis; y: Axis } = {
    x: {
      scale: time.scale,
      title: time.title,
      labels: tickValues(time.scale).map((value) => ({ value, text: time.label(value) })),
    },
    y: {
      scale,
      title: CHARTS.riskAxis(quantityName(quantity, 40)),
      labels: tickValues(scale).map((value) => ({ value, text: formatPercent(value, decimals) })),
    },
  };
  const lines = drawn.map((curve, k) => {
    const { colour, dash } = lineStyle(curve.place);
    return line(
      curve.arm.label,
      pointsOf(curve, time, 'estimate'),
      { colour, dash, width: k === 0 ? 2.25 : 1.75 },
      true,
    );
  });
  const areas = drawn.slice(0, bands).flatMap((curve) => {
    const fill = { colour: lineStyle(curve.place).colour, opacity: 0.14 };
    const [upper, lower] = [pointsOf(curve, time, 'hi'), pointsOf(curve, time, 'lo')];
    return band(markWords.interval(curve.arm.label), upper, lower, fill, true);
  });
  const finding = quantityFinding({ facts, results, quantity }, { numbers: true, named: true, longest: 40 });
  const title = unlessFailed(results, CHARTS.riskTitle(quantityName(quantity)), finding);
  const plot = timePlot(results, time, options, {
    datasets: [...lines, ...areas],
    axes,
    endLabels: drawn.map(({ place, arm, outcome }) => ({
      value: outcome.count / arm.results.runs,
      ...(outcome.byTick.length - 1 < results.scenario.horizon ? { at: time.at(outcome.byTick.length - 1) } : {}),
      text: armLabel(facts, place),
      detail: formatShare(outcome.count, arm.results.runs),
      colour: lineStyle(place).text,
      strong: place === 0,
    })),
  });
  const { definition, label } = quantity;
  return complete(results, [plot], {
    name: 'risk-by-arm',
    title,
    panelTitle: CHARTS.riskTitle(quantityName(quantity)),
    method: methodLine(facts, drawn, all, bands),
    definitions: definition === undefined ? [] : [{ term: clipped(plain(label), 80), meaning: plain(definition) }],
    shown: [quantity],
    table: tableOf(all),
    altText: altText(results, facts, drawn, title),
  });
}
