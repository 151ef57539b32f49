import type { Decision, Draw, Model, ModelEvent, Parameter, Past, PlayerClass, State } from '../../language/model.ts';
import type { Graph } from '../graph/graph.ts';
import type { Node, Player, Slot } from '../graph/node.ts';
import { expectedPayoffs } from './belief.ts';
import { keptTicks } from './delay.ts';
import { type EventNodes, eventInAtRow0, lowerEvent, overridden } from './events.ts';
import type { Lowering, TickValues } from './lowering.ts';
import { type Moment, ownPlayer, type Scope, scopeAt } from './moment.ts';
import { drawQuantile } from './quantile.ts';
import { lowerRule, type RuleValues } from './rule.ts';
import type { Slots } from './slots.ts';

/** One decision of a class, over its first axis. */
export type DecisionNodes = {
  readonly payoffs: readonly Node[];
  readonly weights: readonly Node[];
  readonly total: Node;
  readonly choice: Node;
  /** A mask: who decides in this tick; undefined: all do. */
  readonly decides: Node | undefined;
};

/** One draw of a class, over its first axis. */
export type DrawNodes = { readonly arguments: readonly Node[]; readonly value: Node };

/** Everything that happens in a tick, each value built when first asked for. */
export type TickNodes = TickValues & {
  readonly decision: (decision: Decision) => DecisionNodes;
  readonly drawing: (draw: Draw) => DrawNodes;
  readonly eventNodes: (event: ModelEvent) => EventNodes;
};

const memoised = <Key, Value>(build: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new Map<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = build(key);
    known.set(key, made);
    return made;
  };
};

/**
 * @param standing decisions that nobody takes: every choice stands, and payoffs are not asked for
 * @param likeliest everybody takes the option with the largest weight, the first of equals, whatever the luck
 */
