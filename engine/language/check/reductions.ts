import type { Syntax, SyntaxOf } from '../formula/tree.ts';
import type { Expression, PlayerClass, ReductionKind, ReductionPart } from '../model.ts';
import { textOf } from '../source.ts';
import { type Catalogue, namesOfClass, type OptionSet, unresolved } from './catalogue.ts';
import { type Resolving, refuse } from './resolving.ts';
import type { Scope, Slot } from './scope.ts';
import { asCollection } from './slips.ts';

const kinds = new Set<string>(['sum', 'mean', 'min', 'max', 'count', 'any', 'all', 'share', 'pick']);
/** They have no value over nobody. */
const needingSomebody = new Set<string>(['mean', 'min', 'max', 'pick']);

/** Is this call a reduction? `min` and `max` of several numbers are not. */
export const isReduction = (name: string, args: readonly Syntax[]): name is ReductionKind =>
  kinds.has(name) && (args.length === 1 || (name !== 'min' && name !== 'max'));

const childrenOf = (syntax: Syntax): readonly Syntax[] => {
  switch (syntax.kind) {
    case 'member':
      return [syntax.object];
    case 'index':
      return [syntax.object, syntax.index];
    case 'call':
      return syntax.args;
    case 'unary':
      return [syntax.operand];
    case 'binary':
      return [syntax.left, syntax.right];
    case 'comparison':
      return syntax.operands;
    default:
      return [];
  }
};

/** Whether one of these names stands anywhere in a formula. */
const mentions = (syntax: Syntax, names: ReadonlySet<string>): boolean => {
  if ((syntax.kind === 'name' || syntax.kind === 'member') && names.has(syntax.name)) return true;
  const callee = syntax.kind === 'call' ? [syntax.callee] : [];
  return [...callee, ...childrenOf(syntax)].some((child) => mentions(child, names));
};

/** What is read of `everyone` in a formula, nested reductions left out. */
const readOfEveryone = (syntax: Syntax): readonly string[] => {
  if (syntax.kind === 'call' && syntax.callee.kind === 'name' && isReduction(syntax.callee.name, syntax.args))
    return [];
  if (syntax.kind === 'member' && syntax.object.kind === 'name' && syntax.object.name === 'everyone')
    return [syntax.name];
  if (syntax.kind === 'name' && syntax.name === 'everyone') return ['number'];
  return childrenOf(syntax).flatMap(readOfEveryone);
};

/** The classes that `everyone` stands for: all that have every name read of it; undefined where `everyone` is not read. */
export const everyoneIn = (catalogue: Catalogue, formulas: readonly Syntax[]): readonly PlayerClass[] | undefined => {
  const names = formulas.flatMap(readOfEveryone);
  if (names.length === 0) return undefined;
  return catalogue.classes.filter((owner) =>
    names.every((name) => name === 'number' || namesOfClass(catalogue, owner).has(name)),
  );
};

type Pieces = { readonly value: Syntax; readonly where: Syntax | undefined; readonly key: Syntax | undefined };

const piecesOf = ({ catalogue }: Resolving, name: ReductionKind, syntax: SyntaxOf<'call'>): Pieces | undefined => {
  const wanted = name === 'pick' ? 2 : 1;
  const [first, key] = syntax.args;
  if (!first || syntax.args.length !== wanted) {
    const form = name === 'pick' ? 'pick(value, key)' : `${name}(labs.x), or ${name}(where(labs.x, condition))`;
    catalogue.report.error(
      'argument-count',
      syntax.span,
      `${name} takes ${wanted === 1 ? 'one collection' : 'a value and a key'}, not ${syntax.args.length} arguments`,
      `write ${form}`,
    );
    return undefined;
  }
  if (first.kind !== 'call' || first.callee.kind !== 'name' || first.callee.name !== 'where')
    return { value: first, where: undefined, key };
  const [value, where] = first.args;
  if (value && where && first.args.length === 2) return { value, where, key };
  catalogue.report.error(
    'argument-count',
    first.span,
    'where takes a value and a condition',
    'write where(labs.x, labs.y > 0)',
  );
  return undefined;
};

/** `count(labs)`: every element counts. */
const isBareCollection = (catalogue: Catalogue, syntax: Syntax, scope: Scope): syntax is SyntaxOf<'name'> =>
  syntax.kind === 'name' &&
  !scope.arguments?.has(syntax.name) &&
  (catalogue.classOf.has(syntax.name) || syntax.name === 'others' || syntax.name === 'everyone');

