import type { Span } from '../source.ts';
import type { Expression } from './expression.ts';
import type { Parameter } from './parameters.ts';

/** A formula of a rule: numbers and vectors over the decision's own options, element by element. */
export type RuleExpression =
  | { readonly kind: 'scalar'; readonly span: Span; readonly formula: Expression }
  /** Payoff of each own option; needs the decision to have a payoff. */
  | { readonly kind: 'payoff'; readonly span: Span }
  /** In `learn`: payoff of each own option, the others as they truly chose. */
  | { readonly kind: 'foregone'; readonly span: Span }
  /** In `learn`, a number: the probability with which the option taken was chosen. */
  | { readonly kind: 'probability'; readonly span: Span }
  /** 0, 1, 2 … */
  | { readonly kind: 'option'; readonly span: Span }
  /** A vector parameter: one declared parameter per option. */
  | { readonly kind: 'per-option'; readonly span: Span; readonly parameters: readonly Parameter[] }
  /**
   * Any expression kind applied element by element; `arguments` stand for the `argument` nodes of `formula`. A formula
   * that itself reads memory kept per option has `option` among its arguments, so that it is over the options.
   */
  | {
      readonly kind: 'elementwise';
      readonly span: Span;
      readonly formula: Expression;
      readonly arguments: readonly RuleExpression[];
    }
  /** `boltzmann` is softmax without the division, where it is the whole of `choose`. */
  | {
      readonly kind: 'softmax' | 'boltzmann' | 'argmax' | 'argmax-first' | 'normalise';
      readonly span: Span;
      readonly vector: RuleExpression;
    }
  /** 1 at the option with that index, 0 elsewhere. */
  | { readonly kind: 'one'; readonly span: Span; readonly option: RuleExpression }
  /** A number again: the element with that index, the sum, the index of the best (first of equals). */
  | {
      readonly kind: 'pick_option';
      readonly span: Span;
      readonly vector: RuleExpression;
      readonly option: RuleExpression;
    }
  | { readonly kind: 'total' | 'best'; readonly span: Span; readonly vector: RuleExpression }
  /** mix(a, v, w) = a v + (1 - a) w, element by element. */
  | {
      readonly kind: 'mix';
      readonly span: Span;
      readonly weight: RuleExpression;
      readonly first: RuleExpression;
      readonly second: RuleExpression;
    };
