import type { Span } from '../source.ts';
import type { Expression } from './expression.ts';
import type { Member } from './players.ts';

/** How the ticks of a run become one number. `first`: the first tick count t at which the formula holds, else missing. */
export type Fold = 'final' | 'mean' | 'sum' | 'max' | 'first';

export type Measure = {
  readonly name: string;
  /** Undefined for what the scenario itself declares. */
  readonly module: string | undefined;
  readonly unit: string;
  /** As of a parameter. */
  readonly unitAt?: Span | undefined;
  readonly label: string;
  readonly carry: boolean;
  readonly definition: string | undefined;
  /** As of an end. */
  readonly caution?: string | undefined;
  /** A step of what becomes of players: what is said of those for whom it does not hold. */
  readonly otherwise?: string | undefined;
  readonly span: Span;
  /** One per player or option where the formula is a collection, else one. Empty where no per-tick series was asked for. */
  readonly tick: readonly Column[];
  /** One group per fold asked for, each with its columns. */
  readonly folds: readonly { readonly fold: Fold; readonly columns: readonly Column[] }[];
  /** Sum of the first over all ticks and runs, divided by the sum of the second. */
  readonly pooled: readonly [Column, Column] | undefined;
};

/** One number of a measure: `member` is `me` in the formula where the measure has a column per player. */
export type Column = {
  readonly member: Member | undefined;
  readonly option: string | undefined;
  readonly formula: Expression;
};
