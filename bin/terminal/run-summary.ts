import type { RunDocument } from '../../engine/experiment/run-experiment.ts';
import type { Setting } from '../../engine/language/loading/settings.ts';
import type { Model } from '../../engine/language/model.ts';
import { parameterCounts } from '../../engine/language/parameter-counts.ts';
import { formatCount, formatShare, naturalFrequencies, unitSuffix } from '../../reports/format.ts';
import { numberTexts } from '../../reports/telling/numbers.ts';
import { cautionedBy, cautionLines } from './caution-lines.ts';
import { parametersInWords } from './parameters.ts';
import { intervalText } from './run-phrases.ts';
import type { Style } from './style.ts';
import { counted, table, widthOf } from './table.ts';

/** Lines of measures that fit a screen; the rest stands in summary.csv. */
const mostMeasures = 12;

/** A line of the table; `count`: of how many runs it tells, where it is a share of runs. */
type Row = { readonly cells: readonly string[]; readonly count?: number };

const shareRow = (label: string, count: number, n: number): Row => ({
  cells: [label, formatShare(count, n), intervalText(count, n)],
  count,
});

/** The shares once more as frequencies, all of one denominator; plain counts stand in the table already. */
const withFrequencies = (rows: readonly Row[], n: number): string[][] => {
  const frequencies = naturalFrequencies(
    rows.flatMap(({ count }) => count ?? []),
    n,
  ).values();
  return rows.map(({ cells, count }) => {
    const frequency = count === undefined ? '' : (frequencies.next().value ?? '');
    return frequency.startsWith('about') ? [...cells, frequency] : [...cells];
  });
};

/** The label of every outcome, of the one without an end as well. */
export const outcomeLabels = (model: Model): ReadonlyMap<string, string> => {
  const whole = counted(model.time.horizon, model.time.tick);
  const lasting = model.ends.length > 0 ? `none of these within ${whole}` : `${whole} reached`;
  return new Map([...model.ends.map(({ name, label }) => [name, label] as const), ['horizon', lasting]]);
};

const outcomeRows = (document: RunDocument, model: Model): Row[] => {
  const n = document.runs - document.failedRuns;
  const labels = outcomeLabels(model);
  return Object.entries(document.outcomes)
    .filter(([name]) => name !== 'failed')
    .map(([name, { count }]) => shareRow(labels.get(name) ?? name, count, n));
};

type Estimate = { readonly value: number; readonly lo95: number; readonly hi95: number };

const estimateOf = (measure: RunDocument['measures'][string]): Estimate =>
  'mean' in measure ? { ...measure, value: measure.mean } : { ...measure, value: measure.estimate };

const foldWords = {
  final: 'at the end',
  mean: 'mean over the run',
  sum: 'sum over the run',
  max: 'peak over the run',
  first: 'first time',
};

type ColumnFacts = {
  readonly label: string;
  readonly unit: string;
  /** What is said where no run has a number. */
  readonly missing: 'never' | 'no number';
};

/** What a column of runs is: `capability of Leader, at the end`; a truth value at the end is a share of runs. */
export const columnFacts = (key: string, model: Model): ColumnFacts => {
  const [name = '', ...parts] = key.split('|');
  for (const measure of model.measures) {
    const title = [measure.label, ...parts].join(' ');
    for (const { fold } of measure.folds) {
      if (name !== (measure.folds.length > 1 ? `${measure.name}_${fold}` : measure.name)) continue;
      const missing = fold === 'first' ? 'never' : 'no number';
      const when = measure.otherwise === undefined ? foldWords[fold] : 'at some time';
      return { label: `${title}, ${when}`, unit: measure.unit, missing };
    }
    if (name === measure.name) return { label: title, unit: measure.unit, missing: 'no number' };
  }
  return { label: [name, ...parts].join(' '), unit: '1', missing: 'no number' };
};

/** The interval of a mean or quotient; a number that is the same in all runs has none, however few they are. */
const rangeText = (low: string, high: string, isConstant: boolean): string =>
  isConstant ? '(the same in all runs)' : `(95 %: ${low}${low.startsWith('-') ? ' to ' : '–'}${high})`;

/** `month` for `tick` in the unit: what is counted in ticks is told as the run's length is. */
export const toldUnit = (unit: string, { time }: Model): string => (unit === 'ticks' ? `${time.tick}s` : unit);

/** What a column of runs is called in the table. */
export const measureLabel = (key: string, model: Model): string => columnFacts(key, model).label;

