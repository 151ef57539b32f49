import type { ComparisonOperator } from '../language/formula/tree.ts';
import type { ConditionName } from './condition-names.ts';

/** One number of results set against a bound. */
export type Comparison = {
  readonly kind: 'comparison';
  /** In words of the language: `catastrophe > 0.2`; of a chain only its part. */
  readonly text: string;
  readonly name: ConditionName;
  /** With the number of the results on its left. */
  readonly operator: ComparisonOperator;
  readonly bound: number;
};

/** A question that finished results answer with yes or no: `catastrophe > 0.2 and not (gap < 1)`. */
export type Condition =
  | Comparison
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly of: Condition };
