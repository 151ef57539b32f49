import type { Distribution, Draw, Expression, Model, Parameter, Readable } from '../../language/model.ts';
import { distributionQuantile } from '../elementary/quantiles/distribution.ts';
import type { Node, Player } from '../graph/node.ts';
import { readsOf } from './dependence.ts';
import { initialMemorySinks } from './learning.ts';
import type { Lowering } from './lowering.ts';
import { ownPlayer, scopeAt } from './moment.ts';
import { drawQuantile } from './quantile.ts';
import { columnScope, POOLED, type Sink } from './sink.ts';
import { columnKey, type Slots } from './slots.ts';
import { clamped } from './tick-values.ts';

type Start = { readonly model: Model; readonly lowering: Lowering; readonly slots: Slots };

/**
 * The start of a run: parameters and per-run draws in the order in which they need each other, then initial states and
 * choices, then row 0. The host writes a parameter's number, or NaN where it is to be drawn or computed here, so that a
 * design can fix any parameter of any lane.
 */
export const startPhases = (model: Model, lowering: Lowering, slots: Slots): readonly (readonly Sink[])[] => {
  const start = { model, lowering, slots };
  const rounds = inOrder([...model.parameters, ...model.draws.filter((draw) => draw.per === 'run')]);
  return [
    ...rounds.map((round) =>
      round.flatMap((of) => (of.kind === 'parameter' ? parameterSinks(start, of) : drawSinks(start, of))),
    ),
    [...stateSinks(start), ...choiceSinks(start), ...initialMemorySinks(model, lowering, slots), ...keptSinks(start)],
    boundSinks(start),
    [...rowSinks(start), ...pastSinks(start)],
  ].filter((phase) => phase.length > 0);
};

const formulasOf = (of: Parameter | Draw): readonly Expression[] =>
  of.kind === 'draw' ? of.arguments : of.values.flatMap((value) => (value.kind === 'formula' ? [value.formula] : []));

/** What a formula needs before it, through lets too. */
const needs = (formulas: readonly Expression[]): ReadonlySet<Readable> => {
  const reached = new Set<Readable>(formulas.flatMap(readsOf));
  for (const of of reached) if (of.kind === 'let') for (const read of readsOf(of.body)) reached.add(read);
  return reached;
};

/** Rounds in which everything needs only what earlier rounds hold; the checker has refused cycles. */
const inOrder = (all: readonly (Parameter | Draw)[]): readonly (readonly (Parameter | Draw)[])[] => {
  const rounds: (Parameter | Draw)[][] = [];
  let waiting = all;
  while (waiting.length > 0) {
    const missing = new Set<Readable>(waiting);
    const ready = waiting.filter((of) => ![...needs(formulasOf(of))].some((need) => missing.has(need)));
    if (ready.length === 0)
      throw new Error(`compile: expected no cycle among ${waiting.map((of) => of.id).join(', ')}`);
    rounds.push(ready);
    waiting = waiting.filter((of) => !ready.includes(of));
  }
  return rounds;
};

const parameterSinks = ({ lowering, slots }: Start, parameter: Parameter): readonly Sink[] => {
  const { graph } = lowering;
  const slot = slots.parameter(parameter);
  return parameter.values.flatMap((value, index) => {
    if (value.kind === 'number' || (value.kind === 'distribution' && value.distribution.dist === 'beta')) return [];
    const player = parameter.owner === undefined ? undefined : graph.player.member(parameter.owner, index);
    const given = graph.load(slot, player);
    const own =
      value.kind === 'formula'
        ? lowering.number(value.formula, scopeAt({ kind: 'start' }, player))
        : drawnParameter(lowering, slots, parameter, value.distribution, player);
    return [{ slot, player, value: graph.algebra.select(graph.algebra.ne(given, given), own, given) }];
  });
};

const drawnParameter = (
  lowering: Lowering,
  slots: Slots,
  parameter: Parameter,
  distribution: Distribution,
  player: Player | undefined,
): Node => {
  if (distribution.dist === 'beta') throw new Error('compile: expected the host to draw beta parameters');
  const u = lowering.graph.load(slots.parameterUniform(parameter), player);
  return distributionQuantile(lowering.graph.calling, distribution, parameter.range, u);
};

