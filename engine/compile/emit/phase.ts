import type { Node, Slot } from '../graph/node.ts';
import type { Sink } from '../lower/sink.ts';
import type { FunctionBody } from '../wasm/function-body.ts';
import type { Emitter } from './emitter.ts';
import { FOLD_INSTRUCTIONS, pushNeutral, startAccumulator } from './folds.ts';
import { type Frame, frameOf, type Pair, walkClass } from './frame.ts';
import { keepAll, storeGuarded } from './keep.ts';
import { type Layout, PAIR_BYTES } from './layout.ts';
import { ALWAYS, MOST_OCCASIONS, occasionBit } from './occasions.ts';
import { type Loop, type Plan, planOf, type Stage } from './plan.ts';
import { type ScratchPlaces, scratchPlaces } from './scratch.ts';
import { createEmitter } from './values.ts';

/** A group of sinks with its plan and its place in scratch memory. */
export type Phase = ScratchPlaces & { readonly sinks: readonly Sink[]; readonly plan: Plan };

/**
 * @param often played every tick, rather than once in a run
 * @param occasions masks of which is known beforehand whether they hold in any lane
 */
export const phaseOf = (
  sinks: readonly Sink[],
  guard: Node | undefined,
  { often = true, occasions = [] }: { readonly often?: boolean; readonly occasions?: readonly Node[] } = {},
): Phase => {
  const plan = planOf(sinks, guard === undefined ? [] : [guard], often, occasions);
  return { sinks, plan, ...scratchPlaces(plan) };
};

/**
 * Writes a phase: level by level, the world's values, one loop per class, the scans; then everything is kept at once.
 * Levels that are short together are one segment, played for all pairs of lanes before the next.
 *
 * @param pairs writes a loop over the pairs of lanes around what it is given
 * @param guard lanes in which the slots change; the others keep what they hold
 * @param occurs of each occasion, a slot: not 0 in the lanes in which it holds
 */
export const emitPhase = (
  body: FunctionBody,
  layout: Layout,
  phase: Phase,
  pairs: (content: (pair: Pair) => void) => void,
  tick: number,
  guard: Node | undefined,
  occurs: readonly Slot[] = [],
): void => {
  let from = 0;
  for (const [segment, until] of phase.plan.segments.entries()) {
    const first = from;
    pairs((pair) => emitSegment({ body, layout, phase, tick, guard, occurs }, pair, segment, first, until));
    from = until;
  }
};

type Writing = {
  readonly body: FunctionBody;
  readonly layout: Layout;
  readonly phase: Phase;
  readonly tick: number;
  readonly guard: Node | undefined;
  readonly occurs: readonly Slot[];
};

/** Writes some levels of a phase for one pair of lanes; behind the last of all, everything is kept. */
const emitSegment = (
  { body, layout, phase, tick, guard, occurs }: Writing,
  pair: Pair,
  segment: number,
  from: number,
  until: number,
): void => {
  const { plan, sinks } = phase;
  const scratchOf = (node: Node): number =>
    layout.scratch + (phase.scratchPlace.get(node) ?? missing(node)) * PAIR_BYTES;
  const emitter = createEmitter({ body, layout, plan, ...pair, segment, tick, scratchOf });
  const root = frameOf(undefined);
  if (guard !== undefined) forceHandedOn(emitter, root, guard);
  const held = occurs.map((slot) => {
    const local = body.temporary('i32', slot.name);
    body.get(pair.lane).op('v128.load', layout.address(slot)).op('v128.any_true').set(local);
    return local;
  });
  for (const [level, stages] of plan.stages.entries()) {
    if (level < from || level >= until) continue;
    for (const stage of stages) {
      const content = (frame: Frame): void => emitStage(emitter, frame, phase, stage, level, guard);
      if (stage.need === ALWAYS) content(root);
      else if (isWorthIf(stage, plan)) {
        pushOccurs(body, stage.need, held);
        // What else is looked up inside is not there outside where the occasion is not.
        const inside = { ...root, players: new Map(root.players), locals: new Map(root.locals) };
        body.if(() => content(inside));
        for (const [node, local] of inside.locals) if (plan.needOf(node) === stage.need) root.locals.set(node, local);
      }
    }
  }
  if (until !== Number.POSITIVE_INFINITY) return;
  for (const sink of sinks) if (sink.value.axes.length === 0) emitter.force(root, sink.value);
  keepAll(
    emitter,
    root,
    sinks.filter((sink) => !plan.direct.has(sink)),
    guard,
  );
};

