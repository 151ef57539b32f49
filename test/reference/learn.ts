import type { Decision, Expression, Memory, Model } from '../../engine/language/model.ts';
import { type RuleScope, ruleValues } from './choose.ts';
import { atOption, evaluate } from './evaluate.ts';
import { afterMoment, type Start, startMoment, type Tick, tickMoment } from './moments.ts';
import { type Memories, type Moment, plainScope, type Scope } from './scope.ts';
import type { Turn } from './tick.ts';

const allMemory = (model: Model): readonly Memory[] =>
  model.decisions.flatMap(({ rules }) => rules.flatMap(({ memory }) => memory));

/** A table of `[player][other][option]`, with one place where memory is not kept per other or per option. */
const remember = (model: Model, moment: Moment, value: (memory: Memory, scope: Scope) => readonly number[]): Memories =>
  new Map(
    allMemory(model).map((memory) => {
      const { members } = memory.decision.owner;
      const { other: binder } = memory;
      const table = members.map((me) => {
        const plain = plainScope(model, moment, me);
        if (!binder) return [value(memory, plain)];
        return members.map((other) =>
          other === me ? [] : value(memory, { ...plain, elements: new Map([[binder, other]]) }),
        );
      });
      return [memory, table];
    }),
  );

const never = (): never => {
  throw new RangeError('a rule reads what is not known yet');
};

/** What rules remember before the first tick: docs/meaning.md, "A run", 2. */
export const initialMemory = (start: Start): Memories =>
  remember(start.model, startMoment(start), (memory, scope) =>
    ruleValues(memory.initial, {
      scope,
      payoffs: never,
      foregone: never,
      probability: never,
      options: memory.decision.options.length,
    }),
  );

/** What each option would have paid, given what all others truly chose. */
const foregone = (payoff: Expression, decision: Decision, scope: Scope): readonly number[] =>
  decision.options.map((_, option) => {
    const player = scope.me;
    if (!player) throw new RangeError(`${decision.id} has no owner`);
    return evaluate(payoff, { ...scope, hypothesis: { player, decision, option } });
  });

/** What rules remember after a tick: docs/meaning.md, "Tick k", 9. */
export const learned = (
  start: Start,
  tick: Tick,
  turns: ReadonlyMap<Decision, readonly Turn[]>,
  newStates: Parameters<typeof afterMoment>[2],
): Memories => {
  const { model } = start;
  const evolve = tickMoment(start, tick);
  // Lists over ticks still stand at the tick's own entry.
  const moment: Moment = { ...afterMoment(start, tick, newStates), parameter: evolve.parameter };
  return remember(model, moment, (memory, scope) => {
    const { decision } = memory;
    const within: RuleScope = {
      scope,
      payoffs: never,
      foregone: () =>
        decision.payoff ? foregone(decision.payoff, decision, plainScope(model, evolve, scope.me)) : never(),
      probability: () => {
        const turn = turns.get(decision)?.[scope.me?.index ?? -1];
        if (!turn) return never();
        return atOption(turn.weights, turn.choice) / turn.weights.reduce((total, weight) => total + weight);
      },
      options: decision.options.length,
    };
    return ruleValues(memory.learn, within);
  });
};
