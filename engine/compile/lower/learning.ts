import type { Decision, Memory, Model } from '../../language/model.ts';
import type { Node, Player } from '../graph/node.ts';
import type { Lowering } from './lowering.ts';
import { type Moment, ownPlayer, type Scope, scopeAt } from './moment.ts';
import { lowerRule, type RuleValues } from './rule.ts';
import type { Sink } from './sink.ts';
import type { Slots } from './slots.ts';
import type { DecisionNodes, TickNodes } from './tick-values.ts';

type Ticking = {
  readonly model: Model;
  readonly lowering: Lowering;
  readonly slots: Slots;
  readonly nodes: TickNodes;
};

const never = (): never => {
  throw new Error('compile: expected the checker to refuse what a rule reads before its time');
};

const memoriesOf = (model: Model): readonly Memory[] =>
  model.decisions.flatMap(({ rules }) => rules.flatMap(({ memory }) => memory));

/** One sink per option and other player that the memory is kept of; `value` gives the number per option. */
const sinksOf = (
  lowering: Lowering,
  slots: Slots,
  memory: Memory,
  moment: Moment,
  value: (scope: Scope) => readonly Node[],
): readonly Sink[] => {
  const { graph } = lowering;
  const { owner, options } = memory.decision;
  const me = ownPlayer(graph, owner) as Player;
  const kept = memory.perOption ? options.map((_, option) => option) : [0];
  const plain = scopeAt(moment, me);
  if (memory.other === undefined) {
    const values = value(plain);
    return kept.map((option) => ({
      slot: slots.remembered(memory, option),
      player: me,
      value: values[option] as Node,
    }));
  }
  const { other: binder } = memory;
  return owner.members.flatMap((other) => {
    const values = value({ ...plain, elements: new Map([[binder, graph.player.member(owner, other.index)]]) });
    return kept.map((option) => ({
      slot: slots.remembered(memory, option),
      player: me,
      other,
      value: values[option] as Node,
    }));
  });
};

/** docs/meaning.md, "A run", 2: what rules remember before the first tick. */
export const initialMemorySinks = (model: Model, lowering: Lowering, slots: Slots): readonly Sink[] =>
  memoriesOf(model).flatMap((memory) => {
    const values: RuleValues = { payoffs: never, foregone: never, probability: never };
    return sinksOf(lowering, slots, memory, { kind: 'start' }, (scope) =>
      lowerRule(lowering, memory.initial, values, memory.decision.options.length, scope),
    );
  });

/** The payoff of each own option, the others as they truly chose: this tick's choices of all stages, nobody's masks. */
const foregoneOf = (lowering: Lowering, decision: Decision): readonly Node[] => {
  const { payoff, owner, options } = decision;
  const player = ownPlayer(lowering.graph, owner) as Player;
  if (payoff === undefined) return never();
  return options.map((_, option) => {
    const hypothesis = { decision, option, player };
    const moment: Moment = { kind: 'decide', stage: Number.POSITIVE_INFINITY, viewer: undefined, hypothesis };
    return lowering.number(payoff, scopeAt(moment, player));
  });
};

/** With which probability the option taken was chosen; what only stands is certain. */
const probabilityOf = (lowering: Lowering, { weights, total, choice, decides }: DecisionNodes): Node => {
  const { algebra } = lowering.graph;
  const taken = weights.reduceRight((rest, weight, option) =>
    option === weights.length - 1 ? weight : algebra.select(algebra.eq(choice, algebra.constant(option)), weight, rest),
  );
  const probability = algebra.div(taken, total);
  return decides === undefined ? probability : algebra.select(decides, probability, algebra.constant(1));
};

/** docs/meaning.md, "Tick k", 9: what rules remember after a tick. */
export const learnSinks = ({ model, lowering, slots, nodes }: Ticking): readonly Sink[] =>
  model.decisions.flatMap((decision) =>
    decision.rules.flatMap(({ memory: memories }) => {
      const values: RuleValues = {
        payoffs: never,
        foregone: () => foregoneOf(lowering, decision),
        probability: () => probabilityOf(lowering, nodes.decision(decision)),
      };
      return memories.flatMap((memory) =>
        sinksOf(lowering, slots, memory, { kind: 'after' }, (scope) =>
          lowerRule(lowering, memory.learn, values, decision.options.length, scope),
        ),
      );
    }),
  );
