import type { Node } from '../graph/node.ts';
import type { Emitter } from './emitter.ts';
import type { Frame } from './frame.ts';
import { entryBytes, LANE_BYTES } from './layout.ts';
import { offsetsOf } from './players.ts';

/** Equal in all lanes: made of constants and the tick. */
const isUniform = (node: Node): boolean =>
  node.op === 'constant' || node.op === 'tick' || (node.args.length > 0 && node.args.every(isUniform));

/** A value kept at a place that may differ between the two lanes. */
export const pushPast = (emitter: Emitter, frame: Frame, node: Node & { op: 'past' }): void => {
  const { body, layout } = emitter;
  const { slot, player } = node;
  const [place] = node.args as readonly [Node];
  const member = player === undefined || player.kind === 'member' ? (player?.index ?? 0) : undefined;
  const address = layout.address(slot) + (member ?? 0) * layout.stride;
  const offset =
    player === undefined || player.kind === 'member' ? emitter.lane : offsetsOf(emitter, frame, player).slotOffset;
  emitter.force(frame, place);
  const pushAddress = (lane: 0 | 1): void => {
    emitter.push(frame, place);
    body.op('f64x2.extract_lane', lane).op('i32.trunc_sat_f64_u').i32(entryBytes(slot, layout.stride)).op('i32.mul');
    body.get(offset).op('i32.add');
  };
  pushAddress(0);
  if (isUniform(place)) {
    body.op('v128.load', address);
    return;
  }
  body.op('v128.load64_zero', address);
  pushAddress(1);
  body.op('f64.load', address + LANE_BYTES).op('f64x2.replace_lane', 1);
};
