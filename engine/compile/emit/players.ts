import type { Node, Player } from '../graph/node.ts';
import type { Emitter } from './emitter.ts';
import type { Frame, Walk } from './frame.ts';
import { PAIR_BYTES } from './layout.ts';

/** Bits of `PAIR_BYTES`. */
const PAIR_SHIFT = 4;

/** The loop in which an axis is bound. */
export const walkOf = (frame: Frame, axis: Node['axes'][number] | undefined): Walk => {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent)
    if (at.axis === axis && at.walk !== undefined) return at.walk;
  throw new Error(`emit: expected a loop over ${axis?.class.name}#${axis?.level}, got none`);
};

export const isBound = (frame: Frame, axis: Node['axes'][number]): boolean => {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) if (at.axis === axis) return true;
  return false;
};

/** Offsets of a player who is no constant. */
export const offsetsOf = (emitter: Emitter, frame: Frame, player: Exclude<Player, { kind: 'member' }>): Walk => {
  if (player.kind === 'axis') return walkOf(frame, player.axis);
  const known = frame.players.get(player);
  if (known !== undefined) return known;
  const { body, layout } = emitter;
  const walk = { slotOffset: body.temporary('i32'), scratchOffset: body.temporary('i32') };
  pushIndex(emitter, frame, player.of);
  body.i32(4).op('i32.mul').op('i32.load', layout.table(player.reference));
  body.i32(PAIR_BYTES).op('i32.mul').tee(walk.scratchOffset);
  body
    .i32(layout.stride / PAIR_BYTES)
    .op('i32.mul')
    .get(emitter.lane)
    .op('i32.add')
    .set(walk.slotOffset);
  body.get(walk.scratchOffset).get(emitter.base).op('i32.add').set(walk.scratchOffset);
  frame.players.set(player, walk);
  return walk;
};

/** Leaves the player's place in its class on the stack. */
export const pushIndex = (emitter: Emitter, frame: Frame, player: Player): void => {
  if (player.kind === 'member') emitter.body.i32(player.index);
  else
    emitter.body
      .get(offsetsOf(emitter, frame, player).scratchOffset)
      .get(emitter.base)
      .op('i32.sub')
      .i32(PAIR_SHIFT)
      .op('i32.shr_u');
};

/** Leaves the offset of a player in scratch on the stack, which tells players of a class apart. */
export const pushScratchOffset = (emitter: Emitter, frame: Frame, player: Player): void => {
  if (player.kind === 'member')
    emitter.body
      .get(emitter.base)
      .i32(player.index * PAIR_BYTES)
      .op('i32.add');
  else emitter.body.get(offsetsOf(emitter, frame, player).scratchOffset);
};
