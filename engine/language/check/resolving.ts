import type { Syntax } from '../formula/tree.ts';
import type { Expression } from '../model.ts';
import type { ProblemCode } from '../problem-code.ts';
import type { Span } from '../source.ts';
import { type Catalogue, type OptionSet, unresolved } from './catalogue.ts';
import type { Scope } from './scope.ts';

/** Turns what is written into what is meant. `expected`: the options a bare name may be one of. */
export type Resolving = {
  readonly catalogue: Catalogue;
  readonly resolve: (syntax: Syntax, scope: Scope, expected?: OptionSet) => Expression;
};

/** Reports, and gives back what stands for a formula that has no meaning. */
export const refuse = (
  catalogue: Catalogue,
  code: ProblemCode,
  span: Span,
  message: string,
  hint?: string,
): Expression => {
  catalogue.report.error(code, span, message, hint);
  return unresolved(span);
};
