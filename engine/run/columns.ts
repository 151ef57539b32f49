import type { Slot } from '../compile/graph/node.ts';
import { POOLED } from '../compile/lower/sink.ts';
import { columnKey, type Slots } from '../compile/lower/slots.ts';
import type { Fold, Measure, Model } from '../language/model.ts';
import { isTruth } from '../language/truth.ts';

/** One number per tick of a run. */
export type TickColumn = {
  readonly key: string;
  readonly measure: Measure;
  readonly player: string | undefined;
  readonly class: string | undefined;
  readonly option: string | undefined;
  /** True or false in every run, and not how often an option is chosen: its mean is a share of runs. */
  readonly isShare: boolean;
  readonly slot: Slot;
};

/** One number per run. */
export type RunColumn = {
  readonly key: string;
  readonly measure: Measure;
  readonly fold: Fold;
  /** True or false at the end of a run, or whether it ever was: its mean is a share of runs. */
  readonly isShare: boolean;
  readonly player: string | undefined;
  readonly class: string | undefined;
  readonly option: string | undefined;
  readonly slot: Slot;
};

/** Two sums per run. */
export type PooledColumn = {
  readonly key: string;
  readonly measure: Measure;
  readonly numerator: Slot;
  readonly denominator: Slot;
};

export const tickColumns = (model: Model, slots: Slots): readonly TickColumn[] =>
  model.measures.flatMap((measure) =>
    measure.tick.map((column) => ({
      key: [measure.name, column.member?.name, column.option].filter((part) => part !== undefined).join('|'),
      measure,
      player: column.member?.name,
      class: column.member?.class.name,
      option: column.option,
      isShare: column.option === undefined && isTruth(column.formula),
      slot: slots.named(columnKey(measure.name, 'tick', column), undefined),
    })),
  );

/** The name of a run's number: the measure's, with the fold where a measure has several. */
export const runColumns = (model: Model, slots: Slots): readonly RunColumn[] =>
  model.measures.flatMap((measure) =>
    measure.folds.flatMap(({ fold, columns }) =>
      columns.map((column) => {
        const name = measure.folds.length > 1 ? `${measure.name}_${fold}` : measure.name;
        return {
          key: [name, column.member?.name, column.option].filter((part) => part !== undefined).join('|'),
          measure,
          fold,
          isShare: (fold === 'final' || fold === 'max') && isTruth(column.formula),
          player: column.member?.name,
          class: column.member?.class.name,
          option: column.option,
          slot: slots.named(columnKey(measure.name, fold, column), undefined),
        };
      }),
    ),
  );

export const pooledColumns = (model: Model, slots: Slots): readonly PooledColumn[] =>
  model.measures.flatMap((measure) => {
    if (measure.pooled === undefined) return [];
    const [numerator, denominator] = measure.pooled.map((column, part) =>
      slots.named(columnKey(measure.name, POOLED[part] as string, column), undefined),
    ) as [Slot, Slot];
    return [{ key: measure.name, measure, numerator, denominator }];
  });
