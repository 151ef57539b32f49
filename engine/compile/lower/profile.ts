import type { Decision, Expression, Let, Model, SolveTerm, SolveTerms } from '../../language/model.ts';
import type { Graph } from '../graph/graph.ts';
import type { Player } from '../graph/node.ts';
import { createLowering } from './expression.ts';
import { ownPlayer, type Scope, scopeAt } from './moment.ts';
import { createReading } from './read.ts';
import type { Sink } from './sink.ts';
import type { Slots } from './slots.ts';
import { createTickNodes } from './tick-values.ts';
import { supposeAll } from './what-if.ts';

/**
 * What the players of a stage game get: the decision's payoff, or a `let` of its class instead; and formulas of the world
 * that are wanted beside it.
 */
export type ProfilePayoff = { readonly decision: Decision; readonly payoff?: Let; readonly terms?: SolveTerms };

/** The formula that a stage game weighs; undefined where the decision has no payoff. */
export const profileFormula = ({ decision, payoff }: ProfilePayoff): Expression | undefined =>
  payoff === undefined
    ? decision.payoff
    : { kind: 'read', of: payoff, player: { kind: 'me' }, seen: false, span: payoff.span };

/**
 * The payoffs at the moment *profile* (docs/meaning.md, "Stage games"): as at *decide* of a stage after all others, in a
 * tick in which nobody decides, so that every other choice stands; where everybody's choice of this decision is supposed.
 */
export const profileSinks = (model: Model, graph: Graph, slots: Slots, of: ProfilePayoff): readonly Sink[] => {
  const { decision } = of;
  const formula = profileFormula(of);
  if (formula === undefined) throw new Error(`compile: expected a payoff of ${decision.id}`);
  const standing = new Set(model.decisions);
  const lowering = createLowering(graph, (self) =>
    createReading(self, model.time, createTickNodes(model, self, slots, standing)),
  );
  const viewer = ownPlayer(graph, decision.owner) as Player;
  const deciding = { kind: 'decide', stage: Number.POSITIVE_INFINITY, hypothesis: undefined } as const;
  const scope: Scope = {
    ...scopeAt({ ...deciding, viewer }, viewer),
    supposed: [supposeAll(graph, decision, slots.profile(decision))],
  };
  const ofWorld = scopeAt({ ...deciding, viewer: undefined }, undefined);
  const terms = Object.entries(of.terms ?? {}) as [SolveTerm, Expression][];
  return [
    { slot: slots.profilePayoff(decision), player: viewer, value: lowering.number(formula, scope) },
    ...terms.map(([term, value]) => ({
      slot: slots.profileTerm(term),
      player: undefined,
      value: lowering.number(value, ofWorld),
    })),
  ];
};
