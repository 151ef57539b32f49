import type { Column, Model } from '../../language/model.ts';
import { createGraph, type Graph } from '../graph/graph.ts';
import type { Node, Slot } from '../graph/node.ts';
import { keptTicks } from './delay.ts';
import { foreseeable } from './dependence.ts';
import { createLowering } from './expression.ts';
import { learnSinks } from './learning.ts';
import type { Lowering } from './lowering.ts';
import { ownPlayer, scopeAt } from './moment.ts';
import { type ProfilePayoff, profileSinks } from './profile.ts';
import { createReading } from './read.ts';
import { columnScope, POOLED, type Sink } from './sink.ts';
import { columnKey, createSlots, type Slots } from './slots.ts';
import { startPhases } from './start.ts';
import { storySinks } from './story-sinks.ts';
import { createTickNodes, type TickNodes } from './tick-values.ts';

/** Groups of sinks: within a group all values are computed before any is kept. */
export type Program = {
  readonly slots: Slots;
  /** From numbers that the host wrote to initial states and row 0. */
  readonly start: readonly (readonly Sink[])[];
  /** One tick; ended lanes keep what they hold, except what is passing. */
  readonly tick: readonly Sink[];
  /** True in lanes whose run is still going at the start of the tick. */
  readonly going: Node;
  /** Decisions of which a tick knows beforehand whether anybody takes them: where nobody does, no payoffs are needed. */
  readonly occasions: readonly Occasion[];
  /** Of a kernel for a stage game: the payoffs of the profile in each lane. */
  readonly profile: readonly Sink[] | undefined;
  readonly graph: Graph;
};

export type Occasion = {
  /** Who decides. */
  readonly mask: Node;
  /** Set first: 1 in lanes in which somebody decides. */
  readonly sink: Sink;
};

export type ProgramOptions = {
  /** Also keeps payoffs, weights, draws and their arguments of every tick, to tell a run. */
  readonly trace: boolean;
  /** Everybody takes his likeliest option. */
  readonly likeliest?: boolean;
  readonly profile?: ProfilePayoff;
};

export const lowerModel = (model: Model, options: ProgramOptions): Program => {
  const graph = createGraph();
  const slots = createSlots();
  let nodes: TickNodes | undefined;
  const lowering = createLowering(graph, (self) => {
    nodes = createTickNodes(model, self, slots, new Set(), options.likeliest);
    return createReading(self, model.time, nodes);
  });
  const tick = nodes as TickNodes;
  const going = graph.algebra.eq(graph.load(slots.outcome, undefined), graph.algebra.constant(0));
  return {
    slots,
    graph,
    going,
    start: startPhases(model, lowering, slots),
    tick: tickSinks({ model, lowering, slots, nodes: tick }, options),
    // A trace keeps everything of every tick.
    occasions: options.trace || options.likeliest ? [] : occasionsOf(model, graph, slots, tick, going),
    profile: options.profile && profileSinks(model, graph, slots, options.profile),
  };
};

type Ticking = {
  readonly model: Model;
  readonly lowering: Lowering;
  readonly slots: Slots;
  readonly nodes: TickNodes;
};

const occasionsOf = (model: Model, graph: Graph, slots: Slots, nodes: TickNodes, going: Node): readonly Occasion[] =>
  foreseeable(model.decisions).flatMap((decision) => {
    const mask = nodes.decision(decision).decides;
    if (mask === undefined || mask.op === 'truth') return [];
    const deciding = graph.fold('any', graph.axis(decision.owner, 0), undefined, [graph.algebra.and(going, mask)]);
    return [{ mask, sink: { slot: slots.deciding(decision), player: undefined, value: graph.number(deciding) } }];
  });

