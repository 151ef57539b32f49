import type { Belief, Decision } from '../../engine/language/model.ts';
import { ruleValues } from './choose.ts';
import { evaluate } from './evaluate.ts';
import type { Player, Scope } from './scope.ts';

const never = (): never => {
  throw new RangeError('a belief reads what it cannot know');
};

/**
 * Payoffs expected where each other member of the class chooses for itself as is believed of him: docs/meaning.md,
 * "Tick k", 3. By recursion over the others, the first of them outermost.
 *
 * @param scope of the member who believes, supposing nothing
 */
export const expectedPayoffs = (decision: Decision, belief: Belief, scope: Scope): readonly number[] => {
  const { me } = scope;
  const { payoff, options, owner } = decision;
  if (!me || !payoff) return never();
  const others = owner.members.filter((member) => member !== me);
  const beliefs = others.map((other) =>
    ruleValues(belief.probabilities, {
      scope: { ...scope, elements: new Map([[belief.other, other]]) },
      payoffs: never,
      foregone: never,
      probability: never,
      options: options.length,
    }),
  );
  return options.map((_, option) => {
    const terms: number[] = [];
    const choose = (place: number, weight: number, choices: ReadonlyMap<Player, number>): void => {
      const other = others[place];
      if (!other) {
        const hypothesis = { player: me, decision, option, others: choices };
        terms.push(weight * evaluate(payoff, { ...scope, hypothesis }));
        return;
      }
      beliefs[place]?.forEach((probability, imagined) => {
        choose(place + 1, weight * probability, new Map(choices).set(other, imagined));
      });
    };
    choose(0, 1, new Map());
    return terms.reduce((total, term) => total + term);
  });
};
