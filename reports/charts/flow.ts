import type { Fates } from '../../engine/experiment/results/results.ts';
import { INK } from '../colour.ts';
import { unlessFailed } from '../failures.ts';
import { fateCounts, fateFinding, runsText, said } from '../fates/fate-finding.ts';
import { type FateGroups, fateGroups, reached } from '../fates/fate-groups.ts';
import { type Block, type FlowColumn, type FlowEnd, flowColumns } from '../fates/flow-columns.ts';
import type { ChartOptions, EndLabel, Figure, Plot, PlotText } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import { moment } from '../time-axis.ts';
import * as words from '../wording/fates.ts';
import { clipped, plain, upperFirst } from '../words.ts';
import { complete } from './complete.ts';
import { NODE, nodes, ribbons } from './flow-ribbons.ts';
import { lineChart } from './line-chart.ts';
import { shareText } from './option-areas.ts';
import { stem } from './series.ts';

/** More ways to end than this are too thin to follow; the rarest are one. */
const MOST_ENDS = 6;

/** Of so few a per cent pretends too much. */
const FEW = 30;

/** `83 % · 226`; where that says nothing, how many of how many. */
function shareOf(count: number, n: number): string {
  const isCount = n < FEW || count === 0 || count === n;
  return isCount
    ? words.ofN(formatCount(count), formatCount(n))
    : words.shareAndCount(shareText(count / n), formatCount(count));
}

const middle = ({ lower, upper }: Block): number => (lower + upper) / 2;

/** What a node is of, right of it, over the ribbons. */
function nodeTexts({ blocks }: FlowColumn, x: number, width: number): PlotText[] {
  return blocks.flatMap((block): PlotText[] => {
    if (block.node === undefined) return [];
    const { text, of } = block.node;
    return [
      {
        at: { x: x + NODE + 0.012, y: middle(block) },
        text: upperFirst(plain(text)),
        detail: shareOf(block.count, of),
        align: 'left',
        room: { width: width - NODE - 0.02, height: block.upper - block.lower },
        cut: true,
        veiled: true,
        colour: INK,
      },
    ];
  });
}

function endLabelsOf({ blocks }: FlowColumn): EndLabel[] {
  return blocks.map((block) => ({
    value: middle(block),
    text: block.node?.text ?? '',
    detail: shareOf(block.count, block.node?.of ?? 0).replace(/ · .*/, ''),
    colour: INK,
    strong: false,
  }));
}

/** The ways in which runs of these players ended, the rarest together where there are many. */
function endsOf({ outcomes, scenario }: Results, { groups }: FateGroups): FlowEnd[] {
  const counts = outcomes.map((_, outcome) => groups.reduce((sum, { ends }) => sum + (ends[outcome] ?? 0), 0));
  const there = outcomes.flatMap(({ name, label }, outcome): FlowEnd[] => {
    const text = name === 'horizon' ? words.lasted(moment(scenario, scenario.horizon)) : label;
    return counts[outcome] ? [{ text, outcomes: [outcome] }] : [];
  });
  if (there.length <= MOST_ENDS) return there;
  const count = ({ outcomes: [outcome] }: FlowEnd): number => counts[outcome ?? 0] ?? 0;
  const common = [...there].sort((a, b) => count(b) - count(a)).slice(0, MOST_ENDS - 1);
  const rest = there.filter((one) => !common.includes(one)).flatMap((one) => one.outcomes);
  return [...there.filter((one) => common.includes(one)), { text: upperFirst(words.OTHER_ENDS), outcomes: rest }];
}

