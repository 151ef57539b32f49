import type { Model } from '../../language/model.ts';
import { type Cautioned, cautionsOf, cautionText } from '../results/cautions.ts';
import type { TableColumn } from './table.ts';

/** What a column means, and what is to be borne in mind of the one end or measure that it is of. */
export const withCaution = (meaning: string, { caution }: Pick<Cautioned, 'caution'>): string =>
  caution === undefined ? meaning : `${meaning}; ${caution}`;

/** What a column means, and what is to be borne in mind of the ends and measures that it names. */
export const withCautions = (meaning: string, named: readonly Cautioned[]): string =>
  [meaning, ...cautionsOf(named).map(cautionText)].join('; ');

/** What the runs of a model come to: its ends, and the measures with a number per run or one of all runs. */
export const oneNumberPerRun = ({ ends, measures }: Model): readonly Cautioned[] => [
  ...ends,
  ...measures.filter(({ folds, pooled }) => folds.length > 0 || pooled !== undefined),
];

/** The measures of a model with a number per tick. */
export const onePerTick = ({ measures }: Model): readonly Cautioned[] => measures.filter(({ tick }) => tick.length > 0);

/** The columns of a table, with the cautions of those that one of them names. */
export const cautioned = (
  columns: readonly TableColumn[],
  naming: string,
  named: readonly Cautioned[],
): readonly TableColumn[] =>
  columns.map((column) =>
    column.name === naming ? { ...column, meaning: withCautions(column.meaning, named) } : column,
  );
