import type { Formula } from '../../formula/tree.ts';
import type { Expression, Member, PlayerClass } from '../../model.ts';
import type { MapNode, YamlNode } from '../../yaml/node.ts';
import { type Catalogue, type Named, type OptionSet, unresolved } from '../catalogue.ts';
import { readFormula } from '../formulas.ts';
import { nodeAt } from '../nodes.ts';
import type { Resolving } from '../resolving.ts';
import type { Scope } from '../scope.ts';
import type { Setting, Settings } from '../settings.ts';
import type { Part } from './gather.ts';
import type { MemberNode } from './players.ts';

/** What the declarations of all blocks share. */
export type Declaring = {
  readonly catalogue: Catalogue;
  readonly resolving: Resolving;
  readonly parts: readonly Part[];
  readonly members: readonly MemberNode[];
  readonly nodeOf: ReadonlyMap<Member, MapNode>;
  readonly settings: Settings;
  /** Paths with values that are still to be understood. */
  readonly paths: Setting[];
  readonly rules: ReadonlyMap<string, MapNode>;
};

/** A formula resolved once all names are declared; `then` receives it. */
export const later = (
  { catalogue, resolving }: Declaring,
  node: YamlNode | undefined,
  scope: Scope,
  then: (formula: Expression) => void,
  expected?: () => OptionSet | undefined,
): Formula | undefined => {
  if (!node) return undefined;
  const formula = readFormula(catalogue.report, node);
  catalogue.later.push(() => {
    then(formula ? resolving.resolve(formula.root, scope, expected?.()) : unresolved(node.span));
  });
  return formula;
};

/** The members of a class, or nobody in particular for the world. */
export const everyMember = (owner: PlayerClass | undefined): readonly (Member | undefined)[] =>
  owner?.members ?? [undefined];

/** What the scenario gives a member for a name: a path first, then what stands at the member. */
export const givenTo = (declaring: Declaring, named: Named, member: Member | undefined): YamlNode | undefined => {
  const set = declaring.settings.of(named, member);
  if (set || !member) return set;
  return nodeAt(declaring.nodeOf.get(member), named.name);
};