const measureRow = (key: string, measure: RunDocument['measures'][string], model: Model, n: number): Row => {
  const { value, lo95, hi95 } = estimateOf(measure);
  const { label, unit, missing } = columnFacts(key, model);
  // An average over the runs that happen to have a number says something else than one over all.
  const partial =
    'mean' in measure && measure.n < n && measure.n > 0
      ? `, in ${formatCount(measure.n)} of ${formatCount(n)} runs`
      : '';
  if ('mean' in measure && measure.count !== undefined && partial === '') return shareRow(label, measure.count, n);
  const [mean = '', low = '', high = ''] = numberTexts([value, lo95, hi95], 3);
  const known = Number.isFinite(lo95) && Number.isFinite(hi95);
  const kind = 'mean' in measure ? 'mean ' : '';
  return {
    cells: [
      `${label}${partial}`,
      Number.isFinite(value) ? `${kind}${mean}${unitSuffix(toldUnit(unit, model))}` : missing,
      known ? rangeText(low, high, 'sd' in measure && measure.sd === 0 && measure.n > 1) : '',
    ],
  };
};

/** Whether a number says what became of a player, of which there is a picture. */
export const isFate = (key: string, { measures }: Model): boolean => {
  const [name] = key.split('|', 1);
  return measures.some((measure) => measure.name === name && measure.otherwise !== undefined);
};

const fatesLast = (keys: readonly string[], model: Model): string[] => [
  ...keys.filter((key) => !isFate(key, model)),
  ...keys.filter((key) => isFate(key, model)),
];

const measureRows = (document: RunDocument, keys: readonly string[], model: Model): Row[] =>
  keys.flatMap((key) => {
    const measure = document.measures[key];
    return measure === undefined ? [] : measureRow(key, measure, model, document.runs - document.failedRuns);
  });

const failureLine = ({ runs, failedRuns }: RunDocument, style: Style): string[] =>
  failedRuns > 0
    ? [style('red', `  ${formatCount(failedRuns)} of ${formatCount(runs)} runs failed and count in no share`)]
    : [];

/** How long it took, or why it took no time. */
const timeText = ({ alreadyComplete, asked, runs }: RunDocument, seconds: number): string => {
  if (!alreadyComplete) return `${seconds.toFixed(1)} s`;
  if (asked === undefined) return 'already complete, nothing to run';
  return `these ${formatCount(runs)} were there and are kept (asked for ${formatCount(asked)})`;
};

/** Columns of the table where nothing is left out. */
const allColumns = 4;

/** Fewer characters of a label say nothing. */
const leastLabel = 20;

/**
 * On a terminal too narrow for the table its last column goes: it says the share again, in other words. Then the longest
 * labels are cut.
 */
const fittedTable = (rows: readonly (readonly string[])[], width: number): string[] => {
  const widest = (lines: readonly string[]): number => Math.max(0, ...lines.map(widthOf));
  const whole = table(rows);
  if (widest(whole) <= width) return whole;
  const told = rows.map((row) => row.slice(0, allColumns - 1));
  const lines = table(told);
  const label = Math.max(leastLabel, widest(told.map(([first = '']) => first)) - (widest(lines) - width));
  if (widest(lines) <= width) return lines;
  return table(told.map(([first = '', ...rest]) => [cut(first, label), ...rest]));
};

const cut = (text: string, most: number): string =>
  widthOf(text) <= most ? text : `${[...text].slice(0, most - 1).join('')}…`;

type Shown = {
  readonly seconds: number;
  readonly style: Style;
  /** Characters that fit on a line. */
  readonly width: number;
  readonly draft?: boolean;
  /** What `--set` changed: two tables of one scenario look alike without it. */
  readonly set?: readonly Setting[] | undefined;
};

/** What `run` prints: a title line, how the runs ended, what was measured, and what all of it rests on. */
export const runSummary = (
  document: RunDocument,
  model: Model,
  { seconds, style, width, draft = false, set = [] }: Shown,
): string[] => {
  const { scenario, runs, seed, results } = document;
  const head = [
    style('bold', scenario),
    ...(draft ? [style('yellow', 'DRAFT')] : []),
    `${formatCount(runs)} ${runs === 1 ? 'run' : 'runs'}`,
    counted(model.time.horizon, model.time.tick),
    `seed ${seed}`,
    timeText(document, seconds),
  ].join(' · ');
  const keys = fatesLast(Object.keys(document.measures), model);
  const measures = keys.slice(0, mostMeasures);
  const rows = [...outcomeRows(document, model), ...measureRows(document, measures, model)];
  const more = keys.length - mostMeasures;
  const shown = { ends: Object.keys(document.outcomes), measures };
  return [
    head,
    ...(set.length > 0 ? [`  with ${set.map(({ path, value }) => `${path} = ${value.trim()}`).join(' · ')}`] : []),
    ...fittedTable(withFrequencies(rows, runs - document.failedRuns), width),
    ...(more > 0 ? [`  … and ${counted(more, 'more measure')} in summary.csv`] : []),
    ...cautionLines(cautionedBy(shown, model)),
    ...failureLine(document, style),
    style('faint', `  ${parametersInWords(parameterCounts(model))} · conditional on them; not a forecast`),
    `→ ${results}`,
  ];
};
