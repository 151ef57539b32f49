import type { ArmDocument, CompareDocument } from '../../engine/experiment/compare/compare-experiments.ts';
import type { OpenedArm } from '../../engine/experiment/compare/open-arms.ts';
import type { Difference, Unmatched } from '../../engine/experiment/compare/pair-arms.ts';
import type { Model } from '../../engine/language/model.ts';
import { parameterCounts } from '../../engine/language/parameter-counts.ts';
import { formatCount, formatShare } from '../../reports/format.ts';
import { cautionedBy, cautionLines } from './caution-lines.ts';
import { differenceTexts, labelOf, planText } from './compare-words.ts';
import { parametersInWords } from './parameters.ts';
import { headlineOf, shareText } from './run-phrases.ts';
import { isFate, outcomeLabels } from './run-summary.ts';
import type { Style } from './style.ts';
import { counted, table, widthOf } from './table.ts';

/** Arms whose differences are told one below the other; more are told in a table. */
const mostBlocks = 4;
/** Lines of measures of an arm; the rest stands in differences.csv. */
const mostMeasures = 12;

export type Shown = {
  readonly seconds: number;
  readonly style: Style;
  /** Characters that fit on a line. */
  readonly width: number;
  readonly draft: boolean;
};

type Compared = {
  readonly document: CompareDocument;
  /** The baseline first. */
  readonly arms: readonly OpenedArm[];
};

/** The number that the comparison is about: the baseline's headline, else its first harm, benefit or end. */
const headlineKey = (model: Model): { readonly name: string; readonly isEnd: boolean } | undefined => {
  const { headline } = model.experiment;
  const isMeasure = model.measures.some((measure) => measure.name === headline);
  if (headline !== undefined && isMeasure) return { name: headline, isEnd: false };
  const name = headline === 'horizon' ? headline : headlineOf(model)?.name;
  return name === undefined ? undefined : { name, isEnd: true };
};

const isHeadline = ({ measure, kind }: Difference, model: Model): boolean => {
  const key = headlineKey(model);
  return key?.name === measure && key.isEnd === (kind === 'outcome');
};

const timeText = ({ alreadyComplete, asked, runs }: CompareDocument, seconds: number): string => {
  if (!alreadyComplete) return `${seconds.toFixed(1)} s`;
  if (asked === undefined) return 'already complete, nothing to run';
  return `these ${formatCount(runs)} were there and are kept (asked for ${formatCount(asked)})`;
};

const titleLine = ({ document, arms }: Compared, { seconds, style, draft }: Shown): string => {
  const { time } = (arms[0] as OpenedArm).model;
  return [
    style('bold', arms.map(({ name }) => name).join(' | ')),
    ...(draft ? [style('yellow', 'DRAFT')] : []),
    `${formatCount(document.runs)} ${document.runs === 1 ? 'run' : 'runs'} each, in the same worlds`,
    counted(time.horizon, time.tick),
    `seed ${document.seed}`,
    timeText(document, seconds),
  ].join(' · ');
};

/** What arms of the same scenario differ in. */
const settingLines = (arms: readonly OpenedArm[]): string[] =>
  arms
    .filter(({ set }) => set.length > 0)
    .map(({ name, label, model, set }) => {
      const values = set.map(({ path, value }) => `${path} = ${value.trim()}`).join(' · ');
      const what = name === model.name ? name : `${name}${label === undefined ? '' : ` (${label})`}: ${model.name}`;
      return `  ${what} with ${values}`;
    });

/** Every end that some arm has, and the horizon, in the order of the arms. */
const outcomesOf = (arms: readonly OpenedArm[]): ReadonlyMap<string, string> => {
  const all = new Map<string, string>();
  for (const { model } of arms)
    for (const [name, label] of outcomeLabels(model)) if (name !== 'horizon' && !all.has(name)) all.set(name, label);
  return all.set('horizon', outcomeLabels((arms[0] as OpenedArm).model).get('horizon') ?? 'horizon');
};

const shareOf = ({ outcomes, runs, failedRuns }: ArmDocument, name: string): string => {
  const outcome = outcomes[name];
  return outcome === undefined ? '-' : formatShare(outcome.count, runs - failedRuns);
};