const isWorthIf = ({ world, loops, scans }: Stage, plan: Plan): boolean =>
  loops.length > 0 || scans.length > 0 || world.some((node) => needsLocal(plan, node));

/** Leaves on the stack whether any of the occasions holds. */
const pushOccurs = (body: FunctionBody, need: number, occurs: readonly number[]): void => {
  const held = occurs.slice(0, MOST_OCCASIONS).filter((_, place) => (need & occasionBit(place)) !== 0);
  for (const [place, local] of held.entries()) {
    body.get(local);
    if (place > 0) body.op('i32.or');
  }
};

const emitStage = (
  emitter: Emitter,
  root: Frame,
  phase: Phase,
  stage: Stage,
  level: number,
  guard: Node | undefined,
): void => {
  for (const node of stage.world) if (needsLocal(emitter.plan, node)) forceHandedOn(emitter, root, node);
  for (const loop of stage.loops) emitLoop(emitter, root, phase, loop, { level, need: stage.need }, guard);
  for (const scan of stage.scans) emitScan(emitter, root, scan);
};

/** Computes a value of the world now, and keeps it where later segments read it. */
const forceHandedOn = (emitter: Emitter, root: Frame, node: Node): void => {
  const { body, plan } = emitter;
  const isFirst = plan.isHandedOn(node) && plan.segmentOf(node) === emitter.segment && !root.locals.has(node);
  emitter.force(root, node);
  if (!isFirst) return;
  body.get(emitter.base);
  emitter.push(root, node);
  body.op('v128.store', emitter.scratchOf(node));
};

const missing = (node: Node): never => {
  throw new Error(`emit: expected ${node.op} ${node.id} to be kept`);
};

/** Single-use values of the world are computed where they are used, unless that is inside a loop or on other occasions. */
const needsLocal = (plan: Plan, node: Node): boolean => plan.uses(node) > 1 || plan.usedElsewhere(node);

const emitLoop = (
  emitter: Emitter,
  root: Frame,
  { sinks }: Phase,
  loop: Loop,
  stage: NonNullable<Frame['stage']>,
  guard: Node | undefined,
): void => {
  const { body, layout, plan } = emitter;
  const direct = sinks.filter(
    (sink) =>
      plan.direct.has(sink) &&
      sink.value.axes[0] === loop.axis &&
      plan.needOf(sink.value) === stage.need &&
      plan.levelOf(sink.value) === stage.level,
  );
  const stored = new Set(direct.map(({ value }) => value));
  const accumulators = loop.folds.map((fold) => ({
    fold,
    accumulator: startAccumulator(emitter, fold as Node & { op: 'fold' }),
  }));
  const axis = loop.axis;
  walkClass(body, layout, emitter, loop.class.name, loop.class.members.length, 1, (walk) => {
    const frame = frameOf(root, axis, walk, stage);
    for (const node of loop.nodes) {
      if (plan.isKept(node)) {
        body.get(walk.scratchOffset);
        emitter.push(frame, node);
        body.op('v128.store', emitter.scratchOf(node));
      } else if (plan.uses(node) > 1 || stored.has(node)) emitter.force(frame, node);
    }
    for (const { accumulator } of accumulators) accumulator.add(frame);
    for (const sink of direct) {
      const pushOffset = (): void => void body.get(walk.slotOffset);
      const pushValue = (): void => emitter.push(frame, sink.value);
      storeGuarded(emitter, root, sink, guard, pushOffset, layout.address(sink.slot), pushValue);
    }
  });
  for (const { fold, accumulator } of accumulators) {
    root.locals.set(fold, accumulator.result);
    if (plan.isHandedOn(fold)) body.get(emitter.base).get(accumulator.result).op('v128.store', emitter.scratchOf(fold));
  }
};

/** For every member the fold over those before and those after: once upwards, once downwards. */
const emitScan = (emitter: Emitter, root: Frame, scan: Node): void => {
  if (scan.op !== 'scan') return;
  const { body, layout } = emitter;
  const [element] = scan.args as readonly [Node];
  const members = scan.axis.class.members.length;
  const target = emitter.scratchOf(scan);
  const accumulated = body.temporary('v128', `${scan.fold} of others`);
  const pass = (by: 1 | -1, combine: boolean): void => {
    pushNeutral(body, scan.fold);
    body.set(accumulated);
    walkClass(body, layout, emitter, scan.axis.class.name, members, by, (walk) => {
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
