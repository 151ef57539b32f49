import type { ComparisonOperator } from '../language/formula/tree.ts';
import type { Comparison, Condition } from './condition.ts';
import type { ConditionName } from './condition-names.ts';

/** A number of results: a share or a mean, with its 95 % interval. */
export type Quantity = {
  readonly estimate: number;
  readonly lo95: number;
  readonly hi95: number;
  /** Runs it is of. */
  readonly n: number;
  /** How many of them, where it is a share of runs. */
  readonly count?: number;
};

/** Yes, no, or undefined: it cannot be told, since a number is missing. */
export type Answer = boolean | undefined;

/** What a comparison comes to. */
export type Judgement = {
  readonly comparison: Comparison;
  readonly quantity: Quantity;
  readonly holds: Answer;
  /** The 95 % interval lies on one side of the bound. */
  readonly clear: boolean;
};

const holds = (operator: ComparisonOperator, value: number, bound: number): Answer => {
  if (Number.isNaN(value)) return undefined;
  if (operator === '<') return value < bound;
  if (operator === '<=') return value <= bound;
  if (operator === '>') return value > bound;
  if (operator === '>=') return value >= bound;
  return operator === '==' ? value === bound : value !== bound;
};

const judge = (comparison: Comparison, quantity: Quantity): Judgement => {
  const { operator, bound } = comparison;
  return {
    comparison,
    quantity,
    holds: holds(operator, quantity.estimate, bound),
    clear: bound < quantity.lo95 || bound > quantity.hi95,
  };
};

/** What is so whatever the unknown parts are, is so. */
const combine = (kind: 'and' | 'or', left: Answer, right: Answer): Answer => {
  const decisive = kind === 'or';
  if (left === decisive || right === decisive) return decisive;
  return left === undefined || right === undefined ? undefined : !decisive;
};

/**
 * Answers a condition from results. It is the estimates that are compared; whether an interval excludes its bound is
 * said beside. Unknown parts follow Kleene's strong logic: `true or unknown` is true, `true and unknown` unknown.
 *
 * @param quantityOf the number under a name; NaN where there is none
 * @returns the answer, and what each comparison came to, from left to right
 *
 * Source: Kleene 1938, doi 10.2307/2267778.
 */
export const judgeCondition = (
  condition: Condition,
  quantityOf: (name: ConditionName) => Quantity,
): { readonly holds: Answer; readonly judgements: readonly Judgement[] } => {
  if (condition.kind === 'comparison') {
    const judgement = judge(condition, quantityOf(condition.name));
    return { holds: judgement.holds, judgements: [judgement] };
  }
  if (condition.kind === 'not') {
    const { holds: answer, judgements } = judgeCondition(condition.of, quantityOf);
    return { holds: answer === undefined ? undefined : !answer, judgements };
  }
  const left = judgeCondition(condition.left, quantityOf);
  const right = judgeCondition(condition.right, quantityOf);
  return {
    holds: combine(condition.kind, left.holds, right.holds),
    judgements: [...left.judgements, ...right.judgements],
  };
};
