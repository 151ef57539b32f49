import type { Model, PlayerClass, Reference } from '../language/model.ts';
import { CALLED_TYPE, emitCalled } from './emit/called.ts';
import type { Pair } from './emit/frame.ts';
import { LANE_BYTES, type Layout, layOut, PAIR_BYTES, type UniformSlot } from './emit/layout.ts';
import { emitPhase, type Phase, phaseOf } from './emit/phase.ts';
import { emitSeed, emitStep } from './emit/streams.ts';
import type { Node, Player, Slot } from './graph/node.ts';
import type { ProfilePayoff } from './lower/profile.ts';
import { lowerModel, type Program } from './lower/program.ts';
import type { Sink } from './lower/sink.ts';
import { MOST_KEPT, tooLarge } from './too-large.ts';
import type { FunctionBody } from './wasm/function-body.ts';
import { ModuleBuilder } from './wasm/module.ts';

/** A change of the kernel's bits is a new version; the manifest records it. */
export const KERNEL_VERSION = 1;

/** A model compiled to WebAssembly: runs side by side in lanes. */
export type Kernel = {
  readonly model: Model;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly layout: Layout;
  readonly program: Program;
  /** Draws are at their medians and everybody at his likeliest option: all runs are one. */
  readonly median: boolean;
  /** The module as text. */
  readonly wat: () => string;
};

export type CompileOptions = {
  /** Runs side by side: 2, 4, 8, 16 or 32. Results do not depend on it. */
  readonly lanes?: 2 | 4 | 8 | 16 | 32;
  /** Also keep what is needed to tell a run tick by tick. */
  readonly trace?: boolean;
  /** Every draw is the inverse distribution function at one half, and everybody takes his likeliest option. */
  readonly median?: boolean;
  /** Exports `profile(t)` as well: what each player gets where all choose as `slots.profile` of the lane says. */
  readonly profile?: ProfilePayoff;
};

const PAGE_BYTES = 65536;
const DEFAULT_LANES = 16;

/**
 * Compiles a checked model into a WebAssembly kernel.
 *
 * Steps: formulas become one dataflow graph for the whole tick; the graph is cut into levels of loops; levels are written
 * as SIMD instructions for a pair of lanes, in loops over the pairs that are going. The module exports `memory`, `seed()`,
 * `start()` and `tick(t)`, which returns how many lanes are still going.
 */
export const compile = (model: Model, options: CompileOptions = {}): Kernel => {
  const lanes = options.lanes ?? DEFAULT_LANES;
  const median = options.median ?? false;
  const program = lowerModel(model, {
    trace: options.trace ?? false,
    likeliest: median,
    ...(options.profile === undefined ? {} : { profile: options.profile }),
  });
  const start = program.start.map((sinks) => phaseOf(sinks, undefined, { often: false }));
  const { occasions } = program;
  const tick = tickPhaseOf(program);
  const beforehand = phaseOf(
    occasions.map(({ sink }) => sink),
    undefined,
  );
  const profile = program.profile && phaseOf(program.profile, undefined);
  const phases = [...start, beforehand, tick, ...(profile ? [profile] : [])];
  const used = staticTables(phases, program.graph.size());
  const scratchPairs = phases.reduce((most, phase) => Math.max(most, phase.scratchPairs), 0);
  refuseLongPasts(program.slots.all(), lanes);
  const module = new ModuleBuilder();
  const called = program.graph.called().map((name) => ({ name, body: module.addFunction(name, CALLED_TYPE, ['x']) }));
  const layout = layOut(
    lanes,
    program.slots.all(),
    uniformSlots(model, program),
    used.schedules,
    used.references,
    scratchPairs,
    new Map(called.map(({ name, body }) => [name, body.index])),
  );

  module.addMemory({ initial: Math.ceil(layout.bytes / PAGE_BYTES) });
  module.exportMemory('memory');
  for (const { address, bytes } of layout.tables) module.addData(address, bytes);
  const none = { parameters: [], results: [] } as const;
  const exported = (
    name: string,
    type: Parameters<ModuleBuilder['addFunction']>[1],
    names: readonly string[] = [],
  ): FunctionBody => {
    const body = module.addFunction(name, type, names);
    module.exportFunction(name, body.index);
    return body;
  };
  for (const { name, body } of called) emitCalled(body, layout, name);
  const seed = exported('seed', none);
  if (!median) emitSeed(seed, layout);
  const startBody = exported('start', none);
  emitStart(startBody, layout, start);
  startBody.pack();
  const step = module.addFunction('step', none);
  // In the median world the host has written one half everywhere, once.
  if (!median) emitStep(step, layout);
  const tickBody = exported('tick', { parameters: ['i32'], results: ['i32'] }, ['t']);
  emitTick(tickBody, layout, program, step.index, (pairs) => {
    if (occasions.length > 0) emitPhase(tickBody, layout, beforehand, pairs, 0, undefined);
    const occurs = occasions.map(({ sink }) => sink.slot);
    emitPhase(tickBody, layout, tick, pairs, 0, program.going, occurs);
  });
  tickBody.pack();
  if (profile) {
    const body = exported('profile', { parameters: ['i32'], results: [] }, ['t']);
    emitPhase(body, layout, profile, (content) => eachPair(body, layout, content), 0, undefined);
    body.pack();
  }
  return { model, bytes: module.toBytes(), layout, program, median, wat: () => module.toWat() };
};

