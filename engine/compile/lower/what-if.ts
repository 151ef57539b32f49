import type { Decision, Expression, Supposition } from '../../language/model.ts';
import type { Graph } from '../graph/graph.ts';
import type { Node, Player, Slot } from '../graph/node.ts';
import type { Lowering } from './lowering.ts';
import { type Bound, boundKey, element, type Scope, samePlayer } from './moment.ts';

/** A supposition in force, with the names around its `at(…)` bound. */
export type Supposed = {
  readonly decision: Decision;
  /** Text for whose choice it is: where it is equal, the same players are meant. */
  readonly whose: string;
  /** Text that tells suppositions apart: where it is equal, so are the choices. */
  readonly key: string;
  readonly holds: (player: Player, scope: Scope) => Node;
  readonly value: (player: Player, scope: Scope) => Node;
};

const EVERYBODY = 'everybody';

type At = Expression & { kind: 'at' };

/**
 * The scope inside an `at(…)`: what it supposes, before what is supposed around it.
 *
 * Values are lowered where the `at` stands: a supposed choice may read the true ones, or those of a what-if around it.
 * What the inner `at` supposes of the same players hides what the outer one does, so that what-ifs inside each other do
 * not multiply.
 */
export const insideWhatIf = (lowering: Lowering, { supposed }: At, outer: Scope): Scope => {
  const inner = inOrder(supposed).map((one) => bind(lowering, one, isRest(one, supposed), outer));
  const hides = (one: Supposed, before: Supposed): boolean =>
    one.decision === before.decision && (one.whose === before.whose || one.whose === EVERYBODY);
  const around = outer.supposed.filter((before) => !inner.some((one) => hides(one, before)));
  return { ...outer, supposed: [...inner, ...around] };
};

/** Single players come first, so that "the others" can be whoever is left. */
const inOrder = (supposed: readonly Supposition[]): readonly Supposition[] => [
  ...supposed.filter(({ whose }) => whose.kind === 'player'),
  ...supposed.filter(({ whose }) => whose.kind === 'each'),
];

/** `others.d` beside `d`: nobody else is left to test for. */
const isRest = ({ decision, whose }: Supposition, all: readonly Supposition[]): boolean =>
  whose.kind === 'each' &&
  all.some((other) => other.decision === decision && other.whose.kind === 'player' && other.whose.player.kind === 'me');

/** Everybody's choice of a decision is what stands in a slot: the profile of a stage game. */
export const supposeAll = (graph: Graph, decision: Decision, slot: Slot): Supposed => ({
  decision,
  whose: EVERYBODY,
  key: `${decision.owner.name}.${decision.id} ${EVERYBODY} as in ${slot.name}`,
  holds: () => graph.truth(true),
  value: (player) => graph.load(slot, player),
});

const bind = (lowering: Lowering, { decision, whose, value }: Supposition, rest: boolean, outer: Scope): Supposed => {
  const { graph } = lowering;
  const name = `${decision.owner.name}.${decision.id}`;
  if (whose.kind === 'player') {
    const supposed = lowering.player(whose.player, outer);
    const node = lowering.number(value, outer);
    return {
      decision,
      whose: graph.player.key(supposed),
      key: `${name} ${graph.player.key(supposed)} = ${node.id}`,
      holds: (player, scope) => samePlayer(graph, player, supposed, scope),
      value: () => node,
    };
  }
  const { binder } = whose;
  const from = binder.others && !rest ? outer.me : undefined;
  const who = from === undefined ? EVERYBODY : `others ${graph.player.key(from)}`;
  // Everything bound around the reading is bound here too: a reduction inside must not take its axes.
  const known = new Map<string, Node>();
  const read = (player: Player, { active, distinct }: Bound): Node => {
    const key = `${graph.player.key(player)}|${boundKey(graph, { active, distinct })}`;
    const elements = new Map(outer.elements).set(binder, player);
    const node = known.get(key) ?? lowering.number(value, { ...outer, active, distinct, elements });
    known.set(key, node);
    return node;
  };
  const anybody = element(graph, binder, outer);
  return {
    decision,
    whose: who,
    // The value for any one of them says what it is for each.
    key: `${name} ${who} = ${read(anybody.player, anybody).id} of ${graph.player.key(anybody.player)}`,
    holds: (player, scope) =>
      from === undefined ? graph.truth(true) : graph.algebra.not(samePlayer(graph, player, from, scope)),
    value: read,
  };
};

/** The choice of a player as it is supposed, by the innermost that supposes one; `otherwise` where none does. */
export const supposedChoice = (
  graph: Graph,
  decision: Decision,
  player: Player,
  scope: Scope,
  otherwise: () => Node,
): Node => {
  const all = scope.supposed.filter((one) => one.decision === decision);
  const from = (index: number): Node => {
    const one = all[index];
    if (one === undefined) return otherwise();
    const holds = one.holds(player, scope);
    if (holds.op === 'truth') return holds.value ? one.value(player, scope) : from(index + 1);
    return graph.algebra.select(holds, one.value(player, scope), from(index + 1));
  };
  return from(0);
};