/** Lines, and the ends whose shares they show. */
type OutcomeTable = { readonly lines: readonly string[]; readonly ends: readonly string[] };

/** How the runs of each arm ended, an arm a column; where that is too wide, an arm a row with the headline alone. */
const outcomeTable = ({ document, arms }: Compared, width: number): OutcomeTable => {
  const header = ['', ...document.arms.map(({ name }) => name)];
  const rows = [...outcomesOf(arms)].map(([name, label]) => [label, ...document.arms.map((arm) => shareOf(arm, name))]);
  const lines = table([header, ...rows]);
  const fits = document.arms.length <= mostBlocks && lines.every((line) => widthOf(line) <= width);
  return fits ? { lines, ends: [...outcomesOf(arms).keys()] } : headlineRows({ document, arms });
};

const headlineRows = ({ document, arms }: Compared): OutcomeTable => {
  const { model } = arms[0] as OpenedArm;
  const name = headlineOf(model)?.name ?? 'horizon';
  const label = outcomeLabels(model).get(name) ?? name;
  const lines = table([
    ['', label],
    ...document.arms.map(({ name: arm, outcomes, runs, failedRuns }) => {
      const outcome = outcomes[name];
      return [arm, outcome === undefined ? '-' : shareText(outcome.count, runs - failedRuns)];
    }),
  ]);
  return { lines, ends: [name] };
};

