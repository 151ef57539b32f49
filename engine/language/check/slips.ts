import type { Syntax, SyntaxOf } from '../formula/tree.ts';
import type { PlayerClass } from '../model.ts';
import { textOf } from '../source.ts';
import { type Catalogue, decisionsOf, namesOfClass, optionSets } from './catalogue.ts';
import { findNamed, holdsOf } from './options.ts';
import { classNamed } from './players.ts';
import { formulaName, lookUp, type Scope } from './scope.ts';

/*
 * What people write who know other languages: an option or a player as a member (`stance.race`, `labs.Leader`), an
 * attribute without its brackets. Each gives the hint that says how it is written here, or nothing.
 */

/** `stance.race`, `labs.stance.race`: what stands before the dot holds an option. */
export const optionAsMember = (
  catalogue: Catalogue,
  { object, name }: SyntaxOf<'member'>,
  scope: Scope,
): string | undefined => {
  const held = holdsOf(catalogue, object, scope);
  if (held?.options.includes(name)) return `write ${textOf(object.span)} == ${name}`;
  const named = findNamed(catalogue, object, scope);
  const attributes = named?.kind === 'decision' ? named.attributes : (held?.decision?.attributes ?? []);
  return attributes.some((attribute) => attribute.name === name)
    ? `write ${name}[${textOf(object.span)}]`
    : held && `compare it with an option: ${textOf(object.span)} == ${held.options[0]}`;
};

/** `labs.pause`, `others.race`: an option of what the players of a class decide. */
export const optionOfClass = (
  catalogue: Catalogue,
  { object, name }: SyntaxOf<'member'>,
  owner: PlayerClass,
): string | undefined => {
  const decision = decisionsOf(catalogue).find((each) => each.owner === owner && each.options.includes(name));
  return decision && `write ${textOf(object.span)}.${decision.name} == ${name}`;
};

/** What there is to read of a player: his first state, for an example. */
const somethingOf = (catalogue: Catalogue, owner: PlayerClass): string =>
  [...namesOfClass(catalogue, owner).values()].find(({ kind }) => kind === 'state')?.name ?? 'number';

/** `labs.Leader`, and `labs.Leader.capability` with what is read. */
export const memberOfClass = (
  catalogue: Catalogue,
  { object, name }: SyntaxOf<'member'>,
  scope: Scope,
  read?: string,
): string | undefined => {
  const owner = classNamed(catalogue, object, scope);
  return owner && catalogue.memberOf.get(name)?.class === owner
    ? `write ${name}.${read ?? somethingOf(catalogue, owner)}`
    : undefined;
};

/** `pause.stance`: an option before the dot. */
export const optionAsHead = (catalogue: Catalogue, { object, name }: SyntaxOf<'member'>): string | undefined => {
  const option = textOf(object.span);
  const sets = optionSets(catalogue).filter(({ options }) => options.includes(option));
  const [first] = sets;
  const set = sets.find(({ decision }) => decision?.name === name) ?? first;
  return set && `write ${set.decision?.name === name ? name : (set.decision?.name ?? set.title)} == ${option}`;
};

/** `effort.race`, `effort(stance)`: an attribute is read with brackets. */
export const attributeRead = (catalogue: Catalogue, name: string, index: string): string | undefined =>
  decisionsOf(catalogue).some(({ attributes }) => attributes.some((attribute) => attribute.name === name))
    ? `write ${name}[${index}]`
    : undefined;

/** `labs[0]`, `labs[Leader]`, `stance[race]`: what is no attribute before the brackets, with the sentence. */
export const indexed = (
  catalogue: Catalogue,
  { object, index }: SyntaxOf<'index'>,
  scope: Scope,
): { readonly message: string; readonly hint: string } | undefined => {
  const name = textOf(object.span);
  const inside = textOf(index.span);
  const owner = classNamed(catalogue, object, scope);
  if (owner) {
    const member = catalogue.memberOf.get(inside) ?? owner.members[Number(inside)] ?? owner.members[0];
    const hint = `write ${formulaName(member?.name ?? name)}.${somethingOf(catalogue, owner)}`;
    return { message: `"${name}" is a collection of players, read by their names and not by their places`, hint };
  }
  const held = holdsOf(catalogue, object, scope);
  const hint = held?.options.includes(inside)
    ? `write ${name} == ${inside}`
    : 'an index follows an attribute of a decision';
  return held || (object.kind === 'name' && lookUp(catalogue, name, scope))
    ? { message: `"${name}" is one number, not a list`, hint }
    : undefined;
};

/** The first name in a formula that belongs to the player himself. */
const ownName = (catalogue: Catalogue, syntax: Syntax, scope: Scope): SyntaxOf<'name'> | undefined => {
  const first = (parts: readonly Syntax[]): SyntaxOf<'name'> | undefined => {
    for (const part of parts) {
      const found = ownName(catalogue, part, scope);
      if (found) return found;
    }
    return undefined;
  };
  switch (syntax.kind) {
    case 'name':
      return lookUp(catalogue, syntax.name, scope)?.owner ? syntax : undefined;
    case 'index':
      return first([syntax.index]);
    case 'call':
      return first(syntax.args);
    case 'unary':
      return first([syntax.operand]);
    case 'binary':
      return first([syntax.left, syntax.right]);
    case 'comparison':
      return first(syntax.operands);
    default:
      return undefined;
  }
};

/** `share(stance == race)` as it was meant: `share(others.stance == race)`; undefined where nothing is the player's own. */
export const asCollection = (catalogue: Catalogue, call: SyntaxOf<'call'>, scope: Scope): string | undefined => {
  const own = call.args[0] && ownName(catalogue, call.args[0], scope);
  if (!own) return undefined;
  const { text } = call.span.source;
  return `${text.slice(call.span.start, own.span.start)}others.${text.slice(own.span.start, call.span.end)}`;
};
