import { wilson, Z95 } from '../../engine/analysis/wilson.ts';
import { ASKED_BAR, KINDS } from '../colour.ts';
import { unlessFailed } from '../failures.ts';
import type { BarLabel, ChartOptions, Figure, Plot } from '../figure.ts';
import { notableOutcomes, outcomeFinding } from '../findings.ts';
import { decimalsOf, formatCount, formatEvidence, formatInterval, formatPercent, formatShare } from '../format.ts';
import type { OutcomeResult, Results } from '../results.ts';
import { shareScale, tickValues } from '../scale.ts';
import { moment } from '../time-axis.ts';
import { ASKED, askedMethod } from '../wording/headline-share.ts';
import { outcomeWords as say } from '../wording/outcomes.ts';
import { clipped, plain, quoted, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { type Dataset, lineChart } from './line-chart.ts';
import { HALF_BAR, rowBar, rowPlace, whisker } from './row-bars.ts';
import { widening } from './series.ts';

/** More rows than this are no picture; the rest is in the table. */
const MOST_BARS = 10;

type End = {
  readonly name: string;
  readonly label: string;
  readonly kind: OutcomeResult['kind'];
  readonly count: number;
  /** Runs that end in nothing: no outcome of the scenario. */
  readonly none: boolean;
  /** True or false of a run however it ends: the measure of the headline. */
  readonly asked?: true;
};

/** The measure of the headline, where it is true or false of every run: the number above the page is in a picture. */
function askedOf({ headlineMeasure: measure, runs }: Results): End[] {
  if (measure?.kind !== 'share' || measure.n !== runs || runs === 1) return [];
  const count = Math.round(measure.estimate * runs);
  return [{ name: measure.name, label: measure.label, kind: 'neutral', count, none: false, asked: true }];
}

/** Every way in which a run can end, in the scenario's order, with those that end in nothing last. */
function endsOf(results: Results): End[] {
  const declared = notableOutcomes(results).map(
    ({ name, label, kind, count }): End => ({ name, label, kind, count, none: false }),
  );
  const count = Math.max(0, results.runs - declared.reduce((sum, end) => sum + end.count, 0));
  return [...declared, { name: 'horizon', label: say.bars.none, kind: 'neutral', count, none: true }];
}

/** The commonest, in the scenario's order; runs that end in nothing are always among them. */
function drawnEnds(ends: readonly End[], most: number): End[] {
  const declared = ends.filter((end) => !end.none).sort((a, b) => b.count - a.count);
  const kept = new Set(declared.slice(0, most - 1));
  return ends.filter((end) => end.none || kept.has(end));
}

/**
 * Whether one end is commoner than another beyond sampling error: their Wilson intervals do not meet, which for shares
 * of the same runs is never too lenient.
 *
 * @param pairs out of how many the two were chosen
 */
function clearlyMore(a: End, b: End, runs: number, pairs: number): boolean {
  const z = Z95 * widening(pairs);
  return wilson(a.count, runs, z).lo > wilson(b.count, runs, z).hi;
}

/**
 * `“Safe arrival” is the commonest end (70 %), “Loss of control” the next (18 %)`, as far as the runs carry it; a single
 * end is not ranked: `14 % end in “Catastrophe”, 86 % in none of these`.
 */
function finding(results: Results, ends: readonly End[]): string {
  const { runs, scenario } = results;
  const by = moment(scenario, scenario.horizon);
  const [top, second, third] = [...ends].sort((a, b) => b.count - a.count);
  if (runs === 1 || top === undefined || second === undefined) return outcomeFinding(results) ?? '';
  const share = ({ count }: End): string => formatShare(count, runs);
  if (top.count === runs) {
    const bound = formatEvidence(runs, runs);
    return top.none
      ? say.bars.allNone(formatCount(runs), by, bound)
      : say.bars.all(formatCount(runs), quoted(top.label), by, bound);
  }
  const occurring = ends.filter((end) => end.count > 0);
  if (occurring.length === 2 && (top.none || second.none)) {
    const [one, none] = top.none ? [second, top] : [top, second];
    return say.bars.oneEnd(share(one), quoted(one.label), by, share(none));
  }
  const name = (end: End): string => (end.none ? say.bars.noneInside : quoted(end.label));
  if (!clearlyMore(top, second, runs, ends.length - 1)) {
    const both = [top, second].map((end) => say.bars.share(name(end), share(end))).join(', ');
    return say.bars.unclear(formatCount(runs), by, both);
  }
  const next = third === undefined || clearlyMore(second, third, runs, ends.length - 1);
  if (top.none) {
    const rest = next && second.count > 0 ? say.bars.commonestEnd(quoted(second.label), share(second)) : '';
    return say.bars.mostNone(by, share(top), rest);
  }
  const rest = next && second.count > 0 ? say.bars.next(name(second), share(second)) : '';
  const other = second.none ? say.bars.noneNext(share(second)) : rest;
  return say.bars.commonest(quoted(top.label), by, share(top), other);
}

/** The bar of an end. */
function bar(end: End, share: number, y: number): Dataset[] {
  return rowBar(end.label, {
    from: 0,
    to: share,
    top: y + HALF_BAR,
    bottom: y - HALF_BAR,
    ...(end.asked ? ASKED_BAR : KINDS[end.kind]),
  });
}

/** `29 %` and `(26–32 %)`; for none and all `0 of 1,000` and `(upper bound 0.4 %)`; of one run only the count. */
function barText(count: number, runs: number): Pick<BarLabel, 'text' | 'detail'> {
  const text = formatShare(count, runs);
  if (runs === 1) return { text, detail: '' };
  const { lo, hi } = wilson(count, runs);
  const bounded = count === 0 || count === runs;
  return { text, detail: `(${bounded ? formatEvidence(count, runs) : formatInterval(lo, hi, runs)})` };
}

/** What stands beside the name of an outcome. */
function kindOf(end: End, by: string): string {
  if (end.asked) return ASKED;
  return end.none ? say.bars.kindOfNone(by) : end.kind;
}

function plotOf(results: Results, ends: readonly End[], options: ChartOptions): Plot {
  const { runs, scenario } = results;
  const by = moment(scenario, scenario.horizon);
  const rows = ends.map((end, k) => ({ end, y: rowPlace(k, ends.length), ...wilson(end.count, runs) }));
  const reach = rows.map(({ estimate, hi }) => (runs === 1 ? estimate : hi));
  const scale = shareScale(Math.max(0.05, ...reach));
  const decimals = decimalsOf(100 * scale.step);
  const axes: Plot['axes'] = {
    x: {
      scale,
      title: say.bars.axis(by),
      labels: tickValues(scale).map((value) => ({ value, text: formatPercent(value, decimals) })),
    },
    y: {
      scale: { min: 0, max: ends.length, step: 1 },
      title: '',
      labels: rows.map(({ end, y }) => ({
        value: y,
        text: upperFirst(clipped(plain(end.label), 90)),
        detail: kindOf(end, by),
      })),
      names: true,
    },
  };
  const bars = rows.flatMap(({ end, estimate, y }) => bar(end, estimate, y));
  const whiskers = runs === 1 ? [] : rows.map(({ end, lo, hi, y }) => whisker(end.label, lo, hi, y));
  return {
    configuration: lineChart([...whiskers, ...bars], axes, options),
    axes,
    endLabels: [],
    events: [],
    barLabels: rows.map(({ end, y }, k) => ({ at: { x: reach[k] ?? 0, y }, ...barText(end.count, runs) })),
  };
}

function methodLine(results: Results, ends: number, drawn: number): string {
  if (results.runs === 1) return say.bars.oneRun;
  const left = ends - drawn;
  const asked = askedOf(results).map(({ label }) => askedMethod(quoted(label)));
  const rest = left === 0 ? '' : say.rarer(left);
  return say.bars.method(formatCount(results.runs), asked.join('') + rest);
}

function altText(results: Results, ends: readonly End[], title: string): string {
  const { runs, scenario } = results;
  const by = moment(scenario, scenario.horizon);
  const said = ends.map((end) => {
    const { text, detail } = barText(end.count, runs);
    return say.bars.row(plain(end.label), kindOf(end, by), detail === '' ? text : `${text} ${detail}`);
  });
  return say.bars.altText(by, title, said.join('; '));
}

/**
 * How do runs end? One horizontal bar per outcome with the share of runs that end in it, its 95 % Wilson interval as a
 * whisker, and a last bar for the runs that end in none. At most nine outcomes are drawn, the commonest, in the
 * scenario's order; the table holds all.
 *
 * @returns undefined where the scenario declares no outcome or no run was made
 */
export function outcomeBars(results: Results, options: ChartOptions = {}): Figure | undefined {
  const { runs } = results;
  const outcomes = notableOutcomes(results);
  if (outcomes.length === 0 || runs === 0) return undefined;
  const all = endsOf(results);
  const asked = askedOf(results);
  const ends = drawnEnds(all, options.bars ?? MOST_BARS);
  const title = unlessFailed(results, say.bars.subject, finding(results, all));
  const drawn = new Set(ends.map((end) => end.name));
  return complete(results, [plotOf(results, [...asked, ...ends], options)], {
    name: 'outcome-shares',
    title,
    method: methodLine(results, all.length, ends.length),
    definitions: outcomes
      .filter(({ name }) => drawn.has(name))
      .map(({ label, definition }) => ({
        term: clipped(label, 80),
        meaning: plain(definition ?? say.notDefined),
      })),
    shown: outcomes.filter(({ name }) => drawn.has(name)),
    table: {
      columns: ['outcome', 'label', 'kind', 'count', 'runs', 'estimate', 'lo95', 'hi95'],
      rows: [...asked, ...all].map((end) => {
        const { estimate, lo, hi } = wilson(end.count, runs);
        return [end.name, end.label, end.asked ? 'measure' : end.kind, end.count, runs, estimate, lo, hi];
      }),
    },
    altText: altText(results, [...asked, ...all], title),
  });
}
