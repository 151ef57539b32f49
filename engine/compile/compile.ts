import type { Model, PlayerClass, Reference } from '../language/model.ts';
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
 * Steps: formulas become one dataflow graph for the whole tick; the graph is cut into levels of loops; each level is
 * written as SIMD instructions for a pair of lanes. The module exports `memory`, `seed()`, `start()` and `tick(t)`,
 * which returns how many pairs of lanes are still going.
 */
export const compile = (model: Model, options: CompileOptions = {}): Kernel => {
  const lanes = options.lanes ?? DEFAULT_LANES;
  const median = options.median ?? false;
  const program = lowerModel(model, {
    trace: options.trace ?? false,
    likeliest: median,
    ...(options.profile === undefined ? {} : { profile: options.profile }),
  });
  const start = program.start.map((sinks) => phaseOf(sinks, undefined, false));
  const tick = phaseOf(program.tick, program.going);
  const quiet = program.quiet && {
    deciding: phaseOf([program.quiet.deciding], undefined),
    tick: phaseOf(program.quiet.tick, program.going),
  };
  const profile = program.profile && phaseOf(program.profile, undefined);
  const phases = [...start, tick, ...(quiet ? [quiet.deciding, quiet.tick] : []), ...(profile ? [profile] : [])];
  const used = staticTables(phases, program.graph.size());
  const scratchPairs = phases.reduce((most, phase) => Math.max(most, phase.scratchPairs), 0);
  refuseLongPasts(program.slots.all(), lanes);
  const layout = layOut(
    lanes,
    program.slots.all(),
    uniformSlots(model, program),
    used.schedules,
    used.references,
    scratchPairs,
  );

  const module = new ModuleBuilder();
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
  const seed = exported('seed', none);
  if (!median) emitSeed(seed, layout);
  const startBody = exported('start', none);
  emitStart(startBody, layout, start);
  startBody.pack();
  const step = module.addFunction('step', none);
  // In the median world the host has written one half everywhere, once.
  if (!median) emitStep(step, layout);
  const tickBody = exported('tick', { parameters: ['i32'], results: ['i32'] }, ['t']);
  emitTick(tickBody, layout, program, step.index, (lane) => {
    const emit = (phase: Phase, guard: Node | undefined): void => emitPhase(tickBody, layout, phase, lane, 0, guard);
    if (quiet === undefined) return emit(tick, program.going);
    emit(quiet.deciding, undefined);
    tickBody.get(lane).op('v128.load', layout.address(program.slots.deciding())).op('v128.any_true');
    tickBody.if(
      () => emit(tick, program.going),
      () => emit(quiet.tick, program.going),
    );
  });
  tickBody.pack();
  if (profile) {
    const body = exported('profile', { parameters: ['i32'], results: [] }, ['t']);
    eachPair(body, layout, (lane) => emitPhase(body, layout, profile, lane, 0, undefined));
    body.pack();
  }
  return { model, bytes: module.toBytes(), layout, program, median, wat: () => module.toWat() };
};

const refuseLongPasts = (slots: readonly Slot[], lanes: number): void => {
  const kept = slots.reduce(
    (bytes, slot) => bytes + (slot.depth ?? 0) * (slot.class?.members.length ?? 1) * lanes * LANE_BYTES,
    0,
  );
  if (kept > MOST_KEPT) throw tooLarge('bytes of delayed values', MOST_KEPT, 'narrow the ranges of what says how long');
};

const eachPair = (body: FunctionBody, layout: Layout, content: (lane: number) => void): void => {
  const lane = body.local('i32', 'lane');
  body.count(lane, 0, layout.stride, PAIR_BYTES, () => content(lane));
};

const emitStart = (body: FunctionBody, layout: Layout, phases: readonly Phase[]): void => {
  const tick = body.local('i32', 't');
  eachPair(body, layout, (lane) => {
    for (const phase of phases) emitPhase(body, layout, phase, lane, tick, undefined);
  });
};

/** @param content one tick of a pair of lanes */
const emitTick = (
  body: FunctionBody,
  layout: Layout,
  program: Program,
  step: number,
  content: (lane: number) => void,
): void => {
  const going = body.local('i32', 'going');
  const outcome = layout.address(program.slots.outcome);
  const pushGoing = (lane: number): void => {
    body.get(lane).op('v128.load', outcome).f64x2(0).op('f64x2.eq').op('v128.any_true');
  };
  body.op('call', step);
  eachPair(body, layout, (lane) => {
    pushGoing(lane);
    body.if(() => {
      content(lane);
      pushGoing(lane);
      body.get(going).op('i32.add').set(going);
    });
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