export const tickPhaseOf = ({ tick, going, occasions }: Program): Phase =>
  phaseOf(tick, going, { occasions: occasions.map(({ mask }) => mask) });

const refuseLongPasts = (slots: readonly Slot[], lanes: number): void => {
  const kept = slots.reduce(
    (bytes, slot) => bytes + (slot.depth ?? 0) * (slot.class?.members.length ?? 1) * lanes * LANE_BYTES,
    0,
  );
  if (kept > MOST_KEPT) throw tooLarge('bytes of delayed values', MOST_KEPT, 'narrow the ranges of what says how long');
};

const eachPair = (body: FunctionBody, layout: Layout, content: (pair: Pair) => void): void => {
  const pair = pairOf(body);
  body.count(pair.lane, 0, layout.stride, PAIR_BYTES, () => {
    setBase(body, layout, pair);
    content(pair);
  });
};

const pairOf = (body: FunctionBody): Pair => ({ lane: body.local('i32', 'lane'), base: body.local('i32', 'base') });

const setBase = (body: FunctionBody, layout: Layout, { lane, base }: Pair): void =>
  void body.get(lane).i32(layout.scratchPairs).op('i32.mul').set(base);

const emitStart = (body: FunctionBody, layout: Layout, phases: readonly Phase[]): void => {
  const tick = body.local('i32', 't');
  eachPair(body, layout, (pair) => {
    for (const phase of phases) emitPhase(body, layout, phase, (content) => content(pair), tick, undefined);
  });
};

/** @param content one tick of the pairs of lanes that are going, each loop over which it writes by what it is given */
const emitTick = (
  body: FunctionBody,
  layout: Layout,
  program: Program,
  step: number,
  content: (pairs: (content: (pair: Pair) => void) => void) => void,
): void => {
  const going = body.local('i32', 'going');
  const end = body.local('i32', 'end');
  const at = body.local('i32', 'at');
  const outcome = layout.address(program.slots.outcome);
  const pushGoing = (lane: number): void => {
    body.get(lane).op('v128.load', outcome).f64x2(0).op('f64x2.eq').op('i64x2.bitmask');
  };
  body.op('call', step);
  const all = body.local('i32', 'lane');
  body.count(all, 0, layout.stride, PAIR_BYTES, () => {
    pushGoing(all);
    body.if(() => {
      body.get(end).get(all).op('i32.store', layout.going);
      body.get(end).i32(4).op('i32.add').set(end);
    });
  });
  const pair = pairOf(body);
  body.get(end).if(() =>
    content((of) => {
      body.i32(0).set(at);
      body.loop((next) => {
        body.get(at).op('i32.load', layout.going).set(pair.lane);
        setBase(body, layout, pair);
        of(pair);
        body.get(at).i32(4).op('i32.add').tee(at).get(end).op('i32.lt_u').brIf(next);
      });
    }),
  );
  body.count(all, 0, layout.stride, PAIR_BYTES, () => {
    pushGoing(all);
    body.op('i32.popcnt').get(going).op('i32.add').set(going);
  });
  body.get(going);
};

/** The streams of a model, by the names that fix their numbers whatever else is added. */
const uniformSlots = (model: Model, program: Program): readonly UniformSlot[] => {
  const names = (kind: string, id: string, owner: PlayerClass | undefined): readonly string[] =>
    owner === undefined
      ? [`${kind}/${id}/world`]
      : owner.members.map((member) => `${kind}/${id}/${owner.name}.${member.name}`);
  const { slots } = program;
  return [
    ...model.decisions.map((of) => ({
      slot: slots.uniform(of),
      streams: names('decision', of.id, of.owner),
      per: 'tick' as const,
    })),
    ...model.draws.map((of) => ({ slot: slots.uniform(of), streams: names('draw', of.id, of.owner), per: of.per })),
    ...model.parameters
      .filter((of) => of.values.some((value) => value.kind === 'distribution'))
      .map((of) => ({
        slot: slots.parameterUniform(of),
        streams: names('parameter', of.id, of.owner),
        per: 'run' as const,
      })),
  ];
};

/** The references and schedules that the code looks up. */
const staticTables = (phases: readonly Phase[], nodes: number) => {
  const references = new Set<Reference>();
  const schedules = new Set<readonly (readonly number[])[]>();
  const player = (of: Player | undefined): void => {
    if (of?.kind !== 'reference') return;
    references.add(of.reference);
    player(of.of);
  };
  const seen = new Uint8Array(nodes);
  const visit = (node: Node): void => {
    if (seen[node.id] === 1) return;
    seen[node.id] = 1;
    if (node.op === 'schedule') schedules.add(node.rows);
    if (
      node.op === 'load' ||
      node.op === 'past' ||
      node.op === 'schedule' ||
      node.op === 'place' ||
      node.op === 'gather'
    )
      player(node.player);
    if (node.op === 'load') player(node.other);
    if (node.op === 'fold') player(node.skip);
    if (node.op === 'same') for (const side of [node.left, node.right]) player(side);
    for (const arg of node.args) visit(arg);
  };
  for (const phase of phases) for (const sink of phase.sinks as readonly Sink[]) visit(sink.value);
  return { references, schedules };
};
