import type { Kernel } from '../../compile/compile.ts';
import type { Fold, Model } from '../../language/model.ts';
import { eachOnce, snakeCase } from '../../run/column-names.ts';
import { type PooledColumn, pooledColumns, type RunColumn, runColumns } from '../../run/columns.ts';
import { outcomeName } from '../../run/simulate.ts';
import type { Shard } from '../batch/shard.ts';
import type { DrawnParameter } from '../batch/shard-program.ts';
import { type Cells, repeated, type TableColumn } from './table.ts';
import { withCaution, withCautions } from './with-cautions.ts';

/** Rows of a row group of `runs.parquet`. */
export const RUNS_GROUP_ROWS = 32768;

const FIXED: readonly TableColumn[] = [
  { name: 'arm', type: 'text', meaning: 'variant of the scenario', unit: '' },
  { name: 'point', type: 'integer', meaning: 'place of the design point in the design, from 0', unit: '' },
  { name: 'run', type: 'integer', meaning: 'number of the run, from 0: with the seed it fixes every draw', unit: '' },
  { name: 'seed', type: 'text', meaning: 'seed that all runs share', unit: '' },
];

const endings = ({ ends }: Model): readonly TableColumn[] => [
  {
    name: 'outcome',
    type: 'text',
    meaning: withCautions(
      'how the run ended; horizon: with none of the ends; failed: a value was not as it must be',
      ends,
    ),
    unit: '',
  },
  { name: 'end_tick', type: 'integer', meaning: 'completed ticks when the run ended', unit: 'ticks' },
];

const FOLDS: Readonly<Record<Fold, string>> = {
  final: 'value after the last tick of the run',
  mean: 'mean over the ticks of the run',
  sum: 'sum over the ticks of the run',
  max: 'largest value over the ticks of the run',
  first: 'first tick after which it holds; missing if never',
};

const ofWhom = (parts: readonly (string | undefined)[]): string => {
  const named = parts.filter((part) => part !== undefined);
  return named.length === 0 ? '' : ` (${named.join(', ')})`;
};

const measureColumn = ({ key, measure, fold, player, option }: RunColumn): TableColumn => ({
  name: key.split('|').map(snakeCase).join('.'),
  type: 'double',
  meaning: withCaution(`${measure.label}${ofWhom([player, option])}: ${FOLDS[fold]}`, measure),
  unit: fold === 'first' ? 'ticks' : measure.unit,
});

/** Numerator and denominator of a run: what the quotient over all runs is made of. */
const pooledSums = ({ key, measure }: PooledColumn): TableColumn[] =>
  ['numerator', 'denominator'].map((part) => ({
    name: [...key.split('|').map(snakeCase), part].join('.'),
    type: 'double',
    meaning: withCaution(`${measure.label}: ${part}, summed over the ticks of the run`, measure),
    unit: '',
  }));

/** Without a label of its own a parameter is called by its name, and what it is stands in its `doc`. */
const nameAndDoc = ({ label, doc }: DrawnParameter['parameter']): string =>
  doc === undefined || doc === label ? label : `${label}: ${doc.trim().replace(/\.$/, '')}`;

const parameterColumn = ({ parameter, player, name }: DrawnParameter): TableColumn => ({
  name,
  type: 'double',
  meaning: `${nameAndDoc(parameter)}${ofWhom([parameter.owner?.members[player]?.name])}, as drawn for the run`,
  unit: parameter.unit,
});

/** The columns of `runs.parquet`: one row per run. A measure called like one of the others gets `_2`. */
export const runsColumns = (kernel: Kernel, drawn: readonly DrawnParameter[]): readonly TableColumn[] => {
  const parameters = drawn.map(parameterColumn);
  const { model, program } = kernel;
  const measures = runColumns(model, program.slots).map(measureColumn);
  const pooled = pooledColumns(model, program.slots).flatMap(pooledSums);
  const columns = [...FIXED, ...parameters, ...endings(model), ...measures, ...pooled];
  const names = eachOnce(columns.map(({ name }) => name));
  return columns.map((column, index) => ({ ...column, name: names[index] as string }));
};

/** The rows of a shard, column by column. */
export const runsCells = (
  { model }: Kernel,
  shard: Shard,
  where: { readonly arm: string; readonly point: number; readonly seed: string },
): readonly Cells[] => [
  repeated(where.arm, shard.count),
  new Int32Array(shard.count).fill(where.point),
  new Int32Array(shard.count).map((_, row) => shard.first + row),
  repeated(where.seed, shard.count),
  ...shard.parameters,
  repeated('', shard.count).map((_, row) => outcomeName(model, shard.outcomes[row] as number)),
  shard.endTicks,
  ...shard.measures,
  ...shard.pooled,
];
