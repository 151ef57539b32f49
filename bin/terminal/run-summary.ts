import type { RunDocument } from '../../engine/experiment/run-experiment.ts';
import type { Model } from '../../engine/language/model.ts';
import { parameterCounts } from '../../engine/language/parameter-counts.ts';
import { formatCount, formatShare, naturalFrequency, unitSuffix } from '../../reports/format.ts';
import { numberTexts } from './numbers.ts';
import { parametersInWords } from './parameters.ts';
import { intervalText } from './run-phrases.ts';
import type { Style } from './style.ts';
import { counted, table } from './table.ts';

/** Lines of measures that fit a screen; the rest stands in summary.csv. */
const mostMeasures = 12;

const outcomeRows = (document: RunDocument, model: Model): string[][] => {
  const n = document.runs - document.failedRuns;
  const labels = new Map(model.ends.map(({ name, label }) => [name, label]));
  const lasting =
    model.ends.length > 0
      ? `none of these within ${counted(model.time.horizon, model.time.tick)}`
      : `${counted(model.time.horizon, model.time.tick)} reached`;
  return Object.entries(document.outcomes)
    .filter(([name]) => name !== 'failed')
    .map(([name, { count }]) => {
      const frequency = naturalFrequency(count, n);
      return [
        labels.get(name) ?? (name === 'horizon' ? lasting : name),
        formatShare(count, n),
        intervalText(count, n),
        frequency.startsWith('about') ? frequency : '',
      ];
    });
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

/** The words for a column of runs: `capability of Leader, at the end`. */
const measureLabel = (key: string, model: Model): { readonly label: string; readonly unit: string } => {
  const [name = '', ...parts] = key.split('|');
  for (const measure of model.measures) {
    if (name === measure.name && measure.folds.length <= 1) {
      const fold = measure.folds[0]?.fold;
      const when = fold === undefined ? '' : `, ${foldWords[fold]}`;
      return { label: `${[measure.label, ...parts].join(' ')}${when}`, unit: measure.unit };
    }
    const fold = measure.folds.find((one) => name === `${measure.name}_${one.fold}`)?.fold;
    if (fold !== undefined)
      return { label: `${[measure.label, ...parts].join(' ')}, ${foldWords[fold]}`, unit: measure.unit };
  }
  return { label: [name, ...parts].join(' '), unit: '1' };
};

const measureRows = (document: RunDocument, model: Model): string[][] =>
  Object.entries(document.measures).map(([key, measure]) => {
    const { value, lo95, hi95 } = estimateOf(measure);
    const { label, unit } = measureLabel(key, model);
    const [mean = '', low = '', high = ''] = numberTexts([value, lo95, hi95], 3);
    const known = Number.isFinite(lo95) && Number.isFinite(hi95);
    const kind = 'mean' in measure ? 'mean ' : '';
    return [
      label,
      Number.isFinite(value) ? `${kind}${mean}${unitSuffix(unit)}` : 'never',
      known ? `(95 %: ${low}${low.startsWith('-') ? ' to ' : '–'}${high})` : '',
    ];
  });

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
