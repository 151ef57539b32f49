import type { Decision, Define, Expression, Let, Model, PlayerClass, PlayerTerm } from '../model.ts';
import { childrenOf, formulasOfRule } from './leaves.ts';

/** Whose formula it is, seen from the player deciding: his own, certainly another's, anybody's (or the world's). */
type Position = 'own' | 'other' | 'any';

const positionOf = (term: PlayerTerm | undefined, me: Position): Position => {
  if (term?.kind === 'me') return me;
  return term?.kind === 'element' && term.binder.others && me === 'own' ? 'other' : 'any';
};

type Search = {
  readonly decision: Decision;
  /** The choices of others are imagined as well as one's own. */
  readonly ofOthers: boolean;
  /** Does this definition, in this position, depend on the option being weighed? */
  readonly known: Map<Let | Define, Map<Position, boolean>>;
  readonly found: Set<string>;
};

const dependsInside = (search: Search, of: Let | Define, me: Position): boolean => {
  const answers = search.known.get(of) ?? new Map<Position, boolean>();
  search.known.set(of, answers);
  const known = answers.get(me);
  if (known !== undefined) return known;
  answers.set(me, false);
  const depends = dependsOn(search, of.body, me);
  answers.set(me, depends);
  if (depends && me !== 'own') search.found.add(of.id);
  return depends;
};

const dependsOn = (search: Search, of: Expression, me: Position): boolean => {
  if (of.kind === 'read') {
    const position = positionOf(of.player, me);
    if (of.of === search.decision) return position !== 'other' || search.ofOthers;
    return of.of.kind === 'let' && dependsInside(search, of.of, position);
  }
  if (of.kind === 'delay' && of.reach.lowest > 0) return false;
  if (of.kind === 'apply') {
    const inside = dependsInside(search, of.define, me);
    return of.arguments.map((argument) => dependsOn(search, argument, me)).includes(true) || inside;
  }
  return childrenOf(of)
    .map((child) => dependsOn(search, child, me))
    .includes(true);
};

/** The formulas of a model with the class whose names they read as their own. */
const formulasIn = (model: Model): readonly { readonly owner: PlayerClass | undefined; readonly of: Expression }[] =>
  [
    ...[...model.lets, ...model.defines].map(({ owner, body }) => ({ owner, all: [body] })),
    ...model.decisions.map(({ owner, payoff, seen, rules }) => ({
      owner,
      all: [payoff, seen, ...rules.flatMap(({ choose }) => formulasOfRule(choose))],
    })),
    ...model.states.map(({ owner, min, max, seen, flows, next }) => ({ owner, all: [min, max, seen, ...flows, next] })),
    ...model.draws.map(({ owner, arguments: all }) => ({ owner, all })),
  ].flatMap(({ owner, all }) => all.flatMap((of) => (of === undefined ? [] : [{ owner, of }])));

const whatIfsIn = (of: Expression): readonly (Expression & { kind: 'at' })[] => [
  ...(of.kind === 'at' ? [of] : []),
  ...(of.kind === 'apply' ? of.arguments : childrenOf(of)).flatMap(whatIfsIn),
];

/** One option for all of a class is the same supposition whoever makes it. */
const hangsOnMe = ({ whose, value }: (Expression & { kind: 'at' })['supposed'][number]): boolean =>
  whose.kind === 'each' ? whose.binder.others || value.kind !== 'number' : whose.player.kind !== 'member';

/**
 * The definitions that a payoff reads of other players or of the world and that depend on the option being weighed, or
 * on the choices that a what-if (`at`) supposes: they are evaluated for each player who decides or supposes times each
 * player (and option), so they cost players squared.
 *
 * @returns ids like `lead` or `treaty.violations`, sorted
 */
export const pairwise = (model: Model): readonly string[] => {
  const found = new Set<string>();
  for (const decision of model.decisions) {
    const search = { decision, ofOthers: false, known: new Map(), found };
    if (decision.payoff) dependsOn(search, decision.payoff, 'own');
  }
  for (const { owner, of } of formulasIn(model)) {
    for (const { body, supposed } of owner ? whatIfsIn(of) : []) {
      for (const { decision } of supposed.filter(hangsOnMe))
        dependsOn({ decision, ofOthers: true, known: new Map(), found }, body, 'own');
    }
  }
  return [...found].sort();
};