function plotOf(groups: FateGroups, columns: readonly FlowColumn[], options: ChartOptions): Plot {
  const step = (1 - NODE) / (columns.length - 1);
  const at = columns.map((_, k) => k * step);
  const last = columns.length - 1;
  const axes: Plot['axes'] = {
    x: {
      scale: { min: 0, max: 1, step: 1 },
      title: words.FROM_LEFT_TO_RIGHT,
      labels: [],
    },
    y: { scale: { min: 0, max: 1, step: 1 }, title: '', labels: [] },
  };
  const flows = columns.slice(1).flatMap((right, k) => {
    const from = (at[k] ?? 0) + NODE;
    return ribbons(columns[k] as FlowColumn, right, { from, to: at[k + 1] ?? 1 }, groups);
  });
  const datasets = [...columns.flatMap((column, k) => nodes(column, at[k] ?? 0, groups)), ...flows];
  return {
    configuration: lineChart(datasets, axes, options),
    axes,
    events: [],
    endLabels: endLabelsOf(columns[last] as FlowColumn),
    texts: columns.slice(0, last).flatMap((column, k) => nodeTexts(column, at[k] ?? 0, step)),
    bare: true,
  };
}

function table(results: Results, fates: Fates) {
  const { base, groups, questions } = fateGroups(fates);
  const counts = fates.counts.flatMap((ends, depth) =>
    ends.map((count, k) => {
      const outcome = results.outcomes[k];
      const text = groups.find((group) => group.depth === depth)?.text ?? base?.otherwise ?? '';
      return ['count', fates.class, text, depth, outcome?.name ?? '', outcome?.label ?? '', count, '', '', ''];
    }),
  );
  const shares = questions.flatMap((step) => {
    const { share, label, name } = step;
    if (share === undefined) return [];
    return [['share', fates.class, label, '', name, '', '', share.estimate, share.lo95, share.hi95]];
  });
  const columns = ['what', 'class', 'fate', 'steps', 'name', 'label', 'count', 'estimate', 'lo95', 'hi95'];
  return { columns, rows: [...counts, ...shares] };
}

function altText(results: Results, groups: FateGroups, size: string, finding: string): string {
  const from = groups.base === undefined ? 0 : 1;
  const steps = groups.questions.map(({ label, otherwise }, k) => {
    const [n, yes] = [k + from === 0 ? groups.count : reached(groups, k + from), reached(groups, k + from + 1)];
    return words.splitInto(formatCount(n), [
      `${plain(otherwise)} ${formatCount(n - yes)}`,
      `${plain(label)} ${formatCount(yes)}`,
    ]);
  });
  const ends = groups.groups
    .filter(({ count }) => count > 0)
    .map(({ text, ends }) => {
      const each = endsOf(results, groups).map((end) => {
        const count = end.outcomes.reduce((sum, outcome) => sum + (ends[outcome] ?? 0), 0);
        return words.end(end.text, formatCount(count));
      });
      return words.endedIn(plain(text), each);
    });
  return words.inWords(size, finding, steps, ends);
}

/**
 * What became of whom? A flow from left to right: the players of a class, each counted once per run, parted by each
 * question that the scenario asks of them (complied or cheated, caught or undetected), then by how their run ended. Where
 * there are several questions, the first says who is meant, and the others are not drawn.
 *
 * @returns undefined where the scenario asks nothing of the class, or nobody is meant
 */
export function flow(results: Results, whose: string, options: ChartOptions = {}): Figure | undefined {
  const fates = results.fates?.find((one) => one.class === whose);
  const finding = fates && fateFinding(results, fates);
  if (fates === undefined || finding === undefined) return undefined;
  const groups = fateGroups(fates);
  const members = `${formatCount(fates.members)} ${said(fates.class)}`;
  const base = groups.base === undefined ? '' : words.asked(formatCount(groups.count), said(groups.base.label));
  const size = words.countedOnce(members, runsText(results), base);
  const isOnly = results.fates?.length === 1;
  return complete(results, [plotOf(groups, flowColumns(groups, endsOf(results, groups)), options)], {
    name: isOnly ? 'flow' : `flow-${stem(fates.class)}`,
    title: unlessFailed(results, upperFirst(said(fates.class)), finding),
    method: words.method(size, results.runs === 1 ? undefined : fateCounts(fates)),
    definitions: fates.steps.flatMap(({ label, definition }) =>
      definition === undefined ? [] : [{ term: upperFirst(clipped(plain(label), 80)), meaning: plain(definition) }],
    ),
    shown: [...fates.steps, ...results.outcomes],
    table: table(results, fates),
    altText: altText(results, groups, [size, ...(results.runs === 1 ? [] : fateCounts(fates))].join('; '), finding),
  });
}
