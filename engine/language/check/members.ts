import type { SyntaxOf } from '../formula/tree.ts';
import type { EventField, Expression, PlayerClass } from '../model.ts';
import { textOf } from '../source.ts';
import { type Catalogue, namesOfClass, namesOfWorld, unresolved } from './catalogue.ts';
import { findNamed } from './options.ts';
import { classNamed, headSuggestion, readPlayer } from './players.ts';
import { read } from './reading.ts';
import { suggestion } from './report.ts';
import { refuse } from './resolving.ts';
import { lookUp, type Scope } from './scope.ts';
import { attributeRead, memberOfClass, optionAsHead, optionAsMember, optionOfClass } from './slips.ts';

const eventFields: readonly EventField[] = ['active', 'in', 'changed'];

const readEvent = (catalogue: Catalogue, syntax: SyntaxOf<'member'>, name: string): Expression | undefined => {
  const event = catalogue.events.get(name);
  if (!event) return undefined;
  const field = eventFields.find((known) => known === syntax.name);
  if (field) return { kind: 'event', event, field, span: syntax.span };
  const hint = suggestion(syntax.name, eventFields, `read ${name}.active, ${name}.changed or ${name}.in`);
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

/** A name that a class lacks, told before anything is bound: `labs.pause` wants no reduction, but another form. */
const lacking = (
  catalogue: Catalogue,
  syntax: SyntaxOf<'member'>,
  scope: Scope,
  owner: PlayerClass,
): Expression | undefined => {
  const { name, object, nameSpan } = syntax;
  const hint = optionOfClass(catalogue, syntax, owner) ?? memberOfClass(catalogue, syntax, scope);
  if (hint === undefined || namesOfClass(catalogue, owner).has(name) || catalogue.broken.has(name)) return undefined;
  const collection = object.kind === 'name' && !catalogue.memberOf.has(object.name) && object.name !== 'me';
  const subject = collection ? `${owner.name} have` : `${textOf(object.span)} has`;
  return refuse(catalogue, 'unknown-name', nameSpan, `${subject} no "${name}"`, hint);
};

const readOfPlayer = (catalogue: Catalogue, syntax: SyntaxOf<'member'>, scope: Scope): Expression | undefined => {
  const named = classNamed(catalogue, syntax.object, scope);
  const refused = named && lacking(catalogue, syntax, scope, named);
  if (refused) return refused;
  const reading = readPlayer(catalogue, syntax.object, syntax, scope);
  if (reading.kind === 'none') return undefined;
  if (reading.kind === 'failed') return unresolved(syntax.span);
  const { term, class: owner } = reading.place;
  if (syntax.name === 'number') return { kind: 'place', player: term, span: syntax.span };
  const names = namesOfClass(catalogue, owner);
  const found = names.get(syntax.name);
  if (found) return read(catalogue, found, term, syntax);
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

/** What can stand before a dot, where nothing sounds like what does. */
const headHint = (catalogue: Catalogue, { name }: SyntaxOf<'member'>, scope: Scope): string => {
  const owner = catalogue.classes.find((each) => namesOfClass(catalogue, each).has(name));
  if (owner)
    return `${owner.name} have it: write ${owner.name}.${name}${scope.class === owner ? ` or others.${name}` : ''}`;
  const heads = [...catalogue.classOf.keys(), ...catalogue.modules].join(', ');
  return `before a dot stands a class, a player, a reference, a module in use or an event${heads === '' ? '' : ` (${heads})`}; orelse(x.y, value) reads what may be lacking`;
};

const unknownHead = (catalogue: Catalogue, syntax: SyntaxOf<'member'>, scope: Scope): Expression => {
  const { object } = syntax;
  if (object.kind !== 'name') {
    return refuse(
      catalogue,
      'unknown-name',
      object.span,
      `"${textOf(object.span)}" is no player, so nothing can be read of it`,
      (object.kind === 'member' ? memberOfClass(catalogue, object, scope, syntax.name) : undefined) ??
        optionAsMember(catalogue, syntax, scope),
    );
  }
  if (catalogue.broken.has(object.name)) return unresolved(syntax.span);
  if (lookUp(catalogue, object.name, scope)) {
    return refuse(
      catalogue,
      'unknown-name',
      syntax.nameSpan,
      `"${object.name}" is a number: it has no "${syntax.name}"`,
      optionAsMember(catalogue, syntax, scope),
    );
  }
  if (scope.absence) {
    scope.absence.missing = true;
    return unresolved(syntax.span);
  }
  const slip = attributeRead(catalogue, object.name, syntax.name);
  if (slip !== undefined)
    return refuse(catalogue, 'unknown-name', object.span, `"${object.name}" is a list over options`, slip);
  const option = optionAsHead(catalogue, syntax);
  if (option !== undefined)
    return refuse(catalogue, 'unknown-name', object.span, `"${object.name}" is an option: it has no members`, option);
  const hint = headSuggestion(catalogue, object.name, scope) ?? headHint(catalogue, syntax, scope);
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
