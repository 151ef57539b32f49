import type { MeanEstimate, Summary } from '../results/summary.ts';
import { csvLines } from './csv.ts';
import type { Cell } from './parquet-file.ts';
import type { TableColumn } from './table.ts';

/** The columns of `summary.csv`. */
export const SUMMARY_COLUMNS: readonly TableColumn[] = [
  { name: 'kind', type: 'text', meaning: 'outcome, measure or pooled', unit: '' },
  { name: 'name', type: 'text', meaning: 'name of the outcome or measure', unit: '' },
  { name: 'player', type: 'text', meaning: 'player, where the measure is of one', unit: '' },
  { name: 'option', type: 'text', meaning: 'option, where the measure has options', unit: '' },
  { name: 'n', type: 'integer', meaning: 'runs that the estimate is of, failed ones left out', unit: 'runs' },
  { name: 'estimate', type: 'double', meaning: 'share of runs, mean over runs, or quotient of sums', unit: '' },
  { name: 'sd', type: 'double', meaning: 'standard deviation over runs', unit: '' },
  { name: 'lo95', type: 'double', meaning: 'lower end of the 95 % interval', unit: '' },
  { name: 'hi95', type: 'double', meaning: 'upper end of the 95 % interval', unit: '' },
  { name: 'p05', type: 'double', meaning: '5 % quantile over runs', unit: '' },
  { name: 'p50', type: 'double', meaning: 'median over runs', unit: '' },
  { name: 'p95', type: 'double', meaning: '95 % quantile over runs', unit: '' },
  {
    name: 'method',
    type: 'text',
    meaning: 'how the interval was found; it covers the finite number of runs, not what the model leaves out',
    unit: '',
  },
];

const WILSON = 'Wilson score';

const methodOf = ({ count }: MeanEstimate): string => (count === undefined ? "Student's t" : WILSON);

/** Outcomes and measures, a row each: estimate, interval, n, method. */
export const summaryCsv = (summary: Summary): string => {
  const n = summary.runs - summary.failedRuns;
  const outcomes = summary.outcomes.map((outcome): Cell[] => [
    'outcome',
    outcome.name,
    null,
    null,
    n,
    ...[outcome.estimate, null, outcome.lo95, outcome.hi95, null, null, null],
    WILSON,
  ]);
  const measures = Object.entries(summary.measures).map(([key, one]): Cell[] => {
    const name = key.split('|')[0] as string;
    if ('estimate' in one)
      return [
        'pooled',
        name,
        null,
        null,
        one.n,
        one.estimate,
        null,
        one.lo95,
        one.hi95,
        null,
        null,
        null,
        'ratio of sums over runs, delta method',
      ];
    const spread = [one.mean, one.sd, one.lo95, one.hi95, one.p05, one.p50, one.p95];
    return ['measure', name, one.player ?? null, one.option ?? null, one.n, ...spread, methodOf(one)];
  });
  return csvLines([SUMMARY_COLUMNS.map(({ name }) => name), ...outcomes, ...measures]);
};
