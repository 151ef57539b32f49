import type { SyntaxOf } from '../formula/tree.ts';
import type { Define, Expression } from '../model.ts';
import { type DefineSource, type Draft, type OptionSet, unresolved } from './catalogue.ts';
import { holdsOf } from './options.ts';
import { type Resolving, refuse } from './resolving.ts';
import type { Argument, Scope } from './scope.ts';

const keyOf = (scope: Scope, held: readonly (OptionSet | undefined)[]): string =>
  [scope.class?.name ?? 'world', ...held.map((set) => set?.title ?? '')].join('|');

/** The definition as one class uses it; the same use is the same object. */
export const instanceOf = (
  resolving: Resolving,
  source: DefineSource,
  scope: Scope,
  held: readonly (OptionSet | undefined)[],
): Draft<Define> => {
  const key = keyOf(scope, held);
  const known = source.instances.get(key);
  if (known) return known;
  const define: Draft<Define> = {
    kind: 'define',
    name: source.name,
    module: source.module,
    id: source.id,
    owner: scope.class,
    span: source.span,
    parameters: source.parameters,
    body: unresolved(source.span),
  };
  source.instances.set(key, define);
  if (!source.formula) return define;
  const given = new Map<string, Argument>(
    source.parameters.map((name, index) => [name, { index, holds: held[index] }]),
  );
  resolving.catalogue.active.push(source);
  define.body = resolving.resolve(source.formula.root, { class: scope.class, module: source.module, arguments: given });
  resolving.catalogue.active.pop();
  return define;
};

const recursion = ({ catalogue }: Resolving, source: DefineSource, syntax: SyntaxOf<'call'>): Expression => {
  const path = [...catalogue.active.slice(catalogue.active.indexOf(source)), source].map(({ id }) => id).join(' -> ');
  return refuse(
    catalogue,
    'definition-cycle',
    syntax.span,
    `a definition cannot use itself: ${path}`,
    'let a state carry what is built up over time',
  );
};

/** `growth.pace(c, r)`: arguments are resolved where they stand, the body for the class that calls. */
export const resolveApplication = (
  resolving: Resolving,
  source: DefineSource,
  syntax: SyntaxOf<'call'>,
  scope: Scope,
): Expression => {
  const { catalogue } = resolving;
  const call = `${source.name}(${source.parameters.join(', ')})`;
  if (syntax.args.length !== source.parameters.length) {
    const wanted = source.parameters.length;
    return refuse(
      catalogue,
      'argument-count',
      syntax.span,
      `${source.name} takes ${wanted} argument${wanted === 1 ? '' : 's'}, not ${syntax.args.length}`,
      `write ${call}`,
    );
  }
  if (catalogue.active.includes(source)) return recursion(resolving, source, syntax);
  const held = syntax.args.map((argument) => holdsOf(catalogue, argument, scope));
  const args = syntax.args.map((argument) => resolving.resolve(argument, scope));
  return { kind: 'apply', define: instanceOf(resolving, source, scope, held), arguments: args, span: syntax.span };
};