const tickSinks = (ticking: Ticking, options: ProgramOptions): readonly Sink[] => {
  const { model, lowering, slots, nodes } = ticking;
  const { graph } = lowering;
  const keep = (slot: Slot, value: Node): Sink => ({ slot, player: ownPlayer(graph, slot.class), value });
  // Of a run that is told, everything is read behind its end as well.
  const pass = (sink: Sink): Sink => ({ ...sink, isPassing: !options.trace });
  const failed = failure(ticking);
  const { outcome, endTick } = endings(model, lowering, slots, failed);
  const traced = options.trace
    ? [...traceSinks(model, graph, slots, nodes), ...storySinks(model, lowering, slots)]
    : [];
  return [
    ...model.states.map((state) => pass(keep(slots.state(state), nodes.newState(state)))),
    ...model.decisions.map((decision) => pass(keep(slots.choice(decision), nodes.choice(decision)))),
    ...model.decisions.flatMap((decision) => {
      const { decides } = nodes.decision(decision);
      if (decides === undefined) return [];
      return [pass(keep(slots.decided(decision), graph.number(graph.algebra.or(nodes.hasDecided(decision), decides))))];
    }),
    ...model.events.flatMap((event) => {
      const { fired } = nodes.eventNodes(event);
      return fired === undefined ? [] : [pass(keep(slots.fired(event), fired))];
    }),
    ...learnSinks(ticking).map(pass),
    ...model.pasts.flatMap((past) => {
      const depth = keptTicks(past, model.time);
      const player = ownPlayer(graph, past.owner);
      return depth === 0 ? [] : [keep(slots.past(past, depth), nodes.pastNow(past, player))];
    }),
    keep(slots.outcome, outcome),
    keep(slots.endTick, endTick),
    ...measureSinks(model, lowering, slots).map(({ slot, value, isPassing }) =>
      isPassing ? pass(keep(slot, value)) : keep(slot, value),
    ),
    ...traced,
  ];
};

/** docs/meaning.md, "Tick k", 6: whether anything is not as it must be; which, the trace tells. */
const failure = ({ model, lowering, nodes }: Ticking): Node => {
  const { graph } = lowering;
  const { algebra } = graph;
  // A number less itself is 0, else NaN.
  const nothing = (value: Node): Node => algebra.sub(value, value);
  const notFinite = (...values: readonly Node[]): Node => {
    const differences = values.map(nothing);
    return differences.length === 0
      ? graph.truth(false)
      : algebra.ne(differences.reduce(algebra.add), algebra.constant(0));
  };
  const anyMember = (owner: Slot['class'], bad: Node): Node =>
    owner === undefined ? bad : graph.fold('any', graph.axis(owner, 0), undefined, [bad]);
  const ofDecisions = model.decisions.map((decision) => {
    const { payoffs, weights, total, decides } = nodes.decision(decision);
    // A sum that is finite and positive hides no NaN; only a negative weight could hide in it.
    const sane = algebra.and(
      algebra.gt(total, algebra.constant(0)),
      algebra.lt(total, algebra.constant(Number.POSITIVE_INFINITY)),
    );
    const maybeNegative = decision.rules.every((rule) => NEVER_NEGATIVE.includes(rule.choose.kind)) ? [] : weights;
    const negative = maybeNegative.map((weight) => algebra.lt(weight, algebra.constant(0)));
    const bad = [notFinite(...payoffs), ...negative, algebra.not(sane)].reduce(algebra.or);
    return anyMember(decision.owner, decides === undefined ? bad : algebra.and(decides, bad));
  });
  const ofDraws = model.draws
    .filter((draw) => draw.per === 'tick')
    .map((draw) => {
      const { arguments: args, value } = nodes.drawing(draw);
      const probability = args[0] as Node;
      const bad =
        draw.distribution === 'bernoulli'
          ? algebra.not(
              algebra.and(
                algebra.ge(probability, algebra.constant(-PROBABILITY_SLACK)),
                algebra.le(probability, algebra.constant(1 + PROBABILITY_SLACK)),
              ),
            )
          : algebra.ne(value, value);
      return anyMember(draw.owner, bad);
    });
  const ofStates = model.states.map((state) => anyMember(state.owner, notFinite(nodes.newState(state))));
  return [...ofDecisions, ...ofDraws, ...ofStates].reduce(algebra.or, graph.truth(false));
};

