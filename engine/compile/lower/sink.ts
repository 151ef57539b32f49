import type { Column, Member } from '../../language/model.ts';
import type { Graph } from '../graph/graph.ts';
import type { Node, Player, Slot } from '../graph/node.ts';
import { type Scope, scopeAt } from './moment.ts';

/** A value to be kept: per member of the slot's class (over its first axis), of one member, or of the world. */
export type Sink = {
  /** With a depth: the place of this tick is kept, in ended lanes too. */
  readonly slot: Slot;
  readonly player: Player | undefined;
  readonly value: Node;
  /** Of a slot with pairs: whose array. */
  readonly other?: Member;
  /** Nobody reads it once the run has ended: ended lanes may hold anything. */
  readonly isPassing?: boolean;
};

/** The player whose names a column's formula reads. */
export const columnScope = (graph: Graph, column: Column, kind: 'after' | 'row0'): Scope => {
  const { member } = column;
  return scopeAt({ kind }, member === undefined ? undefined : graph.player.member(member.class, member.index));
};

/** The two sums of a pooled measure, by the names of their folds. */
export const POOLED = ['pooled-numerator', 'pooled-denominator'] as const;
