import type { Node, Player } from '../graph/node.ts';
import type { Sink } from '../lower/sink.ts';
import type { Emitter } from './emitter.ts';
import { type Frame, walkClass } from './frame.ts';
import { entryBytes } from './layout.ts';

type MemberSink = Sink & { readonly player: Player & { readonly kind: 'axis' } };

const isPerMember = (sink: Sink): sink is MemberSink => sink.player?.kind === 'axis' && sink.slot.depth === undefined;

/** Stores what a phase has computed in its slots. */
export const keepAll = (emitter: Emitter, root: Frame, sinks: readonly Sink[], guard: Node | undefined): void => {
  for (const sink of sinks) if (!isPerMember(sink)) keep(emitter, root, sink, guard);
  const perMember = sinks.filter(isPerMember);
  for (const axis of new Set(perMember.map(({ player }) => player.axis)))
    keepMembers(
      emitter,
      root,
      perMember.filter(({ player }) => player.axis === axis),
      guard,
    );
};

/** Puts the values of this tick where those of `depth` ticks ago stand. */
const keepPast = (emitter: Emitter, root: Frame, { slot, player, value }: Sink, depth: number): void => {
  const { body, layout } = emitter;
  const address = layout.address(slot);
  const entry = body.temporary('i32', 'entry');
  body.get(emitter.tick).i32(depth).op('i32.rem_u').i32(entryBytes(slot, layout.stride)).op('i32.mul').set(entry);
  const store = (offset: number, pushValue: () => void): void => {
    body.get(offset).get(entry).op('i32.add');
    pushValue();
    body.op('v128.store', address);
  };
  if (player === undefined) {
    store(emitter.lane, () => emitter.push(root, value));
    return;
  }
  walkClass(body, layout, emitter, player.class.name, player.class.members.length, 1, (walk) =>
    store(walk.slotOffset, () => {
      if (value.axes.length === 0) emitter.push(root, value);
      else body.get(walk.scratchOffset).op('v128.load', emitter.scratchOf(value));
    }),
  );
};

/** Stores a value in the lanes of the guard; the others keep what they hold, unless nobody reads it there. */
export const storeGuarded = (
  emitter: Emitter,
  root: Frame,
  { isPassing = false }: Sink,
  guard: Node | undefined,
  pushOffset: () => void,
  address: number,
  pushValue: () => void,
): void => {
  const { body } = emitter;
  pushOffset();
  pushValue();
  if (guard !== undefined && !isPassing) {
    pushOffset();
    body.op('v128.load', address);
    emitter.push(root, guard);
    body.op('v128.bitselect');
  }
  body.op('v128.store', address);
};

const addressOf = ({ layout }: Emitter, { slot, other }: Sink): number =>
  layout.address(slot) + (other === undefined ? 0 : other.index * layout.arrayBytes(slot));

/** Keeps a value of the world or of one member, or in a past. */
const keep = (emitter: Emitter, root: Frame, sink: Sink, guard: Node | undefined): void => {
  const { body, layout } = emitter;
  const { player, value, slot } = sink;
  if (slot.depth !== undefined) {
    keepPast(emitter, root, sink, slot.depth);
    return;
  }
  const offset = addressOf(emitter, sink) + (player?.kind === 'member' ? player.index * layout.stride : 0);
  const pushOffset = (): void => void body.get(emitter.lane);
  storeGuarded(emitter, root, sink, guard, pushOffset, offset, () => emitter.push(root, value));
};

/** Keeps values of all members of a class, in one loop. */
const keepMembers = (emitter: Emitter, root: Frame, sinks: readonly MemberSink[], guard: Node | undefined): void => {
  const { body, layout } = emitter;
  const owner = sinks[0]?.player.class;
  if (owner === undefined) return;
  walkClass(body, layout, emitter, owner.name, owner.members.length, 1, (walk) => {
    for (const sink of sinks) {
      const { value } = sink;
      const pushOffset = (): void => void body.get(walk.slotOffset);
      storeGuarded(emitter, root, sink, guard, pushOffset, addressOf(emitter, sink), () => {
        if (value.axes.length === 0) emitter.push(root, value);
        else body.get(walk.scratchOffset).op('v128.load', emitter.scratchOf(value));
      });
    }
  });
};