const everybody = (resolving: Resolving, value: SyntaxOf<'name'>, scope: Scope): Expression => {
  const place = { kind: 'member', object: value, name: 'number', nameSpan: value.span, span: value.span } as const;
  const read = resolving.resolve(place, scope);
  return read.kind === 'place' ? { kind: 'number', value: 1, span: value.span } : read;
};

const resolvePart = (
  resolving: Resolving,
  name: ReductionKind,
  pieces: Pieces,
  scope: Scope,
  everyone: PlayerClass | undefined,
  expected: OptionSet | undefined,
): ReductionPart | undefined => {
  const slot: Slot = { head: undefined, binder: undefined, everyone };
  const inner: Scope = { ...scope, slot, columns: undefined };
  const counted = name === 'count' && isBareCollection(resolving.catalogue, pieces.value, scope);
  const body = counted
    ? everybody(resolving, pieces.value as SyntaxOf<'name'>, inner)
    : resolving.resolve(pieces.value, inner, expected);
  const where = pieces.where && resolving.resolve(pieces.where, inner);
  const key = pieces.key && resolving.resolve(pieces.key, inner);
  return slot.binder && { binder: slot.binder, body, where, key };
};

const withoutCollection = (catalogue: Catalogue, name: string, syntax: SyntaxOf<'call'>, scope: Scope): Expression => {
  const ordinary = name === 'min' || name === 'max' ? `, or give ${name} a second number` : '';
  const meant = asCollection(catalogue, syntax, scope);
  const [owner] = scope.class ? ['others'] : catalogue.classOf.keys();
  return refuse(
    catalogue,
    'no-collection',
    syntax.span,
    `${name} reduces a collection, "${textOf(syntax.args[0]?.span ?? syntax.span)}" is one number`,
    `${meant === undefined ? `read it of a class: ${name}(${owner ?? 'labs'}.x)` : `write ${meant}`}${ordinary}`,
  );
};

const couldFaceNobody = (part: ReductionPart): boolean =>
  part.where !== undefined || (part.binder.others && part.binder.class.members.length < 2);

/** Several parts face nobody only if each of them could. */
const demandOrelse = (
  catalogue: Catalogue,
  name: string,
  parts: readonly ReductionPart[],
  syntax: SyntaxOf<'call'>,
): void => {
  if (!needingSomebody.has(name) || !parts.every(couldFaceNobody)) return;
  catalogue.report.error(
    'needs-orelse',
    syntax.span,
    `${name} has no value where nobody is left over`,
    `say what it is then: orelse(${textOf(syntax.span)}, 0)`,
  );
};

/**
 * `sum(where(labs.x, labs.home == me))`: over one collection, element by element; bare names stay the player's own.
 *
 * @param orelse the value over nobody, where the text gives one
 */
export const resolveReduction = (
  resolving: Resolving,
  name: ReductionKind,
  syntax: SyntaxOf<'call'>,
  scope: Scope,
  options: { readonly expected?: OptionSet | undefined; readonly orelse?: Expression | undefined } = {},
): Expression => {
  const { catalogue } = resolving;
  const pieces = piecesOf(resolving, name, syntax);
  if (!pieces) return unresolved(syntax.span);
  const before = catalogue.report.problems.length;
  const everyone = everyoneIn(
    catalogue,
    [pieces.value, pieces.where, pieces.key].flatMap((piece) => piece ?? []),
  );
  if (everyone?.length === 0)
    return refuse(catalogue, 'unknown-name', syntax.span, 'no class has what is read of everyone here');
  const parts = (everyone ?? [undefined]).flatMap(
    (owner) => resolvePart(resolving, name, pieces, scope, owner, options.expected) ?? [],
  );
  if (parts.length === 0) {
    const explained =
      catalogue.report.problems.length > before ||
      scope.absence?.missing === true ||
      [pieces.value, pieces.where, pieces.key].some((piece) => piece && mentions(piece, catalogue.broken));
    return explained ? unresolved(syntax.span) : withoutCollection(catalogue, name, syntax, scope);
  }
  if (!options.orelse) demandOrelse(catalogue, name, parts, syntax);
  const orelse = needingSomebody.has(name) ? options.orelse : undefined;
  return { kind: 'reduce', function: name, parts, orelse, span: syntax.span };
};