const drawSinks = ({ lowering, slots }: Start, draw: Draw): readonly Sink[] => {
  const { graph } = lowering;
  const player = ownPlayer(graph, draw.owner);
  const args = draw.arguments.map((argument) => lowering.number(argument, scopeAt({ kind: 'start' }, player)));
  const u = graph.load(slots.uniform(draw), player);
  return [{ slot: slots.drawn(draw), player, value: drawQuantile(graph, graph.calling, draw.distribution, u, args) }];
};

const stateSinks = ({ model, lowering, slots }: Start): readonly Sink[] => {
  const { graph } = lowering;
  return model.states.flatMap((state) => {
    const slot = slots.state(state);
    const sink = (formula: Expression, player: Player | undefined): Sink => {
      const scope = scopeAt({ kind: 'start' }, player);
      return { slot, player, value: lowering.number(formula, scope) };
    };
    const { owner } = state;
    const first = state.initial[0] as Expression;
    if (owner === undefined || state.initial.every((formula) => formula === first))
      return [sink(first, ownPlayer(graph, owner))];
    return state.initial.map((formula, index) => sink(formula, graph.player.member(owner, index)));
  });
};

/** Bounds read all states before any is cut. */
const boundSinks = ({ model, lowering, slots }: Start): readonly Sink[] =>
  model.states
    .filter((state) => state.min !== undefined || state.max !== undefined)
    .map((state) => {
      const slot = slots.state(state);
      const player = ownPlayer(lowering.graph, state.owner);
      const scope = scopeAt({ kind: 'row0' }, player);
      return { slot, player, value: clamped(lowering, state, lowering.graph.load(slot, player), scope) };
    });

const choiceSinks = ({ model, lowering, slots }: Start): readonly Sink[] =>
  model.decisions.flatMap((decision) =>
    decision.initial.map((option, index) => ({
      slot: slots.choice(decision),
      player: lowering.graph.player.member(decision.owner, index),
      value: lowering.graph.algebra.constant(option),
    })),
  );

/** What measures add to, when events last fired, that nothing has ended. */
const keptSinks = ({ model, lowering, slots }: Start): readonly Sink[] => {
  const { constant } = lowering.graph.algebra;
  const world = (slot: Sink['slot'], value: number): Sink => ({ slot, player: undefined, value: constant(value) });
  const before = { final: Number.NaN, first: Number.NaN, max: Number.NEGATIVE_INFINITY, sum: 0, mean: 0 } as const;
  return [
    world(slots.outcome, 0),
    world(slots.endTick, 0),
    ...model.decisions.flatMap((decision) =>
      decision.when === undefined
        ? []
        : [{ slot: slots.decided(decision), player: ownPlayer(lowering.graph, decision.owner), value: constant(0) }],
    ),
    ...model.events.flatMap((event) =>
      event.trigger.kind === 'when' ? [world(slots.fired(event), Number.POSITIVE_INFINITY)] : [],
    ),
    ...model.measures.flatMap((measure) => [
      ...measure.folds.flatMap(({ fold, columns }) =>
        columns.map((column) => world(slots.named(columnKey(measure.name, fold, column), undefined), before[fold])),
      ),
      ...(measure.pooled ?? []).map((column, part) =>
        world(slots.named(columnKey(measure.name, POOLED[part] as string, column), undefined), 0),
      ),
    ]),
  ];
};

/** What delays read of the time before the first tick. */
const pastSinks = ({ model, lowering, slots }: Start): readonly Sink[] =>
  model.pasts
    .filter((past) => past.longest > 0)
    .map((past) => {
      const player = ownPlayer(lowering.graph, past.owner);
      const value = lowering.number(past.formula, scopeAt({ kind: 'row0' }, player));
      return { slot: slots.pastBefore(past), player, value };
    });

const rowSinks = ({ model, lowering, slots }: Start): readonly Sink[] =>
  model.measures.flatMap((measure) =>
    measure.tick.map((column) => ({
      slot: slots.named(columnKey(measure.name, 'tick', column), undefined),
      player: undefined,
      value: lowering.number(column.formula, columnScope(lowering.graph, column, 'row0')),
    })),
  );
