import { wilson } from '../../engine/analysis/wilson.ts';
import { lineStyle } from '../colour.ts';
import { unlessFailed } from '../failures.ts';
import type { Axis, ChartOptions, EndLabel, Figure, Point } from '../figure.ts';
import {
  headlineOutcome,
  noneOfThese,
  notableOutcomes,
  outcomeFinding,
  outcomeSentence,
  timingFinding,
} from '../findings.ts';
import { decimalsOf, formatCount, formatPercent, formatShare } from '../format.ts';
import type { OutcomeResult, Results } from '../results.ts';
import type { Scale } from '../scale.ts';
import { shareScale, tickValues } from '../scale.ts';
import { atMoment, duration, timeAxis } from '../time-axis.ts';
import { outcomeWords as say } from '../wording/outcomes.ts';
import { clipped, plain } from '../words.ts';
import { complete, timePlot } from './complete.ts';
import { band, line } from './line-chart.ts';

/** More lines than this cannot be told apart; the rest is in the table. */
const MOST_LINES = 8;

/** More bands than this hide each other. */
const MOST_BANDS = 3;

type Curve = {
  readonly outcome: OutcomeResult;
  readonly shares: Point[];
  readonly lower: Point[];
  readonly upper: Point[];
};

function curve(outcome: OutcomeResult, runs: number, at: (tick: number) => number): Curve {
  const intervals = outcome.byTick.map((count) => wilson(count, runs));
  const points = (pick: (k: number) => number): Point[] => intervals.map((_, k) => ({ x: at(k), y: pick(k) }));
  return {
    outcome,
    shares: points((k) => intervals[k]?.estimate ?? 0),
    lower: points((k) => intervals[k]?.lo ?? 0),
    upper: points((k) => intervals[k]?.hi ?? 0),
  };
}

/** Headline first, then by how common they are; equals in the scenario's order. */
function drawnOutcomes(results: Results): OutcomeResult[] {
  const headline = headlineOutcome(results);
  const rest = notableOutcomes(results).filter((outcome) => outcome !== headline);
  const sorted = [...rest].sort((a, b) => b.count - a.count);
  return (headline === undefined ? sorted : [headline, ...sorted]).slice(0, MOST_LINES);
}

/** With one run there is no share to bound; many bands would hide each other. */
function bandCount(curves: number, runs: number): number {
  return runs === 1 ? 0 : curves <= MOST_BANDS ? curves : 1;
}

function methodLine(results: Results, drawn: number, bands: number): string {
  if (results.runs === 1) return say.overTime.oneRun;
  const omitted = notableOutcomes(results).length - drawn;
  const whose =
    bands < drawn ? say.overTime.bands.first : drawn === 1 ? say.overTime.bands.one : say.overTime.bands.all;
  const rest = omitted === 0 ? '' : say.rarer(omitted);
  return say.overTime.method(formatCount(results.runs), noneOfThese(results), whose, rest);
}

/** The vertical axis: to the top of what is drawn, but where nothing happened not so far in that a bound looks large. */
function shareAxis(curves: readonly Curve[], runs: number, bands: number): Scale {
  if (runs === 1) return shareScale(1);
  const tops = curves.map((one, k) => Math.max(0, ...(k < bands ? one.upper : one.shares).map(({ y }) => y)));
  const happened = curves.some((one) => one.outcome.count > 0);
  return shareScale(Math.max(...tops, happened ? 0 : 0.05));
}

function table(results: Results): { columns: string[]; rows: (string | number)[][] } {
  const rows = notableOutcomes(results).flatMap((outcome) =>
    outcome.byTick.map((count, tick) => {
      const { estimate, lo, hi } = wilson(count, results.runs);
      return [tick, outcome.name, outcome.label, outcome.kind, count, results.runs, estimate, lo, hi];
    }),
  );
  return { columns: ['tick', 'outcome', 'label', 'kind', 'count', 'runs', 'estimate', 'lo95', 'hi95'], rows };
}

function endLabel(outcome: OutcomeResult, runs: number, colour: string, strong: boolean): EndLabel {
  return { value: outcome.count / runs, text: outcome.label, detail: formatShare(outcome.count, runs), colour, strong };
}

function altText(results: Results, drawn: readonly OutcomeResult[]): string {
  const { runs, scenario } = results;
  const sentences = drawn.map((outcome) => {
    const first = outcome.byTick.findIndex((count) => count > 0);
    const half = outcome.byTick[Math.floor(scenario.horizon / 2)] ?? 0;
    const rise = first < 0 ? '' : say.overTime.course(atMoment(scenario, first), formatShare(half, runs));
    return outcomeSentence(results, outcome, 200) + rise;
  });
  const none = runs === 1 ? '' : say.overTime.none(noneOfThese(results));
  return say.overTime.altText(duration(scenario, scenario.horizon), sentences.join(' '), none).trim();
}

/**
 * How bad, by when? The cumulative share of runs that have ended in each outcome, stepped, with its 95 % Wilson band.
 * At most eight outcomes are drawn (the headline, then the commonest); the table holds all.
 *
 * @returns undefined where the scenario declares no outcome or no run was made
 */
export function cumulativeOutcome(results: Results, options: ChartOptions = {}): Figure | undefined {
  const outcomes = drawnOutcomes(results);
  const { runs, scenario } = results;
  const finding = outcomeFinding(results);
  if (finding === undefined) return undefined;
  const title = unlessFailed(results, say.subject, finding);
  const time = timeAxis(scenario, options.timeLabels);
  const curves = outcomes.map((outcome) => curve(outcome, runs, time.at));
  const bands = bandCount(curves.length, runs);
  const scale = shareAxis(curves, runs, bands);
  const decimals = decimalsOf(100 * scale.step);
  const axes: { x: Axis; y: Axis } = {
    x: {
      scale: time.scale,
      title: time.title,
      labels: tickValues(time.scale).map((value) => ({ value, text: time.label(value) })),
    },
    y: {
      scale,
      title: say.overTime.axis,
      labels: tickValues(scale).map((value) => ({ value, text: formatPercent(value, decimals) })),
    },
  };
  const lines = curves.map((one, k) => {
    const { colour, dash } = lineStyle(k);
    return line(one.outcome.label, one.shares, { colour, dash, width: k === 0 ? 2.25 : 1.75 }, true);
  });
  const areas = curves.slice(0, bands).flatMap((one, k) => {
    const fill = { colour: lineStyle(k).colour, opacity: k === 0 ? 0.16 : 0.14 };
    return band(say.overTime.band(one.outcome.label), one.upper, one.lower, fill, true);
  });
  const timing = timingFinding(results);
  const plot = timePlot(results, time, options, {
    datasets: [...lines, ...areas],
    axes,
    endLabels: outcomes.map((outcome, k) => endLabel(outcome, runs, lineStyle(k).text, k === 0)),
  });
  return complete(results, [plot], {
    name: 'outcomes',
    title,
    ...(timing === undefined ? {} : { panelTitle: unlessFailed(results, say.subject, timing) }),
    method: methodLine(results, outcomes.length, bands),
    definitions: outcomes.map(({ label, definition }) => ({
      term: clipped(label, 80),
      meaning: plain(definition ?? say.notDefined),
    })),
    shown: outcomes,
    table: table(results),
    altText: altText(results, outcomes),
  });
}
