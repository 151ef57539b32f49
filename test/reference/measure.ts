import type { Column, Fold, Measure, Model } from '../../engine/language/model.ts';
import { evaluate } from './evaluate.ts';
import { type Moment, plainScope } from './scope.ts';

/** `measure`, `measure|Member`, `measure|option`; of a fold `measure@final|Member`. */
const keyOf = (name: string, column: Column): string =>
  [name, column.member?.name, column.option].filter((part) => part !== undefined).join('|');

/** Numbers by column. */
export type Columns = Record<string, number>;

const columnsAt = (model: Model, moment: Moment, name: string, columns: readonly Column[]): [string, number][] =>
  columns.map((column) => [keyOf(name, column), evaluate(column.formula, plainScope(model, moment, column.member))]);

export const tickMeasures = (model: Model, moment: Moment): Columns =>
  Object.fromEntries(model.measures.flatMap((measure) => columnsAt(model, moment, measure.name, measure.tick)));

/** What folds are made of: the value of each of their columns after one tick, and of both parts of each pooled one. */
export type FoldRow = {
  readonly t: number;
  readonly columns: Columns;
  readonly pooled: Record<string, [number, number]>;
};

const foldName = (measure: Measure, fold: Fold): string => `${measure.name}@${fold}`;

export const foldRow = (model: Model, moment: Moment): FoldRow => {
  const columns = model.measures.flatMap((measure) =>
    measure.folds.flatMap(({ fold, columns }) => columnsAt(model, moment, foldName(measure, fold), columns)),
  );
  const pooled = model.measures.flatMap(({ name, pooled }): [string, [number, number]][] => {
    if (!pooled) return [];
    const [above, below] = pooled.map(({ formula, member }) => evaluate(formula, plainScope(model, moment, member)));
    return [[name, [above as number, below as number]]];
  });
  return { t: moment.t, columns: Object.fromEntries(columns), pooled: Object.fromEntries(pooled) };
};

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const folded = (fold: Fold, values: readonly number[], ticks: readonly number[]): number => {
  switch (fold) {
    case 'final':
      return values.at(-1) as number;
    case 'sum':
      return sumOf(values);
    case 'mean':
      return sumOf(values) / values.length;
    case 'max':
      return values.reduce((most, value) => Math.max(most, value));
    case 'first':
      return ticks[values.findIndex((value) => value !== 0)] ?? Number.NaN;
  }
};

/** The folds of a run over the rows of its ticks 1 … T, at least one. */
export const foldRun = (model: Model, rows: readonly FoldRow[]): Columns => {
  const ticks = rows.map((row) => row.t);
  const entries = model.measures.flatMap((measure) =>
    measure.folds.flatMap(({ fold, columns }) =>
      columns.map((column): [string, number] => {
        const key = keyOf(foldName(measure, fold), column);
        const values = rows.map((row) => row.columns[key] as number);
        return [key, folded(fold, values, ticks)];
      }),
    ),
  );
  return Object.fromEntries(entries);
};

/** Both sums of each pooled measure over the ticks of a run. */
export const poolRun = (model: Model, rows: readonly FoldRow[]): Record<string, [number, number]> => {
  const pooled = model.measures.filter((measure) => measure.pooled).map((measure) => measure.name);
  const sum = (name: string, part: 0 | 1): number => sumOf(rows.map((row) => row.pooled[name]?.[part] as number));
  return Object.fromEntries(pooled.map((name) => [name, [sum(name, 0), sum(name, 1)]]));
};
