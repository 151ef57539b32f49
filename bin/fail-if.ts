import type { Condition } from '../engine/analysis/condition.ts';
import { conditionNames, writtenName } from '../engine/analysis/condition-names.ts';
import { type Answer, type Judgement, judgeCondition } from '../engine/analysis/judge-condition.ts';
import { readCondition } from '../engine/analysis/read-condition.ts';
import { quantityOf } from '../engine/experiment/results/quantity-of.ts';
import type { RunDocument } from '../engine/experiment/run-experiment.ts';
import type { Model } from '../engine/language/model.ts';
import { DetenteError } from '../engine/language/problem.ts';

/** A `--fail-if` as written, and as understood. */
export type FailIf = { readonly text: string; readonly condition: Condition };

/** What a `--fail-if` comes to. */
export type Check = {
  readonly text: string;
  readonly holds: Answer;
  readonly judgements: readonly Judgement[];
};

/**
 * Understands every `--fail-if` of a command line, before anything is run.
 *
 * @throws DetenteError with everything wrong with them
 */
export const readFailIf = (texts: readonly string[], model: Model): readonly FailIf[] => {
  if (texts.length === 0) return [];
  const names = conditionNames(model);
  const read = texts.map((text) => ({ text, ...readCondition({ name: '--fail-if', text }, names) }));
  const problems = read.flatMap((one) => one.problems);
  if (problems.length > 0) throw new DetenteError(problems);
  return read.map(({ text, condition }) => ({ text, condition: condition as Condition }));
};

export const checkResults = (conditions: readonly FailIf[], document: RunDocument): readonly Check[] =>
  conditions.map(({ text, condition }) => ({
    text,
    ...judgeCondition(condition, (name) => quantityOf(document, name)),
  }));

/** What cannot be told fails as well: a pipeline must not go on because a number is missing. */
export const isFailed = ({ holds }: Check): boolean => holds !== false;

/** `checks` of `--json`; `holds` is null where it cannot be told. */
export const checksDocument = (checks: readonly Check[]) => ({
  failed: checks.some(isFailed),
  failIf: checks.map((check) => ({
    condition: check.text,
    failed: isFailed(check),
    holds: check.holds ?? null,
    comparisons: check.judgements.map(({ comparison, quantity, holds, clear }) => ({
      comparison: comparison.text,
      name: writtenName(comparison.name),
      operator: comparison.operator,
      bound: comparison.bound,
      estimate: quantity.estimate,
      lo95: quantity.lo95,
      hi95: quantity.hi95,
      n: quantity.n,
      holds: holds ?? null,
      intervalExcludesBound: clear,
    })),
  })),
});
