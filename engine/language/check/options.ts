import type { Syntax } from '../formula/tree.ts';
import {
  type Catalogue,
  type DefineSource,
  type Named,
  namesOfClass,
  namesOfWorld,
  type OptionSet,
  scenarioItself,
} from './catalogue.ts';
import { classNamed } from './players.ts';
import { type Argument, lookUp, type Scope } from './scope.ts';

/** Functions that give back one of their arguments, and so hold what it holds. */
const passing = new Set(['min', 'max', 'clamp', 'pick', 'where', 'orelse', 'at', 'delay']);
/** Definitions nest no deeper than this when one asks what they hold; recursion is reported elsewhere. */
const deepest = 16;

/** The definition that a callee names here. */
export const findDefine = (catalogue: Catalogue, callee: Syntax, scope: Scope): DefineSource | undefined => {
  if (callee.kind === 'name') {
    return (
      catalogue.defines.get(scope.module ?? scenarioItself)?.get(callee.name) ??
      (scope.beside === undefined ? undefined : catalogue.defines.get(scope.beside)?.get(callee.name)) ??
      catalogue.defines.get(scenarioItself)?.get(callee.name)
    );
  }
  return callee.kind === 'member' && callee.object.kind === 'name'
    ? catalogue.defines.get(callee.object.name)?.get(callee.name)
    : undefined;
};

/** What a chain of names stands for, silently: nothing is bound, nothing reported. */
export const findNamed = (catalogue: Catalogue, syntax: Syntax, scope: Scope): Named | undefined => {
  if (syntax.kind === 'name')
    return scope.arguments?.has(syntax.name) ? undefined : lookUp(catalogue, syntax.name, scope);
  if (syntax.kind !== 'member') return undefined;
  const owner = classNamed(catalogue, syntax.object, scope);
  if (owner) return namesOfClass(catalogue, owner).get(syntax.name);
  if (syntax.name === 'seen') return findNamed(catalogue, syntax.object, scope);
  if (syntax.object.kind !== 'name') return undefined;
  if (catalogue.modules.has(syntax.object.name)) return namesOfWorld(catalogue, syntax.object.name).get(syntax.name);
  return undefined;
};

const holdsOfNamed = (catalogue: Catalogue, named: Named): OptionSet | undefined => {
  const held = catalogue.holds.get(named);
  const body = held ? undefined : catalogue.bodies.get(named);
  if (!body) return held;
  if (!catalogue.heldByLets.has(named)) {
    catalogue.heldByLets.set(named, undefined);
    const scope = { class: named.owner, module: named.module };
    catalogue.heldByLets.set(named, holdsOf(catalogue, body.root, scope));
  }
  return catalogue.heldByLets.get(named);
};

const holdsOfCall = (
  catalogue: Catalogue,
  callee: Syntax,
  args: readonly Syntax[],
  scope: Scope,
  depth: number,
): OptionSet | undefined => {
  const first = (...places: readonly number[]): OptionSet | undefined => {
    for (const place of places) {
      const held = args[place] && holdsOf(catalogue, args[place], scope, depth + 1);
      if (held) return held;
    }
    return undefined;
  };
  if (callee.kind === 'name' && callee.name === 'if') return first(1, 2);
  if (callee.kind === 'name' && callee.name === 'orelse') return first(0, 1);
  if (callee.kind === 'name' && passing.has(callee.name)) return first(0);
  const define = findDefine(catalogue, callee, scope);
  if (!define?.formula) return undefined;
  const inner = new Map<string, Argument>(
    define.parameters.map((name, index) => [
      name,
      { index, holds: args[index] && holdsOf(catalogue, args[index], scope, depth + 1) },
    ]),
  );
  return holdsOf(
    catalogue,
    define.formula.root,
    { class: scope.class, module: define.module, arguments: inner },
    depth + 1,
  );
};

/** The set of options whose numbers a formula evaluates to, as far as its text tells; undefined: just a number. */
export const holdsOf = (catalogue: Catalogue, syntax: Syntax, scope: Scope, depth = 0): OptionSet | undefined => {
  if (depth > deepest) return undefined;
  if (syntax.kind === 'call') return holdsOfCall(catalogue, syntax.callee, syntax.args, scope, depth);
  if (syntax.kind === 'name') {
    const argument = scope.arguments?.get(syntax.name);
    if (argument) return argument.holds;
  }
  const named = findNamed(catalogue, syntax, scope);
  return named && holdsOfNamed(catalogue, named);
};
