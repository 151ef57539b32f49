import type { Decision, Define, Expression, Let, Model, PlayerTerm } from '../model.ts';
import { childrenOf } from './leaves.ts';

/** Whose formula it is, seen from the player deciding: his own, certainly another's, anybody's (or the world's). */
type Position = 'own' | 'other' | 'any';

const positionOf = (term: PlayerTerm | undefined, me: Position): Position => {
  if (term?.kind === 'me') return me;
  return term?.kind === 'element' && term.binder.others && me === 'own' ? 'other' : 'any';
};

type Search = {
  readonly decision: Decision;
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
    if (of.of === search.decision) return position !== 'other';
    return of.of.kind === 'let' && dependsInside(search, of.of, position);
  }
  if (of.kind === 'apply') {
    const inside = dependsInside(search, of.define, me);
    return of.arguments.map((argument) => dependsOn(search, argument, me)).includes(true) || inside;
  }
  return childrenOf(of)
    .map((child) => dependsOn(search, child, me))
    .includes(true);
};

/**
 * The definitions that a payoff reads of other players or of the world and that depend on the option being weighed:
 * they are evaluated for each player who decides times each player (and option), so they cost players squared.
 *
 * @returns ids like `lead` or `treaty.violations`, sorted
 */
export const pairwise = (model: Model): readonly string[] => {
  const found = new Set<string>();
  for (const decision of model.decisions) {
    if (decision.payoff) dependsOn({ decision, known: new Map(), found }, decision.payoff, 'own');
  }
  return [...found].sort();
};
