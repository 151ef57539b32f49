import type { Expression, Past, Time } from '../../language/model.ts';
import type { Node, Player } from '../graph/node.ts';
import type { Lowering, TickValues } from './lowering.ts';
import type { Scope } from './moment.ts';

/** How many values of a past are kept: no run looks back beyond its start. 0 where nothing is read of the past. */
export const keptTicks = (past: Past, time: Time): number => Math.min(past.longest, time.horizon);

type Delay = Expression & { kind: 'delay' };

/** The number of ticks, rounded down and cut; the lowest where it is no number. */
const ticksOf = (lowering: Lowering, { ticks, reach }: Delay, scope: Scope): Node => {
  const { algebra } = lowering.graph;
  const [low, high] = [algebra.constant(reach.lowest), algebra.constant(reach.longest)];
  const whole = algebra.floor(lowering.number(ticks, scope));
  const raised = algebra.select(algebra.ge(whole, low), whole, low);
  return algebra.select(algebra.le(raised, high), raised, high);
};

/**
 * docs/meaning.md, "Delays": the value kept of tick j, j being n ticks before the evolve that is next at *decide*, now
 * at *evolve* and just over at *after*. Slot j modulo the number kept holds it; before tick 0 it is that of row 0.
 */
export const lowerDelay = (lowering: Lowering, values: TickValues, time: Time, of: Delay, scope: Scope): Node => {
  const { graph } = lowering;
  const { algebra } = graph;
  const { past, reach } = of;
  const { moment } = scope;
  const now = (): Node => lowering.number(of.body, scope);
  if (reach.longest === 0) return now();
  const player: Player | undefined = of.player === undefined ? undefined : lowering.player(of.player, scope);
  const back = ticksOf(lowering, of, scope);
  const ago = (ticks: number, value: () => Node, otherwise: Node): Node =>
    reach.lowest > ticks ? otherwise : algebra.select(algebra.eq(back, algebra.constant(ticks)), value(), otherwise);
  if (moment.kind === 'row0') return ago(0, now, values.pastAtStart(past, player));
  const kept = keptTicks(past, time);
  const j = algebra.sub(lowering.reading.time('t', moment), back);
  const turns = algebra.floor(algebra.div(j, algebra.constant(kept)));
  const place = algebra.sub(j, algebra.mul(algebra.constant(kept), turns));
  const stored = values.pastKept(past, player, place);
  const begun = algebra.ge(j, algebra.constant(0));
  const earlier = algebra.select(begun, stored, values.pastBefore(past, player));
  const evolved = (): Node => values.pastNow(past, player);
  return ago(0, now, moment.kind === 'after' ? ago(1, evolved, earlier) : earlier);
};
