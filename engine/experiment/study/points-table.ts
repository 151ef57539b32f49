import type { Kernel } from '../../compile/compile.ts';
import { eachOnce } from '../../run/column-names.ts';
import { pooledColumns, runColumns } from '../../run/columns.ts';
import { outcomeName } from '../../run/simulate.ts';
import type { Cautioned } from '../results/cautions.ts';
import type { Estimates, MeanEstimate, PooledEstimate } from '../results/summary.ts';
import type { Cell } from '../tables/parquet-file.ts';
import type { Cells, TableColumn } from '../tables/table.ts';
import { withCaution } from '../tables/with-cautions.ts';
import { type Factor, isNumeric } from './factor.ts';
import type { Point } from './play-points.ts';

/** Statistics of a kind of estimate, in the order of their columns. */
const SHARE = ['', 'lo95', 'hi95'] as const;
const MEAN = ['', 'sd', 'lo95', 'hi95', 'n'] as const;
const POOLED = ['', 'lo95', 'hi95', 'n'] as const;

const MEANINGS: Readonly<Record<string, string>> = {
  sd: 'standard deviation over runs (n - 1)',
  lo95: 'lower end of the 95 % interval',
  hi95: 'upper end of the 95 % interval',
  n: 'runs that have the number',
};

/** One number of a point: a column of `points.parquet`. */
type PointNumber = { readonly column: TableColumn; readonly of: (estimates: Estimates) => number };

const named = (name: string, statistic: string): string => (statistic === '' ? name : `${name}.${statistic}`);

/** `outcome.catastrophe`, `outcome.catastrophe.lo95` … */
const outcomeNumbers = (name: string, { label, caution }: Cautioned): readonly PointNumber[] =>
  SHARE.map((statistic): PointNumber => {
    const key = statistic === '' ? 'estimate' : statistic;
    const meaning =
      statistic === ''
        ? withCaution(`${label}: share of the runs that did not fail`, { caution })
        : `${label}: ${MEANINGS[statistic]}`;
    return {
      column: { name: named(`outcome.${name}`, statistic), type: 'double', meaning, unit: '1' },
      of: ({ outcomes }) => outcomes.find((one) => one.name === name)?.[key] ?? Number.NaN,
    };
  });

const measureNumbers = (
  key: string,
  { label, caution }: Cautioned,
  unit: string,
  pooled: boolean,
): readonly PointNumber[] =>
  (pooled ? POOLED : MEAN).map((statistic): PointNumber => {
    const what = pooled ? 'quotient of sums' : 'mean over runs';
    return {
      column: {
        name: named(`measure.${key.replaceAll('|', '.')}`, statistic),
        type: 'double',
        meaning: statistic === '' ? withCaution(`${label}: ${what}`, { caution }) : `${label}: ${MEANINGS[statistic]}`,
        unit: statistic === 'n' ? 'runs' : unit,
      },
      of: ({ measures }) => {
        const one = measures[key] as (Partial<MeanEstimate> & Partial<PooledEstimate>) | undefined;
        return (statistic === '' ? (one?.mean ?? one?.estimate) : one?.[statistic]) ?? Number.NaN;
      },
    };
  });

const numbersOf = ({ model, program }: Kernel): readonly PointNumber[] => {
  const columns = [
    ...runColumns(model, program.slots).map((column) => ({ ...column, pooled: false, unit: unitOf(column) })),
    ...pooledColumns(model, program.slots).map((column) => ({ ...column, pooled: true, unit: column.measure.unit })),
  ];
  const keys = eachOnce(columns.map(({ key }) => key));
  return [
    ...[...model.ends, undefined].flatMap((end, index) =>
      outcomeNumbers(outcomeName(model, index + 1), end ?? { label: 'none of the ends' }),
    ),
    ...columns.flatMap(({ measure, unit, pooled }, index) =>
      measureNumbers(keys[index] as string, measure, unit, pooled),
    ),
  ];
};

const unitOf = ({ fold, measure }: { fold: string; measure: { unit: string } }): string =>
  fold === 'first' ? 'ticks' : measure.unit;

/** A point and what came of it. */
export type PointRow = { readonly point: Point; readonly estimates: Estimates };

/** The table of points: what they set, and what came of it. */
export type PointsTable = {
  readonly columns: readonly TableColumn[];
  readonly cells: (points: readonly PointRow[]) => readonly Cells[];
};

const integer = (name: string, meaning: string, unit: string): TableColumn => ({
  name,
  type: 'integer',
  meaning,
  unit,
});

/**
 * The columns of `points.parquet`: one row per point.
 *
 * @param kernel whose ends and measures there are; a point whose model has other ones has them missing
 */
export const pointsTable = (kernel: Kernel, factors: readonly Factor[]): PointsTable => {
  const numbers = numbersOf(kernel);
  return {
    columns: [
      integer('point', 'place of the point in the design, from 0', ''),
      ...factors.map((factor): TableColumn => {
        const type = isNumeric(factor) ? 'double' : 'text';
        return {
          name: `parameter.${factor.path}`,
          type,
          meaning: `${factor.label}, as the point sets it`,
          unit: factor.unit,
        };
      }),
      integer('first_run', 'number of its first run: points with the same runs meet the same chances', ''),
      integer('runs', 'runs played', 'runs'),
      integer('failed', 'runs that failed, and count in nothing else', 'runs'),
      ...numbers.map(({ column }) => column),
    ],
    cells: (points) => [
      Int32Array.from(points, ({ point }) => point.index),
      ...factors.map((factor, place) =>
        isNumeric(factor)
          ? Float64Array.from(points, ({ point }) => (point.values[place] ?? Number.NaN) as number)
          : points.map(({ point }) => point.values[place]?.toString() ?? null),
      ),
      Int32Array.from(points, ({ point }) => point.first),
      Int32Array.from(points, ({ estimates }) => estimates.runs),
      Int32Array.from(points, ({ estimates }) => estimates.failedRuns),
      ...numbers.map(({ of }) => Float64Array.from(points, ({ estimates }) => of(estimates))),
    ],
  };
};

/** Cells of columns as rows. */
export const rowsOf = (cells: readonly Cells[]): readonly (readonly Cell[])[] =>
  Array.from({ length: cells[0]?.length ?? 0 }, (_, row) => cells.map((column) => column[row] ?? null));
