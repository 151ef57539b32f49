import type { Belief, Decision } from '../../language/model.ts';
import type { Node, Player } from '../graph/node.ts';
import type { Lowering } from './lowering.ts';
import { type Scope, scopeAt } from './moment.ts';
import { lowerRule, type RuleValues } from './rule.ts';

const never = (): never => {
  throw new Error('compile: expected the checker to refuse what a belief cannot read');
};
const values: RuleValues = { payoffs: never, foregone: never, probability: never };

/** Every list of `length` options, the first place slowest. */
export const combinations = (options: number, length: number): readonly (readonly number[])[] => {
  let lists: readonly (readonly number[])[] = [[]];
  for (let place = 0; place < length; place++)
    lists = lists.flatMap((list) => Array.from({ length: options }, (_, option) => [...list, option]));
  return lists;
};

/** What is believed of each of the others, in their order: `[other][option]`. */
const beliefsOf = (
  lowering: Lowering,
  decision: Decision,
  belief: Belief,
  scope: Scope,
): readonly (readonly Node[])[] => {
  const { graph } = lowering;
  const { algebra } = graph;
  const { owner, options } = decision;
  const place = graph.place(scope.me as Player);
  const ofMembers = owner.members.map((_, member) => {
    const elements = new Map([[belief.other, graph.player.member(owner, member)]]);
    return lowerRule(lowering, belief.probabilities, values, options.length, { ...scope, elements });
  });
  return ofMembers.slice(1).map((next, other) =>
    next.map((probability, option) => {
      const own = ofMembers[other]?.[option] as Node;
      return algebra.select(algebra.gt(place, algebra.constant(other)), own, probability);
    }),
  );
};

/**
 * The payoff of each own option that is expected where every other member of the class chooses for itself with the
 * probabilities believed: the sum over all combinations of their choices (docs/meaning.md, "Tick k", 3).
 */
export const expectedPayoffs = (
  lowering: Lowering,
  decision: Decision,
  belief: Belief,
  scope: Scope,
): readonly Node[] => {
  const { algebra } = lowering.graph;
  const { payoff, options, owner } = decision;
  if (payoff === undefined) return never();
  const player = scope.me as Player;
  const beliefs = beliefsOf(lowering, decision, belief, scope);
  const all = combinations(options.length, owner.members.length - 1);
  const weights = all.map((choices) =>
    choices.map((option, other) => beliefs[other]?.[option] as Node).reduce(algebra.mul, algebra.constant(1)),
  );
  return options.map((_, option) =>
    all
      .map((others, index) => {
        const hypothesis = { decision, option, player, others };
        const moment = { kind: 'decide', stage: decision.stage, viewer: player, hypothesis } as const;
        return algebra.mul(weights[index] as Node, lowering.number(payoff, scopeAt(moment, player)));
      })
      .reduce(algebra.add),
  );
};
