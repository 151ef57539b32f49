import type { Condition } from '../condition.ts';
import type { ConditionName } from '../condition-names.ts';
import { type Answer, type Judgement, judgeCondition, type Quantity } from '../judge-condition.ts';

/** What a condition comes to in one place of a model's parameters. */
export type Verdict = {
  /** By the estimates; undefined: a number that decides is missing. */
  readonly holds: Answer;
  /** The answer is the same wherever in their 95 % intervals the numbers lie. */
  readonly clear: boolean;
  /** What each comparison came to, from left to right. */
  readonly judgements: readonly Judgement[];
};

/** 1 where the answer is yes for sure, 0 where it is no for sure, ½ otherwise: Kleene's strong logic as numbers. */
const certainty = (condition: Condition, judgements: Iterator<Judgement, void>): number => {
  if (condition.kind === 'comparison') {
    const judgement = judgements.next().value;
    return judgement?.clear && judgement.holds !== undefined ? Number(judgement.holds) : 0.5;
  }
  if (condition.kind === 'not') return 1 - certainty(condition.of, judgements);
  const left = certainty(condition.left, judgements);
  const right = certainty(condition.right, judgements);
  return condition.kind === 'and' ? Math.min(left, right) : Math.max(left, right);
};

/**
 * Answers a condition and says whether chance could have answered it otherwise.
 *
 * A comparison is clear where the 95 % interval of its number excludes the bound. A condition of several is clear where
 * the clear ones decide it: `a > 1 or b > 1` as soon as one of the two clearly holds.
 *
 * Limits: the intervals are of one number at a time; that all of several hold together is less than 95 % sure.
 *
 * @param quantityOf the number under a name; NaN where there is none
 *
 * Source: Kleene 1938, doi 10.2307/2267778.
 */
export const verdictOf = (condition: Condition, quantityOf: (name: ConditionName) => Quantity): Verdict => {
  const { holds, judgements } = judgeCondition(condition, quantityOf);
  return { holds, clear: certainty(condition, judgements.values()) !== 0.5, judgements };
};