export const createTickNodes = (
  model: Model,
  lowering: Lowering,
  slots: Slots,
  standing: ReadonlySet<Decision> = new Set(),
  likeliest = false,
): TickNodes => {
  const { graph } = lowering;
  const { algebra } = graph;
  const me = (owner: PlayerClass | undefined) => ownPlayer(graph, owner);
  const stored = (owner: PlayerClass | undefined, slot: Parameters<Graph['load']>[0]): Node =>
    graph.load(slot, me(owner));

  const eventNodes = memoised((event: ModelEvent) => lowerEvent(lowering, slots, event));
  const active = (event: ModelEvent): Node => eventNodes(event).active;
  const fires = (event: ModelEvent): Node => eventNodes(event).fires;

  const baseParameter = (parameter: Parameter): Node =>
    parameter.schedule === undefined
      ? stored(parameter.owner, slots.parameter(parameter))
      : graph.schedule(parameter.schedule, me(parameter.owner) as Player);
  const currentParameter = memoised((parameter: Parameter) =>
    overridden(lowering, model.events, parameter, baseParameter(parameter), active),
  );
  const committedState = (state: State): Node => stored(state.owner, slots.state(state));
  const startState = memoised((state: State) =>
    overridden(lowering, model.events, state, committedState(state), fires),
  );
  const lastChoice = (decision: Decision): Node => stored(decision.owner, slots.choice(decision));

  const evolve = (owner: PlayerClass | undefined): Scope => scopeAt({ kind: 'evolve' }, me(owner));

  const newState = memoised((state: State): Node => {
    const scope = evolve(state.owner);
    const old = startState(state);
    const moved =
      state.next !== undefined
        ? lowering.number(state.next, scope)
        : state.flows.length > 0
          ? algebra.add(
              old,
              algebra.mul(
                algebra.constant(model.time.dt),
                sumOf(state.flows.map((flow) => lowering.number(flow, scope))),
              ),
            )
          : old;
    return clamped(lowering, state, moved, scope);
  });
  const sumOf = (values: readonly Node[]): Node => values.reduce(algebra.add);

  const realised = memoised(
    (of: Decision): Node =>
      of.payoff === undefined ? algebra.constant(Number.NaN) : lowering.number(of.payoff, evolve(of.owner)),
  );

  const pastSlot = (past: Past): Slot => slots.past(past, keptTicks(past, model.time));
  const ownPast = memoised((past: Past): Node => lowering.number(past.formula, evolve(past.owner)));
  const startPast = memoised(
    (past: Past): Node => lowering.number(past.formula, scopeAt({ kind: 'row0' }, me(past.owner))),
  );
  const at = (value: Node, player: Player | undefined): Node =>
    player === undefined ? value : graph.gather(value, player);

  const drawing = memoised((draw: Draw): DrawNodes => {
    const args = draw.arguments.map((argument) => lowering.number(argument, evolve(draw.owner)));
    return {
      arguments: args,
      value: drawQuantile(graph, graph.algebra, draw.distribution, stored(draw.owner, slots.uniform(draw)), args),
    };
  });

  const decision = memoised((of: Decision): DecisionNodes => {
    const viewer = me(of.owner) as Player;
    const at = (hypothesis: { decision: Decision; option: number; player: Player } | undefined): Scope =>
      scopeAt({ kind: 'decide', stage: of.stage, viewer, hypothesis }, viewer);
    const { payoff } = of;
    const payoffs =
      payoff === undefined
        ? []
        : of.options.map((_, option) => lowering.number(payoff, at({ decision: of, option, player: viewer })));
    const decides = of.when === undefined ? undefined : graph.mask(lowering.expression(of.when, at(undefined)));
    const weighed = of.rules.map(({ believe }) =>
      believe === undefined ? payoffs : expectedPayoffs(lowering, of, believe, at(undefined)),
    );
    const perRule = of.rules.map((rule, index) => {
      const values: RuleValues = {
        payoffs: () => weighed[index] as readonly Node[],
        foregone: notYet,
        probability: notYet,
      };
      return lowerRule(lowering, rule.choose, values, of.options.length, at(undefined));
    });
    const chosenRule = currentParameter(of.ruleChoice);
    /** What the rule in force has for each option. */
    const inForce = (ofRules: readonly (readonly Node[])[]): readonly Node[] =>
      (ofRules[0] ?? []).map((_, option) =>
        ofRules
          .map((rule) => rule[option] as Node)
          .reduceRight((rest, value, rule) =>
            value === rest ? rest : algebra.select(algebra.eq(chosenRule, algebra.constant(rule)), value, rest),
          ),
      );
    const weights = inForce(perRule);
    const { total, option } = sampled(of, weights);
    const free = decides === undefined ? option : algebra.select(decides, option, lastChoice(of));
    return { payoffs: inForce(weighed), weights, total, decides, choice: heldTo(of, free) };
  });

  /** The number of cumulated weights that u · total has reached. */
  const sampled = (of: Decision, weights: readonly Node[]): { total: Node; option: Node } => {
    const cumulated: Node[] = [];
    for (const weight of weights) {
      const before = cumulated.at(-1);
      cumulated.push(before === undefined ? weight : algebra.add(before, weight));
    }
    const total = cumulated.at(-1) as Node;
    if (likeliest) return { total, option: largest(weights) };
    const reached = algebra.mul(stored(of.owner, slots.uniform(of)), total);
    const option = cumulated
      .slice(0, -1)
      .map((sum) => graph.number(algebra.ge(reached, sum)))
      .reduce(algebra.add, algebra.constant(0));
    return { total, option };
  };

  const largest = (weights: readonly Node[]): Node => {
    const isLargest = weights.map((weight) => algebra.eq(weight, weights.reduce(algebra.max)));
    return weights
      .map((_, option) => algebra.constant(option))
      .reduceRight((rest, option, place) => algebra.select(isLargest[place] as Node, option, rest));
  };

  /** An option, unless an event or the host forces another. */
  const heldTo = (of: Decision, option: Node): Node => {
    const byEvent = overridden(lowering, model.events, of, option, active);
    const forced = stored(of.owner, slots.forced(of));
    return algebra.select(algebra.ge(forced, algebra.constant(0)), forced, byEvent);
  };

  const stands = memoised((of: Decision): Node => heldTo(of, lastChoice(of)));

  const isTick = (moment: Moment): boolean =>
    moment.kind === 'decide' || moment.kind === 'evolve' || moment.kind === 'after';
  return {
    parameter: (parameter, moment) => (isTick(moment) ? currentParameter(parameter) : baseParameter(parameter)),
    committedState,
    startState,
    newState,
    lastChoice,
    choice: (of) => (standing.has(of) ? stands(of) : decision(of).choice),
    pastNow: (past, player) => at(ownPast(past), player),
    pastAtStart: (past, player) => at(startPast(past), player),
    pastBefore: (past, player) => graph.load(slots.pastBefore(past), player),
    pastKept: (past, player, place) => graph.past(pastSlot(past), player, place),
    hasDecided: (of) => algebra.ne(stored(of.owner, slots.decided(of)), algebra.constant(0)),
    draw: (draw, moment) => {
      if (draw.per === 'run') return stored(draw.owner, slots.drawn(draw));
      return moment.kind === 'row0' ? algebra.constant(0) : drawing(draw).value;
    },
    realised: (of, moment) => (moment.kind === 'row0' ? algebra.constant(0) : realised(of)),
    eventActive: (event, moment) => (isTick(moment) ? graph.number(eventNodes(event).active) : algebra.constant(0)),
    eventChanged: (event, moment) => (isTick(moment) ? graph.number(eventNodes(event).changed()) : algebra.constant(0)),
    eventIn: (event, moment) => (isTick(moment) ? eventNodes(event).in : eventInAtRow0(lowering, event)),
    remembered: (memory, option, player, other) => {
      const slot = slots.remembered(memory, memory.perOption ? option : 0);
      return graph.load(slot, player, memory.other === undefined ? undefined : other);
    },
    decision,
    drawing,
    eventNodes,
  };
};

const notYet = (): never => {
  throw new Error('compile: expected the checker to refuse what is known only once all have chosen');
};

/** max with the lower bound, then min with the upper. */
export const clamped = (lowering: Lowering, state: State, value: Node, scope: Scope): Node => {
  const { algebra } = lowering.graph;
  const raised = state.min === undefined ? value : algebra.max(value, lowering.number(state.min, scope));
  return state.max === undefined ? raised : algebra.min(raised, lowering.number(state.max, scope));
};
