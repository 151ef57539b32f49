import type { SyntaxOf } from '../formula/tree.ts';
import type { Expression, PlayerTerm } from '../model.ts';
import { textOf } from '../source.ts';
import {
  type Catalogue,
  decisionsOf,
  type Named,
  namesOfClass,
  namesOfWorld,
  type OptionSet,
  optionSets,
  unresolved,
} from './catalogue.ts';
import { findDefine, findNamed } from './options.ts';
import { headSuggestion, readPlayer } from './players.ts';
import { listed, suggestion } from './report.ts';
import { refuse } from './resolving.ts';
import { lookUp, type Scope, visibleNames } from './scope.ts';

const number = (value: number, syntax: { span: Expression['span'] }): Expression => ({
  kind: 'number',
  value,
  span: syntax.span,
});

const read = (
  catalogue: Catalogue,
  named: Named,
  player: PlayerTerm | undefined,
  syntax: { span: Expression['span'] },
  seen = false,
): Expression => {
  catalogue.read.add(named);
  if (named.kind === 'reference') {
    return refuse(
      catalogue,
      'player-in-scalar-place',
      syntax.span,
      `"${textOf(syntax.span)}" is a player, here a number is wanted`,
      `read something of it, like ${textOf(syntax.span)}.number, or compare it with a player: ${named.name} == me`,
    );
  }
  return { kind: 'read', of: named, player: named.owner ? player : undefined, seen, span: syntax.span };
};

/** A bare option: of the set the place wants, else of the decision around it, else of all sets if they agree. */
const readOption = (catalogue: Catalogue, syntax: SyntaxOf<'name'>, scope: Scope): Expression | undefined => {
  const own = scope.decision?.options.indexOf(syntax.name) ?? -1;
  if (own >= 0) return number(own, syntax);
  const sets = optionSets(catalogue).filter((set) => set.options.includes(syntax.name));
  const [first] = sets;
  if (!first || scope.rule) return undefined;
  const value = first.options.indexOf(syntax.name);
  const other = sets.find((set) => set.options.indexOf(syntax.name) !== value);
  if (!other) return number(value, syntax);
  return refuse(
    catalogue,
    'ambiguous-option',
    syntax.span,
    `"${syntax.name}" is option ${value} of ${first.title}, but option ${other.options.indexOf(syntax.name)} of ${other.title}`,
    `compare it with what holds it, like ${first.title} == ${syntax.name}, or give that option another name`,
  );
};

/** Names that exist, but mean nothing where they stand: the sentence says what to write. */
const misplaced = (catalogue: Catalogue, syntax: SyntaxOf<'name'>, scope: Scope): Expression | undefined => {
  const { name, span } = syntax;
  if (name === 'others' || name === 'everyone' || catalogue.classOf.has(name)) {
    const hint = `read something of it, like sum(${name}.x), or count(${name})`;
    return refuse(
      catalogue,
      'collection-in-scalar-place',
      span,
      `"${name}" is a collection of players, here a number is wanted`,
      hint,
    );
  }
  if (name === 'me' || catalogue.memberOf.has(name)) {
    const hint = `read something of it, like ${name}.number`;
    return refuse(catalogue, 'player-in-scalar-place', span, `"${name}" is a player, here a number is wanted`, hint);
  }
  const attribute = decisionsOf(catalogue)
    .flatMap((decision) => decision.attributes)
    .find((each) => each.name === name);
  if (attribute) {
    const hint = `read it for an option: ${name}[${attribute.decision.name}]`;
    return refuse(
      catalogue,
      'attribute-without-option',
      span,
      `"${name}" is a list over the options of ${attribute.decision.name}, here a number is wanted`,
      hint,
    );
  }
  const define = findDefine(catalogue, syntax, scope);
  if (define) {
    const call = `${name}(${define.parameters.join(', ')})`;
    return refuse(
      catalogue,
      'definition-without-arguments',
      span,
      `"${name}" is a definition with arguments`,
      `write ${call}`,
    );
  }
  return undefined;
};

/** Other places that declare the name: the commonest mistake is a forgotten `module.` or `labs.`. */
const elsewhere = (catalogue: Catalogue, name: string, scope: Scope): readonly string[] => [
  ...[...catalogue.modules]
    .filter((module) => namesOfWorld(catalogue, module).has(name))
    .map((module) => `${module}.${name}`),
  ...catalogue.classes
    .filter((owner) => owner !== scope.class && namesOfClass(catalogue, owner).has(name))
    .map((owner) => `${owner.name}.${name}`),
];

