import type { Condition } from '../engine/analysis/condition.ts';
import { type ConditionName, conditionNames, writtenName } from '../engine/analysis/condition-names.ts';
import { type Answer, type Judgement, judgeCondition, type Quantity } from '../engine/analysis/judge-condition.ts';
import { readCondition } from '../engine/analysis/read-condition.ts';
import { wilson } from '../engine/analysis/wilson.ts';
import { defined } from '../engine/experiment/defined.ts';
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

const unknown: Quantity = {
  estimate: Number.NaN,
  lo95: Number.NEGATIVE_INFINITY,
  hi95: Number.POSITIVE_INFINITY,
  n: 0,
};

const shareOf = (count: number, n: number): Quantity => {
  const { estimate, lo, hi } = wilson(count, n);
  return { estimate, lo95: lo, hi95: hi, n, count };
};

/** A number of results under the name that conditions have for it. */
export const quantityOf = (document: RunDocument, { key, kind }: ConditionName): Quantity => {
  const { runs, failedRuns, outcomes, measures } = document;
  const n = runs - failedRuns;
  if (kind === 'share' && key === 'failed') return shareOf(failedRuns, runs);
  if (kind === 'share') {
    const share = outcomes[key];
    return share === undefined ? unknown : { ...share, n };
  }
  const measure = measures[key];
  if (measure === undefined) return unknown;
  const { lo95, hi95 } = measure;
  if (!('mean' in measure)) return { estimate: measure.estimate, lo95, hi95, n };
  return { estimate: measure.mean, lo95, hi95, n: measure.n, ...defined({ count: measure.count }) };
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
