import type { Binder, Define, Expression, Past, PlayerClass, PlayerTerm } from '../model.ts';
import type { Catalogue, Draft } from './catalogue.ts';
import { childrenOf, playersOf } from './leaves.ts';

/** Whose values a formula is made of, besides those that it names or reduces itself. */
export type Roots = {
  readonly me: boolean;
  /** Elements of reductions around the formula. */
  readonly elements: ReadonlySet<Binder>;
  /** It reads an argument of the definition around it. */
  readonly arguments: boolean;
};

const bindersOf = (of: Expression): readonly Binder[] => {
  if (of.kind === 'reduce') return of.parts.map(({ binder }) => binder);
  return of.kind === 'at' ? of.supposed.flatMap(({ whose }) => (whose.kind === 'each' ? [whose.binder] : [])) : [];
};

const rootOf = (term: PlayerTerm): PlayerTerm => (term.kind === 'reference' ? rootOf(term.of) : term);

export const rootsOf = (formula: Expression): Roots => {
  const bound = new Set<Binder>();
  const elements = new Set<Binder>();
  const entered = new Set<Define>();
  let me = false;
  let given = false;
  const visit = (of: Expression): void => {
    for (const root of playersOf(of).map(rootOf)) {
      if (root.kind === 'me') me = true;
      if (root.kind === 'element') elements.add(root.binder);
    }
    for (const binder of bindersOf(of)) {
      bound.add(binder);
      if (binder.others) me = true;
    }
    if (of.kind === 'argument') given = true;
    if (of.kind !== 'apply') {
      for (const child of childrenOf(of)) visit(child);
      return;
    }
    for (const argument of of.arguments) visit(argument);
    if (entered.has(of.define)) return;
    entered.add(of.define);
    // Arguments in the body are those of this application.
    const before = given;
    visit(of.define.body);
    given = before;
  };
  visit(formula);
  return { me, elements: new Set([...elements].filter((binder) => !bound.has(binder))), arguments: given };
};

/** What stands in a formula without being a part of it. */
const opaque = new Set(['span', 'define', 'decision', 'attribute', 'event', 'binder', 'reference', 'member', 'past']);

const isElement = (value: object, binder: Binder): boolean =>
  'kind' in value && value.kind === 'element' && 'binder' in value && value.binder === binder;

/** The formula with the element in the place of `me`: `labs.x`, of each, is x. */
export const asOwn = (formula: Expression, binder: Binder): Expression => {
  const own = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(own);
    if (typeof value !== 'object' || value === null) return value;
    if (isElement(value, binder)) return { kind: 'me' };
    const reading = 'kind' in value && value.kind === 'read';
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        key,
        opaque.has(key) || (reading && key === 'of') ? part : own(part),
      ]),
    );
  };
  return own(formula) as Expression;
};

const field = (value: object, name: string): unknown => (value as Readonly<Record<string, unknown>>)[name];

/** A text that two formulas share exactly if they mean the same, word for word. */
const keyOf = (formula: Expression): string => {
  const binders = new Map<unknown, number>();
  const binderOf = (binder: object): string => {
    const place = binders.get(binder) ?? binders.size;
    binders.set(binder, place);
    return `${place}${field(binder, 'others') ? ' others' : ''} ${keyOfClass(field(binder, 'class'))}`;
  };
  const keyOfClass = (owner: unknown): string => (owner as PlayerClass | undefined)?.name ?? 'world';
  return JSON.stringify(formula, (key, value: unknown) => {
    if (key === 'span' || key === 'reach') return undefined;
    if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    if (key === 'binder') return binderOf(value);
    if (key === 'past') return field(value, 'index');
    if (key === 'define') return [keyOfDeclared(value), field(value, 'body')];
    if (key === 'event') return field(value, 'name');
    if (key === 'attribute') return [field(value, 'name'), keyOfDeclared(field(value, 'decision') as object)];
    if (key === 'member') return [keyOfClass(field(value, 'class')), field(value, 'index')];
    return typeof field(value, 'id') === 'string' ? keyOfDeclared(value) : value;
  });
};

const keyOfDeclared = (of: object): string =>
  `${field(of, 'kind')} ${(field(of, 'owner') as PlayerClass | undefined)?.name ?? 'world'} ${field(of, 'id')}`;

/** The past of a formula of a class, or of the world's; equal formulas share it. */
export const pastOf = (catalogue: Catalogue, owner: PlayerClass | undefined, formula: Expression): Draft<Past> => {
  const key = `${owner?.name ?? ''} ${keyOf(formula)}`;
  const known = catalogue.pasts.get(key);
  if (known) return known;
  const past: Draft<Past> = { index: catalogue.pasts.size, owner, formula, longest: 0 };
  catalogue.pasts.set(key, past);
  return past;
};