const unknownName = (
  catalogue: Catalogue,
  syntax: SyntaxOf<'name'>,
  scope: Scope,
  expected?: OptionSet,
): Expression => {
  const { name, span } = syntax;
  if (catalogue.broken.has(name)) return unresolved(span);
  const found = scope.rule ? [] : elsewhere(catalogue, name, scope);
  if (found.length > 0) {
    return refuse(catalogue, 'unknown-name', span, `"${name}" is not known here`, `write ${found.join(' or ')}`);
  }
  if (scope.absence) {
    warnOfTypo(catalogue, syntax, scope);
    scope.absence.missing = true;
    return unresolved(span);
  }
  const inPlace = expected ? suggestion(name, expected.options) : undefined;
  const fallback = expected ? `the options of ${expected.title} are ${listed(expected.options)}` : undefined;
  const hint = inPlace ?? suggestion(name, visibleNames(catalogue, scope), fallback);
  return refuse(catalogue, 'unknown-name', span, `unknown name "${name}"`, hint);
};

/** `orelse(viloates, 0)` would silently be 0: a near miss is worth a word. */
const warnOfTypo = (catalogue: Catalogue, syntax: SyntaxOf<'name'>, scope: Scope): void => {
  const near = syntax.name.length < 5 ? undefined : suggestion(syntax.name, visibleNames(catalogue, scope));
  if (near === undefined) return;
  catalogue.report.warn(
    'absent-name',
    syntax.span,
    `nothing is called "${syntax.name}": orelse takes its second value`,
    near,
  );
};

const builtIn = (
  name: string,
  syntax: SyntaxOf<'name'>,
  scope: Scope,
  catalogue: Catalogue,
): Expression | undefined => {
  if (name === 't' || name === 'dt' || name === 'year' || name === 'horizon')
    return { kind: 'time', name, span: syntax.span };
  if (name !== 'number') return undefined;
  if (scope.class) return { kind: 'place', player: { kind: 'me' }, span: syntax.span };
  const hint = 'read it of somebody, like labs.number in a reduction';
  return refuse(
    catalogue,
    'no-player',
    syntax.span,
    '"number" is a player\'s place in its class, and no player stands behind this formula',
    hint,
  );
};

/** A bare name. */
export const resolveName = (
  catalogue: Catalogue,
  syntax: SyntaxOf<'name'>,
  scope: Scope,
  expected?: OptionSet,
): Expression => {
  const { name } = syntax;
  const option = expected?.options.indexOf(name) ?? -1;
  if (option >= 0) return number(option, syntax);
  const argument = scope.arguments?.get(name);
  if (argument) return { kind: 'argument', index: argument.index, span: syntax.span };
  const special = builtIn(name, syntax, scope, catalogue) ?? scope.rule?.name(syntax, scope);
  if (special) return special;
  const named = lookUp(catalogue, name, scope);
  if (named) return read(catalogue, named, { kind: 'me' }, syntax);
  return (
    readOption(catalogue, syntax, scope) ??
    misplaced(catalogue, syntax, scope) ??
    unknownName(catalogue, syntax, scope, expected)
  );
};

const eventFields = new Set(['active', 'in']);

const readEvent = (catalogue: Catalogue, syntax: SyntaxOf<'member'>, name: string): Expression | undefined => {
  const event = catalogue.events.get(name);
  if (!event) return undefined;
  if (syntax.name === 'active' || syntax.name === 'in')
    return { kind: 'event', event, field: syntax.name, span: syntax.span };
  const hint = suggestion(syntax.name, eventFields, `read ${name}.active or ${name}.in`);
  return refuse(catalogue, 'unknown-name', syntax.nameSpan, `an event has no "${syntax.name}"`, hint);
};

const readModule = (catalogue: Catalogue, syntax: SyntaxOf<'member'>, module: string | undefined): Expression => {
  const { name, nameSpan } = syntax;
  const title = module ?? 'world';
  const named = namesOfWorld(catalogue, module).get(name);
  if (named) return read(catalogue, named, undefined, syntax);
  if (catalogue.broken.has(name)) return unresolved(syntax.span);
  const define = catalogue.defines.get(module ?? '')?.get(name);
  if (define) {
    const call = `${title}.${name}(${define.parameters.join(', ')})`;
    return refuse(
      catalogue,
      'definition-without-arguments',
      syntax.span,
      `"${title}.${name}" is a definition with arguments`,
      `write ${call}`,
    );
  }
  const owner = catalogue.classes.find((each) => namesOfClass(catalogue, each).has(name));
  const hint = owner
    ? `it belongs to ${owner.name}: write ${owner.name}.${name}`
    : suggestion(name, namesOfWorld(catalogue, module).keys());
  const subject = module === undefined ? 'the world' : `module ${module}`;
  return refuse(catalogue, 'unknown-name', nameSpan, `${subject} has no "${name}"`, hint);
};

