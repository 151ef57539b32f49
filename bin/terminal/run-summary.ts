import type { RunDocument } from '../../engine/experiment/run-experiment.ts';
import type { Model } from '../../engine/language/model.ts';
import { parameterCounts } from '../../engine/language/parameter-counts.ts';
import { isTruth } from '../../engine/language/truth.ts';
import { formatCount, formatShare, naturalFrequency, unitSuffix } from '../../reports/format.ts';
import { numberTexts } from './numbers.ts';
import { parametersInWords } from './parameters.ts';
import { intervalText } from './run-phrases.ts';
import type { Style } from './style.ts';
import { counted, table } from './table.ts';

/** Lines of measures that fit a screen; the rest stands in summary.csv. */
const mostMeasures = 12;

const shareRow = (label: string, count: number, n: number): string[] => {
  const frequency = naturalFrequency(count, n);
  return [label, formatShare(count, n), intervalText(count, n), frequency.startsWith('about') ? frequency : ''];
};

const outcomeRows = (document: RunDocument, model: Model): string[][] => {
  const n = document.runs - document.failedRuns;
  const labels = new Map(model.ends.map(({ name, label }) => [name, label]));
  const lasting =
    model.ends.length > 0
      ? `none of these within ${counted(model.time.horizon, model.time.tick)}`
      : `${counted(model.time.horizon, model.time.tick)} reached`;
  return Object.entries(document.outcomes)
    .filter(([name]) => name !== 'failed')
    .map(([name, { count }]) => shareRow(labels.get(name) ?? (name === 'horizon' ? lasting : name), count, n));
};

type Estimate = { readonly value: number; readonly lo95: number; readonly hi95: number };

const estimateOf = (measure: RunDocument['measures'][string]): Estimate =>
  'mean' in measure ? { ...measure, value: measure.mean } : { ...measure, value: measure.estimate };

const foldWords = {
  final: 'at the end',
  mean: 'mean over the run',
  sum: 'sum over the run',
  max: 'largest',
  first: 'first tick',
};

type ColumnFacts = { readonly label: string; readonly unit: string; readonly share: boolean };

/** What a column of runs is: `capability of Leader, at the end`; a truth value at the end is a share of runs. */
const columnFacts = (key: string, model: Model): ColumnFacts => {
  const [name = '', ...parts] = key.split('|');
  for (const measure of model.measures) {
    const title = [measure.label, ...parts].join(' ');
    for (const { fold, columns } of measure.folds) {
      if (name !== (measure.folds.length > 1 ? `${measure.name}_${fold}` : measure.name)) continue;
      const share = fold === 'final' && columns.every(({ formula }) => isTruth(formula));
      return { label: `${title}, ${foldWords[fold]}`, unit: measure.unit, share };
    }
    if (name === measure.name) return { label: title, unit: measure.unit, share: false };
  }
  return { label: [name, ...parts].join(' '), unit: '1', share: false };
};

const measureRow = (key: string, measure: RunDocument['measures'][string], model: Model, n: number): string[] => {
  const { value, lo95, hi95 } = estimateOf(measure);
  const { label, unit, share } = columnFacts(key, model);
  if (share && Number.isFinite(value)) return shareRow(label, Math.round(value * n), n);
  const [mean = '', low = '', high = ''] = numberTexts([value, lo95, hi95], 3);
  const known = Number.isFinite(lo95) && Number.isFinite(hi95);
  const kind = 'mean' in measure ? 'mean ' : '';
  return [
    label,
    Number.isFinite(value) ? `${kind}${mean}${unitSuffix(unit)}` : 'never',
    known ? `(95 %: ${low}${low.startsWith('-') ? ' to ' : '–'}${high})` : '',
  ];
};

const measureRows = (document: RunDocument, model: Model): string[][] =>
  Object.entries(document.measures).map(([key, measure]) =>
    measureRow(key, measure, model, document.runs - document.failedRuns),
  );

const failureLine = (document: RunDocument): string[] =>
  document.failedRuns > 0
    ? [`  ${formatCount(document.failedRuns)} of ${formatCount(document.runs)} runs failed and count in no share`]
    : [];

/** What `run` prints: a title line, how the runs ended, what was measured, and what all of it rests on. */
export const runSummary = (document: RunDocument, model: Model, seconds: number, style: Style): string[] => {
  const { scenario, runs, seed, results, alreadyComplete } = document;
  const time = alreadyComplete ? 'already complete, nothing to run' : `${seconds.toFixed(1)} s`;
  const head = [
    style('bold', scenario),
    `${formatCount(runs)} ${runs === 1 ? 'run' : 'runs'}`,
    counted(model.time.horizon, model.time.tick),
    `seed ${seed}`,
    time,
  ].join(' · ');
  const measures = measureRows(document, model);
  const more = measures.length - mostMeasures;
  return [
    head,
    ...table([...outcomeRows(document, model), ...measures.slice(0, mostMeasures)]),
    ...(more > 0 ? [`  … and ${counted(more, 'more measure')} in summary.csv`] : []),
    ...failureLine(document),
    style('faint', `  ${parametersInWords(parameterCounts(model))} · conditional on them; not a forecast`),
    `→ ${results}`,
  ];
};
