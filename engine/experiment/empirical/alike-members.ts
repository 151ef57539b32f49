// Which members of a class are alike: they differ by name only, so that who of them follows which rule makes no difference
// to what is paid for following it.
//
// Members are taken for alike where all that the model says of them one by one is equal (parameters, starting values,
// initial options, references) and nothing in it singles out a member or an order of members: no formula or event reads
// or sets a member by name, nothing reads a place among the members, a table between players, or the first of equals
// (`pick`), and no reference points at the class. Where that cannot be seen members are taken for different, which only
// costs time.

import type { Model, PlayerClass } from '../../language/model.ts';

/** All objects that can be reached from a value, each once. */
const everything = (root: unknown): readonly object[] => {
  const seen = new Set<object>();
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    // Spans lead to the texts of files, in which nothing is meant.
    for (const [key, part] of Object.entries(value)) if (key !== 'span') waiting.push(part);
  }
  return [...seen];
};

/** What in a model may tell members of a class apart, measures and stories aside: these only look on. */
const dynamicsOf = ({ parameters, decisions, states, draws, lets, defines, events, pasts, ends }: Model): unknown => [
  [parameters, decisions, states, draws, lets, defines, events, pasts, ends],
];

type Part = {
  readonly kind?: unknown;
  readonly function?: unknown;
  readonly member?: unknown;
  readonly target?: unknown;
};

/** Somebody's name, place or order is looked at. */
const singlesOut = (part: Part, owner: PlayerClass): boolean => {
  const { kind, member } = part;
  if (typeof member === 'object' && member !== null && 'class' in member && member.class === owner) return true;
  if (kind === 'reference' && part.target === owner) return true;
  return kind === 'place' || kind === 'pair' || (kind === 'reduce' && part.function === 'pick');
};

const isSame = (a: unknown, b: unknown): boolean => {
  if (a === b || (typeof a === 'number' && Number.isNaN(a) && Number.isNaN(b))) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  // Of formulas only one and the same is known to be equal, but for a number alone.
  const keys = Object.keys(a).filter((key) => key !== 'span');
  if ('formula' in a || 'owner' in a || 'owner' in b) return false;
  if (keys.length !== Object.keys(b).filter((key) => key !== 'span').length) return false;
  return keys.every((key) => isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
};

/** What the model says of each member of the class by himself, one list per member. */
const saidOf = (model: Model, owner: PlayerClass, exceptRulesOf: string): readonly (readonly unknown[])[] =>
  owner.members.map((_, index) => [
    ...model.parameters
      .filter((parameter) => parameter.owner === owner && parameter.id !== exceptRulesOf)
      .map(({ values }) => values[index]),
    ...model.states.filter((state) => state.owner === owner).map(({ initial }) => initial[index]),
    ...model.decisions.filter((decision) => decision.owner === owner).map(({ initial }) => initial[index]),
  ]);

/**
 * Members of a class in groups of those who are alike.
 *
 * @param ruleChoice the id of the parameter that says who follows which rule: this is what differs
 * @returns groups of places among the members, ascending; each member in one
 */
export const alikeMembers = (model: Model, owner: PlayerClass, ruleChoice: string): readonly (readonly number[])[] => {
  const apart = owner.members.map(({ index }) => [index]);
  const parts = everything(dynamicsOf(model)) as readonly Part[];
  if (parts.some((part) => singlesOut(part, owner))) return apart;
  // A reference of the class may point at whomever: equal where it does so at the same one, which needs more than this.
  if (parts.some(({ kind, ...rest }) => kind === 'reference' && 'owner' in rest && rest.owner === owner)) return apart;
  const said = saidOf(model, owner, ruleChoice);
  const groups: number[][] = [];
  for (const [index, own] of said.entries()) {
    const group = groups.find(([first]) => isSame(said[first as number], own));
    if (group === undefined) groups.push([index]);
    else group.push(index);
  }
  return groups;
};
