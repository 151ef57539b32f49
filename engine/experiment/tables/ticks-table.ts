import type { TickColumn } from '../../run/columns.ts';
import { type Moments, standardDeviation } from '../batch/moments.ts';
import { QUANTILE_RUNS, QUANTILES, type Quantiles } from '../batch/quantiles.ts';
import { type Cells, repeated, type TableColumn } from './table.ts';

const statistic = (name: string, meaning: string): TableColumn => ({
  name,
  type: 'double',
  meaning,
  unit: 'of the measure',
});

/** The columns of `ticks.parquet`: one row per measure (of a player, of an option) and tick. */
export const TICKS_COLUMNS: readonly TableColumn[] = [
  { name: 'arm', type: 'text', meaning: 'variant of the scenario', unit: '' },
  { name: 'point', type: 'integer', meaning: 'place of the design point in the design, from 0', unit: '' },
  { name: 'tick', type: 'integer', meaning: 'completed ticks; 0 is the start', unit: 'ticks' },
  { name: 'class', type: 'text', meaning: 'class of the player, where the measure is of one', unit: '' },
  { name: 'player', type: 'text', meaning: 'player, where the measure is of one', unit: '' },
  { name: 'option', type: 'text', meaning: 'option whose share it is, where the measure has options', unit: '' },
  { name: 'measure', type: 'text', meaning: 'name of the measure', unit: '' },
  {
    name: 'n',
    type: 'integer',
    meaning:
      'runs counted: those that reached this tick (all, where the measure carries on) with a value, failed ones left out',
    unit: 'runs',
  },
  statistic('mean', 'mean over those runs'),
  statistic('sd', 'standard deviation over those runs (n - 1)'),
  ...QUANTILES.map(([name, share]) =>
    statistic(name, `${Math.floor(share * 100)} % quantile (type 7) over the first runs, see quantile_n`),
  ),
  {
    name: 'quantile_n',
    type: 'integer',
    meaning: `runs that the quantiles are of: those counted among the first ${QUANTILE_RUNS}`,
    unit: 'runs',
  },
];

/** Statistics of all cells (tick after tick, in a tick column after column). */
export type TickStatistics = {
  readonly moments: Moments;
  readonly quantiles: readonly Quantiles[];
  readonly quantileRuns: Int32Array;
};

/** Most rows of a row group. */
const GROUP_ROWS = 65536;

/** The rows of some measures: for each all its ticks. */
const cellsOf = (
  all: readonly TickColumn[],
  from: number,
  to: number,
  rows: number,
  statistics: TickStatistics,
  where: { readonly arm: string; readonly point: number },
): readonly Cells[] => {
  const size = (to - from) * rows;
  const column = (row: number): TickColumn => all[from + Math.floor(row / rows)] as TickColumn;
  const cell = (row: number): number => (row % rows) * all.length + from + Math.floor(row / rows);
  const texts = (of: (column: TickColumn) => string | undefined): readonly (string | null)[] =>
    Array.from({ length: size }, (_, row) => of(column(row)) ?? null);
  const numbers = (of: (cell: number) => number): Float64Array =>
    Float64Array.from({ length: size }, (_, row) => of(cell(row)));
  const { moments, quantiles, quantileRuns } = statistics;
  const n = (at: number): number => moments.n[at] as number;
  return [
    repeated(where.arm, size),
    new Int32Array(size).fill(where.point),
    Int32Array.from({ length: size }, (_, row) => row % rows),
    texts((one) => one.class),
    texts((one) => one.player),
    texts((one) => one.option),
    texts((one) => one.measure.name),
    Int32Array.from(numbers(n)),
    numbers((at) => (n(at) === 0 ? Number.NaN : (moments.mean[at] as number))),
    numbers((at) => standardDeviation(n(at), moments.m2[at] as number)),
    ...QUANTILES.map(([name]) => numbers((at) => (quantiles[at] as Quantiles)[name])),
    Int32Array.from(numbers((at) => quantileRuns[at] as number)),
  ];
};

/** The rows of all measures, in groups; ticks at which no run counts are there with n = 0. */
export function* ticksGroups(
  columns: readonly TickColumn[],
  rows: number,
  statistics: TickStatistics,
  where: { readonly arm: string; readonly point: number },
): Generator<readonly Cells[]> {
  const width = Math.max(1, Math.floor(GROUP_ROWS / rows));
  for (let from = 0; from < columns.length; from += width) {
    yield cellsOf(columns, from, Math.min(columns.length, from + width), rows, statistics, where);
  }
}