const readOfPlayer = (catalogue: Catalogue, syntax: SyntaxOf<'member'>, scope: Scope): Expression | undefined => {
  const reading = readPlayer(catalogue, syntax.object, syntax, scope);
  if (reading.kind === 'none') return undefined;
  if (reading.kind === 'failed') return unresolved(syntax.span);
  const { term, class: owner } = reading.place;
  if (syntax.name === 'number') return { kind: 'place', player: term, span: syntax.span };
  const names = namesOfClass(catalogue, owner);
  const named = names.get(syntax.name);
  if (named) return read(catalogue, named, term, syntax);
  if (catalogue.broken.has(syntax.name)) return unresolved(syntax.span);
  if (scope.absence) {
    scope.absence.missing = true;
    return unresolved(syntax.span);
  }
  const elsewhereNamed = [...catalogue.ofWorld].find(([, world]) => world.has(syntax.name));
  const worldName = elsewhereNamed && [elsewhereNamed[0], syntax.name].filter((part) => part !== '').join('.');
  const hint = suggestion(
    syntax.name,
    names.keys(),
    worldName === undefined ? undefined : `it belongs to the world: write ${worldName}`,
  );
  return refuse(catalogue, 'unknown-name', syntax.nameSpan, `${owner.name} have no "${syntax.name}"`, hint);
};

/** `x.seen`, where x is a state or a decision: read through its owner's mask whatever the moment. */
const readSeen = (
  catalogue: Catalogue,
  syntax: SyntaxOf<'member'>,
  scope: Scope,
  resolve: (syntax: SyntaxOf<'name'> | SyntaxOf<'member'>) => Expression,
): Expression | undefined => {
  const { object } = syntax;
  if (syntax.name !== 'seen' || (object.kind !== 'name' && object.kind !== 'member')) return undefined;
  const named = findNamed(catalogue, object, scope);
  if (!named) return undefined;
  if (named.kind === 'state' || named.kind === 'decision') {
    const truth = resolve(object);
    return truth.kind === 'read' ? { ...truth, seen: true, span: syntax.span } : truth;
  }
  return refuse(
    catalogue,
    'nothing-seen',
    syntax.nameSpan,
    `only states and decisions can be seen, "${textOf(object.span)}" is neither`,
  );
};

const unknownHead = (catalogue: Catalogue, syntax: SyntaxOf<'member'>, scope: Scope): Expression => {
  const { object } = syntax;
  if (object.kind !== 'name') {
    return refuse(
      catalogue,
      'unknown-name',
      object.span,
      `"${textOf(object.span)}" is no player, so nothing can be read of it`,
    );
  }
  if (catalogue.broken.has(object.name)) return unresolved(syntax.span);
  if (lookUp(catalogue, object.name, scope)) {
    return refuse(
      catalogue,
      'unknown-name',
      syntax.nameSpan,
      `"${object.name}" is a number: it has no "${syntax.name}"`,
    );
  }
  if (scope.absence) {
    scope.absence.missing = true;
    return unresolved(syntax.span);
  }
  const hint =
    headSuggestion(catalogue, object.name, scope) ??
    'before a dot stands a class, a player, a reference, a module in use or an event; orelse(x.y, value) reads what may be lacking';
  return refuse(catalogue, 'unknown-name', object.span, `nothing is called "${object.name}" here`, hint);
};

/** `a.b`: of a player, a collection, a module, an event or the world. */
export const resolveMember = (
  catalogue: Catalogue,
  syntax: SyntaxOf<'member'>,
  scope: Scope,
  resolve: (syntax: SyntaxOf<'name'> | SyntaxOf<'member'>) => Expression,
): Expression => {
  const { object } = syntax;
  const special = scope.rule?.member(syntax, scope);
  if (special) return special;
  const ofPlayer = scope.rule ? undefined : readOfPlayer(catalogue, syntax, scope);
  if (ofPlayer) return ofPlayer;
  if (object.kind === 'name' && !scope.rule && !scope.arguments?.has(object.name)) {
    if (catalogue.modules.has(object.name)) return readModule(catalogue, syntax, object.name);
    const event = readEvent(catalogue, syntax, object.name);
    if (event) return event;
    if (object.name === 'world') return readModule(catalogue, syntax, undefined);
  }
  return readSeen(catalogue, syntax, scope, resolve) ?? unknownHead(catalogue, syntax, scope);
};
