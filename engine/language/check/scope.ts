import type { Syntax, SyntaxOf } from '../formula/tree.ts';
import type { Binder, Decision, Expression, PlayerClass } from '../model.ts';
import { type Catalogue, type Draft, type Named, namesOfClass, namesOfWorld, type OptionSet } from './catalogue.ts';
import { reserved } from './words.ts';

/** The one collection of a reduction, found while its arguments are read. */
export type Slot = {
  /** As written: `labs`, `others`, `everyone`. */
  head: string | undefined;
  binder: Binder | undefined;
  /** The class an `everyone` stands for in this pass. */
  readonly everyone: PlayerClass | undefined;
};

/** A measure's collection outside every reduction: a column per player, each formula with that player as `me`. */
export type Columns = {
  head: string | undefined;
  class: PlayerClass | undefined;
  readonly everyone: PlayerClass | undefined;
};

export type Argument = { readonly index: number; readonly holds: OptionSet | undefined };

/** What a rule's formula may say beyond numbers; each answer is undefined where the name is none of the rule's. */
export type RuleNames = {
  readonly name: (syntax: SyntaxOf<'name'>, scope: Scope) => Expression | undefined;
  readonly call: (name: string, syntax: SyntaxOf<'call'>, scope: Scope) => Expression | undefined;
  readonly member: (syntax: SyntaxOf<'member'>, scope: Scope) => Expression | undefined;
  readonly known: () => readonly string[];
};

/** Where a formula stands, and so what its names mean. */
export type Scope = {
  readonly class: PlayerClass | undefined;
  /** Undefined: the scenario. */
  readonly module: string | undefined;
  /** A second module whose world names are bare here: that of the thing an event changes. */
  readonly beside?: string | undefined;
  /** The decision whose options bare names mean: in its payoff and its rule. */
  readonly decision?: Draft<Decision> | undefined;
  readonly arguments?: ReadonlyMap<string, Argument> | undefined;
  readonly slot?: Slot | undefined;
  readonly columns?: Columns | undefined;
  /** Inside `orelse`: a name the scenario lacks is noted here, not reported. */
  readonly absence?: { missing: boolean } | undefined;
  readonly rule?: RuleNames | undefined;
};

/** The player's own names, then the module's own, then the world's. */
export const lookUp = (catalogue: Catalogue, name: string, scope: Scope): Named | undefined => {
  if (scope.rule) return undefined;
  return (
    (scope.class && namesOfClass(catalogue, scope.class).get(name)) ??
    namesOfWorld(catalogue, scope.module).get(name) ??
    (scope.beside === undefined ? undefined : namesOfWorld(catalogue, scope.beside).get(name)) ??
    namesOfWorld(catalogue, undefined).get(name)
  );
};

/** Every name that could stand alone here: what "did you mean" chooses from. */
export const visibleNames = (catalogue: Catalogue, scope: Scope): readonly string[] => {
  if (scope.rule) return [...scope.rule.known(), 't', 'dt', 'year', 'horizon'];
  return [
    ...(scope.arguments?.keys() ?? []),
    ...(scope.class ? namesOfClass(catalogue, scope.class).keys() : []),
    ...namesOfWorld(catalogue, scope.module).keys(),
    ...(scope.beside === undefined ? [] : namesOfWorld(catalogue, scope.beside).keys()),
    ...namesOfWorld(catalogue, undefined).keys(),
    ...reserved,
  ];
};

/** Every word that can stand before a dot here. */
export const visibleHeads = (catalogue: Catalogue, scope: Scope): readonly string[] => [
  ...catalogue.classOf.keys(),
  ...catalogue.modules,
  ...catalogue.memberOf.keys(),
  ...catalogue.events.keys(),
  ...(scope.class
    ? [...namesOfClass(catalogue, scope.class)].filter(([, named]) => named.kind === 'reference').map(([name]) => name)
    : []),
  'others',
  'everyone',
  'world',
];

/** `Lab 1` in a formula is `Lab_1`. */
export const formulaName = (name: string): string => name.replace(/[^A-Za-z0-9_]/gu, '_');

/** Dotted text of a chain of names, or undefined where something else is in it. */
export const chainText = (syntax: Syntax): string | undefined => {
  if (syntax.kind === 'name') return syntax.name;
  if (syntax.kind !== 'member') return undefined;
  const object = chainText(syntax.object);
  return object === undefined ? undefined : `${object}.${syntax.name}`;
};
