import type { Axis, Node, Player } from '../graph/node.ts';
import type { FunctionBody } from '../wasm/function-body.ts';
import { type Layout, PAIR_BYTES } from './layout.ts';

/**
 * Locals that walk through a class: the offsets of a member's elements in slots and in scratch. The latter, a pair of lanes
 * for each member before it, also says which one it is.
 */
export type Walk = { readonly slotOffset: number; readonly scratchOffset: number };

/**
 * The part of a function in which a set of axes is bound: the pair of lanes itself, a loop over a class inside it, a
 * pairwise loop inside that. Values computed in a frame are found by the frames inside it.
 */
export type Frame = {
  readonly parent: Frame | undefined;
  readonly axis: Axis | undefined;
  /** Of a class's own loop: the level of the plan that it computes, and for which occasions. Inner frames have none. */
  readonly stage: { readonly level: number; readonly need: number } | undefined;
  readonly walk: Walk | undefined;
  readonly locals: Map<Node, number>;
  /** Offsets of players that references point at, computed once per round. */
  readonly players: Map<Player, Walk>;
};

export const frameOf = (parent: Frame | undefined, axis?: Axis, walk?: Walk, stage?: Frame['stage']): Frame => ({
  parent,
  axis,
  stage,
  walk,
  locals: new Map(),
  players: new Map(),
});

export const localOf = (frame: Frame, node: Node): number | undefined => {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) {
    const local = at.locals.get(node);
    if (local !== undefined) return local;
  }
  return undefined;
};

/** Locals: where a pair of lanes stands in slots, and where its values start in scratch. */
export type Pair = { readonly lane: number; readonly base: number };

/** Declares the locals of a walk and sets them to a member. */
export const startWalk = (body: FunctionBody, layout: Layout, pair: Pair, name: string, index: number): Walk => {
  const walk = {
    slotOffset: body.temporary('i32', `${name} in slots`),
    scratchOffset: body.temporary('i32', `${name} in scratch`),
  };
  setWalk(body, layout, pair, walk, index);
  return walk;
};

/** Sets the locals of a walk to a member. */
export const setWalk = (body: FunctionBody, layout: Layout, pair: Pair, walk: Walk, index: number): void => {
  body
    .get(pair.lane)
    .i32(index * layout.stride)
    .op('i32.add')
    .set(walk.slotOffset);
  body.get(pair.base);
  if (index > 0) body.i32(index * PAIR_BYTES).op('i32.add');
  body.set(walk.scratchOffset);
};

/** One member on (1) or back (−1). */
export const stepWalk = (body: FunctionBody, layout: Layout, walk: Walk, by: 1 | -1): void => {
  const step = (local: number, size: number): void => {
    body
      .get(local)
      .i32(size * by)
      .op('i32.add')
      .set(local);
  };
  step(walk.slotOffset, layout.stride);
  step(walk.scratchOffset, PAIR_BYTES);
};

/** On by as many members as a local holds. */
export const moveWalk = (body: FunctionBody, layout: Layout, walk: Walk, by: number): void => {
  const move = (local: number, size: number): void => {
    body.get(by).i32(size).op('i32.mul').get(local).op('i32.add').set(local);
  };
  move(walk.slotOffset, layout.stride);
  move(walk.scratchOffset, PAIR_BYTES);
};

/** Writes a loop over all members of a class, upwards or downwards; nothing for none. */
export const walkClass = (
  body: FunctionBody,
  layout: Layout,
  pair: Pair,
  name: string,
  members: number,
  by: 1 | -1,
  content: (walk: Walk) => void,
): void => {
  if (members === 0) return;
  const walk = startWalk(body, layout, pair, name, by === 1 ? 0 : members - 1);
  if (members === 1) {
    content(walk);
    return;
  }
  body.loop((next) => {
    content(walk);
    stepWalk(body, layout, walk, by);
    body.get(walk.scratchOffset).get(pair.base);
    if (by === 1)
      body
        .i32(members * PAIR_BYTES)
        .op('i32.add')
        .op('i32.lt_s');
    else body.op('i32.ge_s');
    body.brIf(next);
  });
};
