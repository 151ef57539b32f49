import { childrenOf } from '../../compile/lower/dependence.ts';
import type { Expression, Readable } from '../../language/model.ts';
import { DetenteError, type Problem } from '../../language/problem.ts';

const problemOf = (expression: Expression): Problem | undefined => {
  const refused = (message: string, hint: string): Problem => ({
    code: 'wrong-moment',
    severity: 'error',
    message,
    span: expression.span,
    hint,
  });
  if (expression.kind === 'realised')
    return refused(
      'what a choice paid is known only once all have chosen; a stage game weighs choices before',
      'solve another let, without it',
    );
  if (expression.kind !== 'read' || expression.of.kind !== 'draw' || expression.of.per === 'run') return undefined;
  return refused(
    `${expression.of.id} is drawn anew in every tick, so that this payoff has no one value in a stage game`,
    'write its mean into the formula, or solve a let without it: --payoff',
  );
};

const behind = (of: Readable): readonly Expression[] => {
  if (of.kind === 'let') return [of.body];
  return (of.kind === 'decision' || of.kind === 'state') && of.seen !== undefined ? [of.seen] : [];
};

/**
 * A payoff that a stage game can weigh reads no draw of a tick and no `realised`, through lets, definitions and masks.
 *
 * @throws DetenteError with the place of the first that it does read
 */
export const refuseUnreadable = (formula: Expression): void => {
  const met = new Set<unknown>();
  const visit = (expression: Expression): void => {
    const problem = problemOf(expression);
    if (problem !== undefined) throw new DetenteError([problem]);
    const inside =
      expression.kind === 'read' ? expression.of : expression.kind === 'apply' ? expression.define : undefined;
    if (inside !== undefined && !met.has(inside)) {
      met.add(inside);
      for (const body of inside.kind === 'define' ? [inside.body] : behind(inside)) visit(body);
    }
    for (const child of childrenOf(expression)) visit(child);
  };
  visit(formula);
};