/** How far outside [0, 1] rounding may take a probability. */
export const PROBABILITY_SLACK = 1e-9;

const NEVER_NEGATIVE: readonly string[] = ['boltzmann', 'softmax', 'argmax', 'argmax-first', 'one'];

const endings = (model: Model, lowering: Lowering, slots: Slots, failed: Node): { outcome: Node; endTick: Node } => {
  const { graph } = lowering;
  const { algebra } = graph;
  const next = algebra.add(graph.tick(), algebra.constant(1));
  const atHorizon = algebra.ge(next, algebra.constant(model.time.horizon));
  const horizon = algebra.select(atHorizon, algebra.constant(model.ends.length + 1), algebra.constant(0));
  const after = scopeAt({ kind: 'after' }, undefined);
  const ended = model.ends.reduceRight(
    (rest, end, index) =>
      algebra.select(graph.mask(lowering.expression(end.when, after)), algebra.constant(index + 1), rest),
    horizon,
  );
  const outcome = algebra.select(failed, algebra.constant(-1), ended);
  const endTick = algebra.select(algebra.ne(outcome, algebra.constant(0)), next, graph.load(slots.endTick, undefined));
  return { outcome, endTick };
};

type MeasureSink = { readonly slot: Slot; readonly value: Node; readonly isPassing?: boolean };

const measureSinks = (model: Model, lowering: Lowering, slots: Slots): readonly MeasureSink[] => {
  const { graph } = lowering;
  const { algebra } = graph;
  const value = (column: Column): Node => lowering.number(column.formula, columnScope(graph, column, 'after'));
  const folded = (fold: string, slot: Slot, now: Node): Node => {
    const before = graph.load(slot, undefined);
    if (fold === 'final') return now;
    if (fold === 'max') return algebra.max(before, now);
    if (fold !== 'first') return algebra.add(before, now);
    const found = algebra.and(algebra.ne(before, before), algebra.ne(now, algebra.constant(0)));
    return algebra.select(found, algebra.add(graph.tick(), algebra.constant(1)), before);
  };
  return model.measures.flatMap((measure) => [
    ...measure.tick.map((column) => ({
      slot: slots.named(columnKey(measure.name, 'tick', column), undefined),
      value: value(column),
      isPassing: !measure.carry,
    })),
    ...measure.folds.flatMap(({ fold, columns }) =>
      columns.map((column) => {
        const slot = slots.named(columnKey(measure.name, fold, column), undefined);
        return { slot, value: folded(fold, slot, value(column)) };
      }),
    ),
    ...(measure.pooled ?? []).map((column, part) => {
      const slot = slots.named(columnKey(measure.name, POOLED[part] as string, column), undefined);
      return { slot, value: folded('sum', slot, value(column)) };
    }),
  ]);
};

const traceSinks = (model: Model, graph: Graph, slots: Slots, nodes: TickNodes): readonly Sink[] => {
  const sink = (slot: Slot, value: Node): Sink => ({ slot, player: ownPlayer(graph, slot.class), value });
  return [
    ...model.decisions.flatMap((decision) => {
      const { payoffs, weights, decides } = nodes.decision(decision);
      return [
        ...payoffs.map((payoff, option) => sink(slots.traced(decision, `payoff/${option}`), payoff)),
        ...weights.map((weight, option) => sink(slots.traced(decision, `weight/${option}`), weight)),
        ...(decides === undefined ? [] : [sink(slots.traced(decision, 'decides'), graph.number(decides))]),
      ];
    }),
    ...model.draws
      .filter((draw) => draw.per === 'tick')
      .flatMap((draw) => {
        const { arguments: args, value } = nodes.drawing(draw);
        return [
          sink(slots.traced(draw, 'value'), value),
          ...args.map((argument, index) => sink(slots.traced(draw, `argument/${index}`), argument)),
        ];
      }),
    ...model.events.map((event) => sink(slots.active(event), graph.number(nodes.eventNodes(event).active))),
  ];
};
