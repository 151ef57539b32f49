import type { Binder, Decision, PlayerClass } from '../../language/model.ts';
import type { Graph } from '../graph/graph.ts';
import type { Axis, Node, Player } from '../graph/node.ts';
import type { Supposed } from './what-if.ts';

/** When a formula is read, and by whom: what its names mean (docs/meaning.md, "What a name reads"). */
export type Moment =
  /** The start of a run: parameters and per-run draws only. */
  | { readonly kind: 'start' }
  /** Row 0 of the tables: initial states and choices, no draws. */
  | { readonly kind: 'row0' }
  /** The start of a tick, before events act. */
  | { readonly kind: 'event' }
  | {
      readonly kind: 'decide';
      readonly stage: number;
      /** Who reads others through their masks; undefined inside a `seen` formula, where all is true. */
      readonly viewer: Player | undefined;
      readonly hypothesis: Hypothesis | undefined;
    }
  | { readonly kind: 'evolve' }
  | { readonly kind: 'after' };

/** The option that `player` is imagined to take. */
export type Hypothesis = {
  readonly decision: Decision;
  readonly option: number;
  readonly player: Player;
  /** What the other members of the class are imagined to choose, in their order. */
  readonly others?: readonly number[];
};

/** What the names of one formula are bound to. */
export type Scope = {
  readonly moment: Moment;
  readonly me: Player | undefined;
  /** Values of the enclosing definition's arguments. */
  readonly args: readonly Node[];
  readonly elements: ReadonlyMap<Binder, Player>;
  /** Axes in use around the formula: a reduction binds the first free one of its class. */
  readonly active: readonly Axis[];
  /** Elements of `others`, with the player they cannot be. */
  readonly distinct: ReadonlyMap<Player, Player>;
  /** What the what-ifs (`at`) around the formula suppose, the innermost first. */
  readonly supposed: readonly Supposed[];
  /** In a rule's formula over options: the one in question. */
  readonly option?: number;
};

export const scopeAt = (moment: Moment, me: Player | undefined): Scope => ({
  moment,
  me,
  args: [],
  elements: new Map(),
  active: me?.kind === 'axis' ? [me.axis] : [],
  distinct: new Map(),
  supposed: [],
});

/** The player whose formula is written over the class's first axis; nobody for the world's. */
export const ownPlayer = (graph: Graph, owner: PlayerClass | undefined): Player | undefined =>
  owner === undefined ? undefined : graph.player.axis(graph.axis(owner, 0));

/** What a formula meets bound around it: the axes in use, and who is not whom. */
export type Bound = Pick<Scope, 'active' | 'distinct'>;

/** Text that tells apart what is bound. */
export const boundKey = (graph: Graph, { active, distinct }: Bound): string =>
  [
    active.map((axis) => `${axis.class.index}#${axis.level}`).join(' '),
    [...distinct].map((pair) => pair.map(graph.player.key).join('!')).join(' '),
  ].join('|');

/** Anybody whom a binder runs over, on the first axis of the class that is free; who that cannot be, is known. */
export const element = (
  graph: Graph,
  binder: Binder,
  scope: Scope,
): Bound & { readonly axis: Axis; readonly player: Player } => {
  let level = 0;
  while (scope.active.includes(graph.axis(binder.class, level))) level++;
  const axis = graph.axis(binder.class, level);
  const player = graph.player.axis(axis);
  const distinct = new Map(scope.distinct);
  if (binder.others && scope.me !== undefined) distinct.set(player, scope.me);
  else distinct.delete(player);
  return { axis, player, active: [...scope.active, axis], distinct };
};

/** Whether two players are one: never, for an element of `others` and the player left out. */
export const samePlayer = (graph: Graph, left: Player, right: Player, { distinct }: Scope): Node =>
  distinct.get(left) === right || distinct.get(right) === left ? graph.truth(false) : graph.same(left, right);
