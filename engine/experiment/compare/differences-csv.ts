import { csvLines } from '../tables/csv.ts';
import type { Cell } from '../tables/parquet-file.ts';
import type { TableColumn } from '../tables/table.ts';
import type { Difference } from './pair-arms.ts';

/** The columns of `differences.csv`. */
export const DIFFERENCES_COLUMNS: readonly TableColumn[] = [
  { name: 'arm', type: 'text', meaning: 'arm that is compared with the baseline', unit: '' },
  { name: 'baseline', type: 'text', meaning: 'arm that is subtracted', unit: '' },
  { name: 'kind', type: 'text', meaning: 'outcome, share, mean or pooled', unit: '' },
  {
    name: 'measure',
    type: 'text',
    meaning: 'name of the end or measure, with | before player and option where it is of one',
    unit: '',
  },
  { name: 'n', type: 'integer', meaning: 'pairs: runs that have the number in both arms', unit: 'runs' },
  { name: 'left_out', type: 'integer', meaning: 'runs that failed or miss the number in either arm', unit: 'runs' },
  { name: 'in_baseline', type: 'double', meaning: 'share, mean or quotient in the baseline, over the pairs', unit: '' },
  { name: 'in_arm', type: 'double', meaning: 'the same in the arm, over the pairs', unit: '' },
  {
    name: 'estimate',
    type: 'double',
    meaning: 'arm minus baseline; of a share 0.01 is one percentage point',
    unit: '',
  },
  { name: 'lo95', type: 'double', meaning: 'lower end of the 95 % interval', unit: '' },
  { name: 'hi95', type: 'double', meaning: 'upper end of the 95 % interval', unit: '' },
  { name: 'identical', type: 'integer', meaning: '1 where the arms agree in every pair, else 0', unit: '' },
  {
    name: 'variance_ratio',
    type: 'double',
    meaning: 'how many times as many runs the same precision would need unpaired; missing where the pairs do not vary',
    unit: '',
  },
  {
    name: 'half_width',
    type: 'double',
    meaning: 'precision that the next two columns are for: 0.01 of a share, else a tenth of the standard deviation',
    unit: '',
  },
  {
    name: 'runs_paired',
    type: 'integer',
    meaning: 'runs of each arm that it would need in the same worlds',
    unit: 'runs',
  },
  { name: 'runs_unpaired', type: 'integer', meaning: 'runs of each arm in worlds of their own', unit: 'runs' },
  {
    name: 'method',
    type: 'text',
    meaning: 'how the interval was found; it covers the finite number of runs, not what the model leaves out',
    unit: '',
  },
];

const METHODS: Readonly<Record<Difference['kind'], string>> = {
  outcome: 'paired shares, Bonett-Price adjusted Wald',
  share: 'paired shares, Bonett-Price adjusted Wald',
  mean: "paired, Student's t",
  pooled: 'paired quotients of sums, delta method',
};

/** A row per arm and number. */
export const differencesCsv = (baseline: string, differences: readonly Difference[]): string =>
  csvLines([
    DIFFERENCES_COLUMNS.map(({ name }) => name),
    ...differences.map((one): Cell[] => [
      ...[one.arm, baseline, one.kind, one.measure, one.n, one.leftOut],
      ...[one.inBaseline ?? null, one.inArm ?? null, one.estimate, one.lo95, one.hi95],
      ...[one.identical ? 1 : 0, one.varianceRatio ?? null],
      ...[one.runsNeeded?.halfWidth ?? null, one.runsNeeded?.paired ?? null, one.runsNeeded?.unpaired ?? null],
      METHODS[one.kind],
    ]),
  ]);
