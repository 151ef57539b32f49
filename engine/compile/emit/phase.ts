import type { Node } from '../graph/node.ts';
import type { Sink } from '../lower/sink.ts';
import type { FunctionBody } from '../wasm/function-body.ts';
import type { Emitter } from './emitter.ts';
import { FOLD_INSTRUCTIONS, pushNeutral, startAccumulator } from './folds.ts';
import { type Frame, frameOf, walkClass } from './frame.ts';
import { entryBytes, type Layout, PAIR_BYTES } from './layout.ts';
import { type Loop, type Plan, planOf } from './plan.ts';
import { createEmitter } from './values.ts';

/** A group of sinks with its plan and its place in scratch memory. */
export type Phase = {
  readonly sinks: readonly Sink[];
  readonly plan: Plan;
  /** Pairs of lanes in scratch. */
  readonly scratchPairs: number;
  readonly scratchPlace: ReadonlyMap<Node, number>;
};

export const phaseOf = (sinks: readonly Sink[], guard: Node | undefined): Phase => {
  const plan = planOf(sinks, guard === undefined ? [] : [guard]);
  const scratchPlace = new Map<Node, number>();
  let scratchPairs = 0;
  for (const node of plan.kept) {
    scratchPlace.set(node, scratchPairs);
    scratchPairs += node.axes[0]?.class.members.length ?? 1;
  }
  return { sinks, plan, scratchPairs, scratchPlace };
};

/**
 * Writes a phase for one pair of lanes: level by level, the world's values, one loop per class, the scans; then
 * everything is kept at once.
 *
 * @param guard lanes in which the slots change; the others keep what they hold
 */
export const emitPhase = (
  body: FunctionBody,
  layout: Layout,
  phase: Phase,
  lane: number,
  tick: number,
  guard: Node | undefined,
): void => {
  const { plan, sinks } = phase;
  const scratchOf = (node: Node): number =>
    layout.scratch + (phase.scratchPlace.get(node) ?? missing(node)) * PAIR_BYTES;
  const emitter = createEmitter({ body, layout, plan, lane, tick, scratchOf });
  const root = frameOf(undefined);
  if (guard !== undefined) emitter.force(root, guard);
  for (const [level, loops] of plan.loops.entries()) {
    for (const node of plan.world[level] ?? []) if (needsLocal(plan, node)) emitter.force(root, node);
    for (const loop of loops) emitLoop(emitter, root, loop, level);
    for (const scan of plan.scans[level] ?? []) emitScan(emitter, root, scan);
  }
  for (const sink of sinks) if (sink.value.axes.length === 0) emitter.force(root, sink.value);
  for (const sink of sinks) keep(emitter, root, sink, guard);
};

const missing = (node: Node): never => {
  throw new Error(`emit: expected ${node.op} ${node.id} to be kept`);
};

/** Single-use values of the world are computed where they are used, unless that is inside a loop. */
const needsLocal = (plan: Plan, node: Node): boolean => plan.uses(node) > 1 || plan.usedInLoop(node);

const emitLoop = (emitter: Emitter, root: Frame, loop: Loop, level: number): void => {
  const { body, layout, plan } = emitter;
  const accumulators = loop.folds.map((fold) => ({
    fold,
    accumulator: startAccumulator(emitter, fold as Node & { op: 'fold' }),
  }));
  const axis = loop.axis;
  walkClass(body, layout, emitter.lane, loop.class.name, loop.class.members.length, 1, (walk) => {
    const frame = frameOf(root, axis, walk, level);
    for (const node of loop.nodes) {
      if (plan.isKept(node)) {
        emitter.force(frame, node);
        body.get(walk.scratchOffset);
        emitter.push(frame, node);
        body.op('v128.store', emitter.scratchOf(node));
      } else if (plan.uses(node) > 1) emitter.force(frame, node);
    }
    for (const { accumulator } of accumulators) accumulator.add(frame);
  });
  for (const { fold, accumulator } of accumulators) root.locals.set(fold, accumulator.result);
};

/** For every member the fold over those before and those after: once upwards, once downwards. */
const emitScan = (emitter: Emitter, root: Frame, scan: Node): void => {
  if (scan.op !== 'scan') return;
  const { body, layout } = emitter;
  const [element] = scan.args as readonly [Node];
  const members = scan.axis.class.members.length;
  const target = emitter.scratchOf(scan);
  const accumulated = body.local('v128', `${scan.fold} of others`);
  const pass = (by: 1 | -1, combine: boolean): void => {
    pushNeutral(body, scan.fold);
    body.set(accumulated);
    walkClass(body, layout, emitter.lane, scan.axis.class.name, members, by, (walk) => {
      const frame = frameOf(root, scan.axis, walk);
      body.get(walk.scratchOffset);
      if (combine) body.get(walk.scratchOffset).op('v128.load', target);
      body.get(accumulated);
      if (combine) body.op(FOLD_INSTRUCTIONS[scan.fold]);
      body.op('v128.store', target);
      body.get(accumulated);
      emitter.push(frame, element);
      body.op(FOLD_INSTRUCTIONS[scan.fold]).set(accumulated);
    });
  };
  pass(1, false);
  pass(-1, true);
};

/** Puts the values of this tick where those of `depth` ticks ago stand. */
const keepPast = (emitter: Emitter, root: Frame, { slot, player, value }: Sink, depth: number): void => {
  const { body, layout } = emitter;
  const address = layout.address(slot);
  const entry = body.local('i32', 'entry');
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
  walkClass(body, layout, emitter.lane, player.class.name, player.class.members.length, 1, (walk) =>
    store(walk.slotOffset, () => {
      if (value.axes.length === 0) emitter.push(root, value);
      else body.get(walk.scratchOffset).op('v128.load', emitter.scratchOf(value));
    }),
  );
};

const keep = (emitter: Emitter, root: Frame, sink: Sink, guard: Node | undefined): void => {
  const { body, layout } = emitter;
  const { player, value, other } = sink;
  const address = layout.address(sink.slot) + (other === undefined ? 0 : other.index * layout.arrayBytes(sink.slot));
  const store = (pushOffset: () => void, offset: number, pushValue: () => void): void => {
    pushOffset();
    pushValue();
    if (guard !== undefined) {
      pushOffset();
      body.op('v128.load', offset);
      emitter.push(root, guard);
      body.op('v128.bitselect');
    }
    body.op('v128.store', offset);
  };
  if (sink.slot.depth !== undefined) {
    keepPast(emitter, root, sink, sink.slot.depth);
    return;
  }
  if (player === undefined || player.kind === 'member') {
    const offset = address + (player?.index ?? 0) * layout.stride;
    store(
      () => body.get(emitter.lane),
      offset,
      () => emitter.push(root, value),
    );
    return;
  }
  walkClass(body, layout, emitter.lane, player.class.name, player.class.members.length, 1, (walk) => {
    const pushValue = (): void => {
      if (value.axes.length === 0) emitter.push(root, value);
      else body.get(walk.scratchOffset).op('v128.load', emitter.scratchOf(value));
    };
    store(() => body.get(walk.slotOffset), address, pushValue);
  });
};