/** Parts on lines of a width, a dot between two on one line; a part longer than a line is left whole. */
const wrapped = (first: string, parts: readonly string[], width: number): string[] => {
  const lines = [first];
  for (const [index, part] of parts.entries()) {
    const line = lines.at(-1) ?? '';
    const longer = `${line}${index === 0 ? ' ' : ' · '}${part}`;
    if (index === 0 || widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(`    ${part}`);
  }
  return lines;
};

/** Names of what only one of two arms has. */
const unmatchedLines = (
  arm: OpenedArm,
  baseline: OpenedArm,
  unmatched: readonly Unmatched[],
  width: number,
): string[] =>
  [baseline, arm].flatMap((one) => {
    const where = one === arm ? 'arm' : 'baseline';
    const names = unmatched.filter((each) => each.arm === arm.name && each.in === where);
    const labels = names.filter(({ measure }) => !isFate(measure, one.model)).map((each) => labelOf(each, one.model));
    return labels.length === 0 ? [] : wrapped(`  only ${one.name} has`, labels, width);
  });

/** Outcomes and the headline all, of the other measures as many as fit a screen. */
const toldOf = (differences: readonly Difference[], model: Model): readonly Difference[] => {
  const first = differences.filter((one) => one.kind === 'outcome' || isHeadline(one, model));
  const measures = differences.filter((one) => !first.includes(one));
  const fates = measures.filter(({ measure }) => isFate(measure, model));
  return [...first, ...[...measures.filter((one) => !fates.includes(one)), ...fates].slice(0, mostMeasures)];
};

/** The headline of a pair of arms, or what stands for it: the first number that varies. */
const planned = (differences: readonly Difference[], model: Model): Difference | undefined =>
  differences.find((one) => isHeadline(one, model) && one.runsNeeded !== undefined) ??
  differences.find(({ runsNeeded }) => runsNeeded !== undefined);

const planLine = (differences: readonly Difference[], model: Model): string[] => {
  const about = planned(differences, model);
  const plan = about === undefined ? undefined : planText(about, model);
  return about === undefined || plan === undefined ? [] : [`  ${labelOf(about, model)}: ${plan}`];
};

const pairsIn = (differences: readonly Difference[]): number => Math.max(0, ...differences.map(({ n }) => n));

/** Of one arm every difference from the baseline in words. */
const armBlock = (arm: OpenedArm, { document, arms }: Compared, { style, width }: Shown): string[] => {
  const baseline = arms[0] as OpenedArm;
  const { model } = baseline;
  const differences = document.differences.filter((one) => one.arm === arm.name);
  const told = toldOf(differences, model);
  const more = differences.length - told.length;
  const runs = pairsIn(differences);
  return [
    '',
    `${style('bold', `${arm.name} minus ${baseline.name}`)}, ${formatCount(runs)} paired ${runs === 1 ? 'run' : 'runs'}`,
    ...table(told.map((one) => [labelOf(one, model), ...differenceTexts(one, model)])),
    ...(more > 0 ? [`  … and ${counted(more, 'more measure')} in differences.csv`] : []),
    ...unmatchedLines(arm, baseline, document.unmatched, width),
    ...planLine(differences, model),
  ];
};

/** On a terminal too narrow for it a table goes without its last column. */
const withoutLastIfWider = (rows: readonly (readonly string[])[], width: number): string[] => {
  const lines = table(rows);
  return lines.every((line) => widthOf(line) <= width) ? lines : table(rows.map((row) => row.slice(0, -1)));
};

/** The one difference that is told of each of many arms. */
const headlineIn = (differences: readonly Difference[], model: Model): Difference | undefined =>
  differences.find((one) => isHeadline(one, model)) ?? planned(differences, model) ?? differences[0];

/** Of many arms the headline's differences, an arm a row. */
const armsTable = (
  others: readonly OpenedArm[],
  { document, arms }: Compared,
  { style, width }: Pick<Shown, 'style' | 'width'>,
): string[] => {
  const baseline = arms[0] as OpenedArm;
  const { model } = baseline;
  const rows = others.flatMap(({ name }) => {
    const differences = document.differences.filter((one) => one.arm === name);
    const about = headlineIn(differences, model);
    if (about === undefined) return [];
    return [
      { about, cells: [name, labelOf(about, model), ...differenceTexts(about, model), planText(about, model) ?? ''] },
    ];
  });
  const isOne = new Set(rows.map(({ about }) => `${about.kind} ${about.measure}`)).size === 1;
  const runs = pairsIn(document.differences);
  const head = `${style('bold', `each minus ${baseline.name}`)}, ${formatCount(runs)} paired runs`;
  const shown = rows.map(({ cells }) => (isOne ? [cells[0], ...cells.slice(2)] : cells) as string[]);
  return [
    '',
    isOne ? `${head}: ${rows[0]?.cells[1]}` : head,
    ...withoutLastIfWider(shown, width),
    '  every other number is in differences.csv',
  ];
};

const failureLines = ({ arms }: CompareDocument, style: Style): string[] =>
  arms
    .filter(({ failedRuns }) => failedRuns > 0)
    .map(({ name, failedRuns, runs }) =>
      style('red', `  ${name}: ${formatCount(failedRuns)} of ${formatCount(runs)} runs failed and are in no pair`),
    );

/** What to bear in mind of the ends and measures whose levels or differences are told. */
const cautionsIn = ({ document, arms }: Compared, ends: readonly string[]): string[] => {
  const { model } = arms[0] as OpenedArm;
  const others = arms.slice(1);
  const told = others.flatMap(({ name }) => {
    const differences = document.differences.filter((one) => one.arm === name);
    if (others.length < mostBlocks) return toldOf(differences, model);
    return headlineIn(differences, model) ?? [];
  });
  const measures = told.flatMap(({ kind, measure }) => (kind === 'outcome' ? [] : [measure]));
  return cautionLines(arms.flatMap((arm) => cautionedBy({ ends, measures }, arm.model)));
};

/** What `compare` prints: how the runs of each arm ended, then every arm less the baseline. */
export const compareSummary = (compared: Compared, shown: Shown): string[] => {
  const { document, arms } = compared;
  const { style, width } = shown;
  const others = arms.slice(1);
  const { model } = arms[0] as OpenedArm;
  const outcomes = outcomeTable(compared, width);
  const told =
    others.length < mostBlocks
      ? others.flatMap((arm) => armBlock(arm, compared, shown))
      : armsTable(others, compared, shown);
  return [
    titleLine(compared, shown),
    ...settingLines(arms),
    ...outcomes.lines,
    ...failureLines(document, style),
    ...told,
    '',
    ...cautionsIn(compared, outcomes.ends),
    style('faint', '  95 % for each interval by itself: of twenty such, about one misses'),
    style('faint', `  ${parametersInWords(parameterCounts(model))} · conditional on them; not a forecast`),
    `→ ${document.results}`,
  ];
};
