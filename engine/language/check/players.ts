import type { Syntax } from '../formula/tree.ts';
import type { PlayerClass, PlayerTerm } from '../model.ts';
import { textOf } from '../source.ts';
import { type Catalogue, namesOfClass } from './catalogue.ts';
import { suggestion } from './report.ts';
import { type Scope, visibleHeads } from './scope.ts';

/** A player named by a formula, and the class it belongs to. */
export type Place = { readonly term: PlayerTerm; readonly class: PlayerClass };

const me: PlayerTerm = { kind: 'me' };

type Head =
  | { readonly kind: 'collection'; readonly class: PlayerClass; readonly others: boolean }
  | { readonly kind: 'player'; readonly place: Place };

const referenceOf = (catalogue: Catalogue, owner: PlayerClass | undefined, name: string) => {
  const named = owner && namesOfClass(catalogue, owner).get(name);
  return named?.kind === 'reference' ? named : undefined;
};

const headOf = (catalogue: Catalogue, name: string, scope: Scope): Head | undefined => {
  if (scope.arguments?.has(name)) return undefined;
  if (name === 'me' && scope.class) return { kind: 'player', place: { term: me, class: scope.class } };
  if (name === 'others' && scope.class) return { kind: 'collection', class: scope.class, others: true };
  if (name === 'everyone') {
    const owner = scope.slot?.everyone ?? scope.columns?.everyone;
    return owner && { kind: 'collection', class: owner, others: false };
  }
  const owner = catalogue.classOf.get(name);
  if (owner) return { kind: 'collection', class: owner, others: false };
  const member = catalogue.memberOf.get(name);
  if (member) return { kind: 'player', place: { term: { kind: 'member', member }, class: member.class } };
  const reference = referenceOf(catalogue, scope.class, name);
  return (
    reference && { kind: 'player', place: { term: { kind: 'reference', reference, of: me }, class: reference.target } }
  );
};

/** The class of the player or collection that a chain names, without binding anything; undefined if it names none. */
export const classNamed = (catalogue: Catalogue, syntax: Syntax, scope: Scope): PlayerClass | undefined => {
  if (syntax.kind === 'name') {
    const head = headOf(catalogue, syntax.name, scope);
    return head?.kind === 'player' ? head.place.class : head?.class;
  }
  if (syntax.kind !== 'member') return undefined;
  return referenceOf(catalogue, classNamed(catalogue, syntax.object, scope), syntax.name)?.target;
};

/** The element of the reduction around the name (or the player of a column), or nothing, reported. */
const bind = (
  catalogue: Catalogue,
  head: Extract<Head, { kind: 'collection' }>,
  word: string,
  whole: Syntax,
  scope: Scope,
): Place | undefined => {
  const { slot, columns } = scope;
  if (slot) {
    if (slot.head !== undefined && slot.head !== word) {
      catalogue.report.error(
        'two-collections',
        whole.span,
        `a reduction runs over one collection, this one over "${slot.head}" already`,
        `reduce "${textOf(whole.span)}" by itself, like sum(${textOf(whole.span)})`,
      );
      return undefined;
    }
    slot.head = word;
    slot.binder ??= { class: head.class, others: head.others };
    return { term: { kind: 'element', binder: slot.binder }, class: head.class };
  }
  if (columns && !head.others) {
    if (columns.head === undefined || columns.head === word) {
      columns.head = word;
      columns.class = head.class;
      return { term: me, class: head.class };
    }
    catalogue.report.error(
      'two-collections',
      whole.span,
      `a measure has a column per player of one class, this one has "${columns.head}" already`,
      `reduce "${textOf(whole.span)}", like mean(${textOf(whole.span)})`,
    );
    return undefined;
  }
  catalogue.report.error(
    'collection-in-scalar-place',
    whole.span,
    `"${textOf(whole.span)}" has a value per player, here one number is wanted`,
    `reduce it: sum, mean, min, max, count, any, all or share, like mean(${textOf(whole.span)})`,
  );
  return undefined;
};

export type PlayerReading =
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'failed' }
  | { readonly kind: 'none' };

const none: PlayerReading = { kind: 'none' };
const failed: PlayerReading = { kind: 'failed' };

/**
 * The player that a chain names; `none` where it names no player at all, `failed` where it does and must not.
 *
 * @param whole the text a message underlines: the chain with what is read of it
 */
export const readPlayer = (catalogue: Catalogue, syntax: Syntax, whole: Syntax, scope: Scope): PlayerReading => {
  if (syntax.kind === 'name') return readHead(catalogue, syntax.name, whole, scope);
  if (syntax.kind !== 'member') return none;
  const reference = referenceOf(catalogue, classNamed(catalogue, syntax.object, scope), syntax.name);
  if (!reference) return none;
  const owner = readPlayer(catalogue, syntax.object, whole, scope);
  if (owner.kind !== 'place') return owner;
  catalogue.read.add(reference);
  return {
    kind: 'place',
    place: { term: { kind: 'reference', reference, of: owner.place.term }, class: reference.target },
  };
};

const readHead = (catalogue: Catalogue, name: string, whole: Syntax, scope: Scope): PlayerReading => {
  const head = headOf(catalogue, name, scope);
  if (head?.kind === 'player') {
    if (head.place.term.kind === 'reference') catalogue.read.add(head.place.term.reference);
    return { kind: 'place', place: head.place };
  }
  if (head) {
    const place = bind(catalogue, head, name, whole, scope);
    return place ? { kind: 'place', place } : failed;
  }
  if (scope.arguments?.has(name)) return none;
  if (name === 'others' || name === 'me') {
    catalogue.report.error(
      'no-player',
      whole.span,
      `"${name}" means a player's own view, and no player stands behind this formula`,
      name === 'others' ? `name the class: ${listed(catalogue)}` : 'name a member, or move the formula under a class',
    );
    return failed;
  }
  if (name === 'everyone') {
    catalogue.report.error(
      'collection-in-scalar-place',
      whole.span,
      `"${textOf(whole.span)}" has a value per player, here one number is wanted`,
      `reduce it, like mean(${textOf(whole.span)})`,
    );
    return failed;
  }
  return none;
};

const listed = (catalogue: Catalogue): string => [...catalogue.classOf.keys()].map((name) => `${name}.x`).join(', ');

/** What "did you mean" says to a word before a dot. */
export const headSuggestion = (catalogue: Catalogue, name: string, scope: Scope): string | undefined =>
  suggestion(name, visibleHeads(catalogue, scope));
