import type { Span } from '../source.ts';
import type { Binder, Expression } from './expression.ts';
import type { Parameter } from './parameters.ts';
import type { Declared, PlayerClass } from './players.ts';
import type { RuleExpression } from './rule-expression.ts';

export type Decision = Declared & {
  readonly kind: 'decision';
  readonly owner: PlayerClass;
  readonly options: readonly string[];
  readonly attributes: readonly Attribute[];
  /** One option index per member. */
  readonly initial: readonly number[];
  readonly payoff: Expression | undefined;
  readonly stage: number;
  /** The ticks in which a member decides, read at decide without a hypothesis; elsewhere its choice stands. Undefined: each. */
  readonly when: Expression | undefined;
  /** The n of `every: n`; `when` says it as a condition. */
  readonly every: Expression | undefined;
  /** What others read instead, at decide; evaluated with its owner as `me`, on the truth. */
  readonly seen: Expression | undefined;
  /** The option that counts as cooperation. */
  readonly cooperate: number;
  /** The rules compiled for this decision. */
  readonly rules: readonly RuleUse[];
  /** Which of `rules` each member follows: a parameter of the class with `origin: 'rule-choice'`. */
  readonly ruleChoice: Parameter;
};

/** A number per option, read `effort[stance]`. */
export type Attribute = { readonly name: string; readonly decision: Decision; readonly values: readonly number[] };

/** A decision rule as used by one decision: its formula over the decision's options, its parameters per member. */
export type RuleUse = {
  readonly rule: string;
  readonly summary: string | undefined;
  readonly parameters: readonly Parameter[];
  /** Weights over the options, not negative, not necessarily summing to one. */
  readonly choose: RuleExpression;
  readonly memory: readonly Memory[];
  readonly believe: Belief | undefined;
};

/**
 * With which probability another member of the class is believed to take each option. The payoffs that a rule with a
 * belief weighs are expected ones, over every combination of what the others may choose, each independently.
 */
export type Belief = { readonly other: Binder; readonly probabilities: RuleExpression };

/** What a member keeps from tick to tick under one rule of one decision: a number, or one per option, per other, or both. */
export type Memory = {
  readonly name: string;
  /** `labs.stance.pavlov.paid` */
  readonly id: string;
  readonly unit: string;
  /** As of a parameter. */
  readonly unitAt?: Span | undefined;
  readonly decision: Decision;
  /** A number for each option of the decision. */
  readonly perOption: boolean;
  /** Kept for each other member of the class, who is this binder's element in `learn`. */
  readonly other: Binder | undefined;
  /** Of the rule's parameters, evaluated once at the start of the run. */
  readonly initial: RuleExpression;
  /** The new value, evaluated after each tick on the old values of all memory. */
  readonly learn: RuleExpression;
  readonly span: Span;
};
