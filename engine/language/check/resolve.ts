import type { Syntax, SyntaxOf } from '../formula/tree.ts';
import type { Expression } from '../model.ts';
import { resolveIndex } from './attributes.ts';
import { resolveCall } from './calls.ts';
import type { Catalogue, OptionSet } from './catalogue.ts';
import { resolveComparison } from './comparisons.ts';
import { resolveMember } from './members.ts';
import { resolveName } from './names.ts';
import type { Resolving } from './resolving.ts';
import type { Scope } from './scope.ts';

const resolveUnary = ({ resolve }: Resolving, syntax: SyntaxOf<'unary'>, scope: Scope): Expression => {
  const operand = resolve(syntax.operand, scope);
  if (syntax.operator === '+') return operand;
  if (syntax.operator === 'not') return { kind: 'not', operand, span: syntax.span };
  if (operand.kind === 'number' && syntax.operand.kind === 'number')
    return { kind: 'number', value: -operand.value, span: syntax.span };
  return { kind: 'negate', operand, span: syntax.span };
};

const resolveBinary = ({ resolve }: Resolving, syntax: SyntaxOf<'binary'>, scope: Scope): Expression => {
  const { operator, span } = syntax;
  if (operator === 'and' || operator === 'or') {
    return { kind: 'logic', operator, left: resolve(syntax.left, scope), right: resolve(syntax.right, scope), span };
  }
  return { kind: 'arithmetic', operator, left: resolve(syntax.left, scope), right: resolve(syntax.right, scope), span };
};

/** What resolves formulas against a catalogue: every name typed, every option a number, every reduction bound. */
export const createResolving = (catalogue: Catalogue): Resolving => {
  const resolve = (syntax: Syntax, scope: Scope, expected?: OptionSet): Expression => {
    switch (syntax.kind) {
      case 'number':
        return { kind: 'number', value: syntax.value, span: syntax.span };
      case 'name':
        return resolveName(catalogue, syntax, scope, expected);
      case 'member':
        return resolveMember(catalogue, syntax, scope, (object) => resolve(object, scope));
      case 'index':
        return resolveIndex(resolving, syntax, scope);
      case 'call':
        return resolveCall(resolving, syntax, scope, expected);
      case 'unary':
        return resolveUnary(resolving, syntax, scope);
      case 'binary':
        return resolveBinary(resolving, syntax, scope);
      case 'comparison':
        return resolveComparison(resolving, syntax, scope);
    }
  };
  const resolving: Resolving = { catalogue, resolve };
  return resolving;
};
