import type { ModelEvent } from '../../language/model.ts';
import type { Node } from '../graph/node.ts';
import type { Lowering } from './lowering.ts';
import { ownPlayer, scopeAt } from './moment.ts';
import type { Slots } from './slots.ts';

/** `in` after the date. */
const LONG_PAST = 1e9;

/** When an event acts, as nodes of the world. */
export type EventNodes = {
  readonly active: Node;
  /** In the tick in which it sets states. */
  readonly fires: Node;
  readonly in: Node;
  /** Whether `active` is not what it was in the tick before; before the first nothing was in force. */
  readonly changed: () => Node;
  /** `when` events: the tick in which it last fired, to be kept. */
  readonly fired: Node | undefined;
};

/** docs/meaning.md, "Tick k", 2. */
export const lowerEvent = (lowering: Lowering, slots: Slots, event: ModelEvent): EventNodes => {
  const { graph } = lowering;
  const { algebra } = graph;
  const scope = scopeAt({ kind: 'event' }, undefined);
  const t = graph.tick();
  const duration = event.duration === undefined ? undefined : lowering.number(event.duration, scope);
  const inForceAt = (tick: Node, since: Node): Node => {
    const begun = algebra.ge(tick, since);
    return duration === undefined ? begun : algebra.and(begun, algebra.lt(tick, algebra.add(since, duration)));
  };
  const inForce = (since: Node): Node => inForceAt(t, since);
  /** @param since when it began, as the tick before knew it */
  const changedFrom = (since: Node, active: Node): Node => {
    const last = algebra.sub(t, algebra.constant(1));
    const was = algebra.and(algebra.ge(last, algebra.constant(0)), inForceAt(last, since));
    return algebra.ne(graph.number(active), graph.number(was));
  };
  if (event.trigger.kind === 'at') {
    const date = lowering.number(event.trigger.tick, scope);
    const active = inForce(date);
    return {
      active,
      changed: () => changedFrom(date, active),
      fires: algebra.and(algebra.ge(t, date), algebra.lt(t, algebra.add(date, algebra.constant(1)))),
      in: algebra.select(algebra.le(t, date), algebra.sub(date, t), algebra.constant(LONG_PAST)),
      fired: undefined,
    };
  }
  const before = graph.load(slots.fired(event), undefined);
  const never = algebra.eq(before, algebra.constant(Number.POSITIVE_INFINITY));
  const condition = graph.mask(lowering.expression(event.trigger.condition, scope));
  const fires = algebra.and(condition, event.once ? never : algebra.not(inForce(before)));
  const fired = algebra.select(fires, t, before);
  const active = inForce(fired);
  return {
    active,
    changed: () => changedFrom(before, active),
    fires,
    in: algebra.select(fires, algebra.constant(0), algebra.constant(LONG_PAST)),
    fired,
  };
};

/** In row 0 nothing is in force; a date is as far away as it is. */
export const eventInAtRow0 = (lowering: Lowering, event: ModelEvent): Node => {
  const { algebra } = lowering.graph;
  if (event.trigger.kind === 'when') return algebra.constant(LONG_PAST);
  const date = lowering.number(event.trigger.tick, scopeAt({ kind: 'start' }, undefined));
  return algebra.select(algebra.ge(date, algebra.constant(0)), date, algebra.constant(LONG_PAST));
};

/** A value overridden by the events that set it, the last in the file winning, over the first axis of its class. */
export const overridden = (
  lowering: Lowering,
  events: readonly ModelEvent[],
  target: ModelEvent['sets'][number]['target'],
  base: Node,
  holds: (event: ModelEvent) => Node,
): Node => {
  const { graph } = lowering;
  const me = ownPlayer(graph, target.owner);
  const sets = events.flatMap((event) =>
    event.sets.filter((set) => set.target === target).map((set) => ({ event, set })),
  );
  return sets.reduce((value, { event, set }) => {
    const meant =
      set.member === undefined || me === undefined
        ? graph.truth(true)
        : graph.same(me, graph.player.member(set.member.class, set.member.index));
    const condition = graph.algebra.and(holds(event), meant);
    return graph.algebra.select(condition, lowering.number(set.value, scopeAt({ kind: 'event' }, me)), value);
  }, base);
};
