import type { Kernel } from '../compile/compile.ts';
import type { Slot } from '../compile/graph/node.ts';
import type { Parameter } from '../language/model.ts';
import { exchangeOf } from './exchange-lanes.ts';
import { seedKey } from './random/key.ts';
import { nameHash } from './random/name-hash.ts';

/** A value fixed for all runs, whatever the scenario says: what a design varies. */
export type Fixed = { readonly parameter: Parameter; readonly member: number | undefined; readonly value: number };

/**
 * All that playing a kernel under a seed needs, as plain data: it can be sent to another thread, which needs neither
 * the model nor the compiler. Places count in elements of their array; the lanes of a slot stand side by side.
 */
export type Image = {
  readonly module: WebAssembly.Module;
  readonly lanes: number;
  /** Low words of the run numbers, then the high words, at `runs`, `wide` each. */
  readonly runs: number;
  readonly wide: number;
  /** What belongs to a lane: arrays over the lanes, and the states of the streams at `states`. */
  readonly blocks: readonly { readonly at: number; readonly arrays: number }[];
  readonly states: number;
  readonly streams: number;
  /** Unsigned 32-bit words that stay for all runs: the key, the hashes of the streams' names. */
  readonly words: readonly { readonly at: number; readonly values: readonly number[] }[];
  /** Numbers for all lanes that stay for all runs: nobody is forced. */
  readonly fills: readonly { readonly at: number; readonly value: number }[];
  /** Numbers for all lanes at the start of every run. */
  readonly given: readonly GivenParameter[];
};

type GivenParameter = {
  readonly at: number;
  /** NaN where the kernel draws or computes it. */
  readonly value: number;
  /** Drawn here rather than in the kernel, from the uniform numbers at `uniform`. */
  readonly beta?: {
    readonly uniform: number;
    readonly a: number;
    readonly b: number;
    readonly range: readonly [number, number] | undefined;
  };
};

/** A kernel with its memory: one batch of lanes at a time. */
export type Machine = {
  readonly lanes: number;
  readonly numbers: Float64Array;
  /** The lanes in which the runs of the batch stand, in run order: their own until they are exchanged. */
  readonly laneOf: Int32Array;
  /** Two lanes take each other's place. */
  readonly exchange: (a: number, b: number) => void;
  /** From the next start on, parameters stay at these numbers, one per element of `given`; where NaN they are their own. */
  readonly hold: (held: Float64Array | undefined) => void;
  /** Puts `lanes` consecutive runs at their start. */
  readonly start: (firstRun: number) => void;
  /** Plays tick t. @returns how many runs are still going */
  readonly tick: (t: number) => number;
  /** Of a kernel with a profile: the payoffs of each lane's profile, in the world as tick t begins. */
  readonly profile: (t: number) => void;
};

type Exports = {
  readonly memory: WebAssembly.Memory;
  readonly seed: () => void;
  readonly start: () => void;
  readonly tick: (t: number) => number;
  readonly profile?: (t: number) => void;
};

const NUMBER_BYTES = 8;
const WORD_BYTES = 4;
const TWO_32 = 4294967296;
/** Run numbers are turned into streams four at a time. */
const QUAD = 4;

/** Where the first lane of a player's slot stands among the kernel's numbers. */
export const placeIn = ({ layout }: Kernel, slot: Slot, player = 0): number =>
  (layout.address(slot) + player * layout.stride) / NUMBER_BYTES;

/** @param seed any text */
export const imageOf = async (kernel: Kernel, seed: string): Promise<Image> => {
  const { layout, program, model } = kernel;
  return {
    module: await WebAssembly.compile(kernel.bytes),
    lanes: layout.lanes,
    runs: layout.runs / WORD_BYTES,
    wide: Math.max(layout.lanes, QUAD),
    blocks: layout.blocks.map(({ address, arrays }) => ({ at: address / NUMBER_BYTES, arrays })),
    states: layout.states / WORD_BYTES,
    streams: layout.stepped.length,
    words: [
      { at: layout.key / WORD_BYTES, values: [...seedKey(seed)] },
      { at: layout.hashes / WORD_BYTES, values: [...layout.stepped, ...layout.perRun].flatMap(nameHash) },
    ],
    fills: [
      ...model.decisions.flatMap((decision) => {
        const slot = program.slots.forced(decision);
        if (!layout.has(slot.name)) return [];
        return decision.owner.members.map((_, player) => ({ at: placeIn(kernel, slot, player), value: -1 }));
      }),
      ...(kernel.median ? halves(kernel) : []),
    ],
    given: givenPlaces(kernel).map(({ parameter, player }) => {
      const at = placeIn(kernel, program.slots.parameter(parameter), player);
      const own = parameter.values[player];
      if (own?.kind !== 'distribution' || own.distribution.dist !== 'beta')
        return { at, value: own?.kind === 'number' ? own.value : Number.NaN };
      const uniform = placeIn(kernel, program.slots.parameterUniform(parameter), player);
      const { a, b } = own.distribution;
      return { at, value: Number.NaN, beta: { uniform, a, b, range: parameter.range } };
    }),
  };
};

/** Every uniform number at one half. */
const halves = ({ layout }: Kernel): readonly { readonly at: number; readonly value: number }[] =>
  [...layout.stepped, ...layout.perRun].map((_, stream) => ({
    at: (layout.uniforms + stream * layout.stride) / NUMBER_BYTES,
    value: 0.5,
  }));

/** What `Machine.hold` takes, of parameters held at numbers; the later of two for the same counts. */
export const heldNumbers = (kernel: Kernel, fixed: readonly Fixed[]): Float64Array =>
  Float64Array.from(givenPlaces(kernel), ({ parameter, player }) => {
    const held = fixed.findLast(
      (one) => one.parameter === parameter && (one.member === undefined || one.member === player),
    );
    return held?.value ?? Number.NaN;
  });

/** Gives an image a memory of its own. */
export const openImage = async (image: Image): Promise<Machine> => {
  const { lanes, runs, wide, given } = image;
  const instance = await WebAssembly.instantiate(image.module);
  const exports = instance.exports as unknown as Exports;
  const numbers = new Float64Array(exports.memory.buffer);
  const words = new Uint32Array(exports.memory.buffer);
  for (const { at, values } of image.words) words.set(values, at);
  for (const { at, value } of image.fills) numbers.fill(value, at, at + lanes);
  // A large library for a rare distribution: loaded where a scenario asks for it.
  let held: Float64Array | undefined;
  const betas = given.some(({ beta }) => beta !== undefined) ? await import('./beta.ts') : undefined;
  const laneOf = Int32Array.from({ length: lanes }, (_, lane) => lane);
  return {
    lanes,
    numbers,
    laneOf,
    exchange: exchangeOf(image, numbers, words, laneOf),
    hold: (numbersHeld) => {
      held = numbersHeld;
    },
    start: (firstRun) => {
      for (let lane = 0; lane < lanes; lane++) laneOf[lane] = lane;
      for (let lane = 0; lane < wide; lane++) {
        const run = firstRun + lane;
        words[runs + lane] = run >>> 0;
        words[runs + wide + lane] = Math.floor(run / TWO_32) >>> 0;
      }
      exports.seed();
      for (const [index, { at, value, beta }] of given.entries()) {
        const fixed = held?.[index] ?? Number.NaN;
        numbers.fill(Number.isNaN(fixed) ? value : fixed, at, at + lanes);
        if (beta === undefined || betas === undefined || !Number.isNaN(fixed)) continue;
        for (let lane = 0; lane < lanes; lane++)
          numbers[at + lane] = betas.betaQuantile(numbers[beta.uniform + lane] as number, beta.a, beta.b, beta.range);
      }
      exports.start();
    },
    tick: exports.tick,
    profile: (t) => {
      if (exports.profile === undefined) throw new Error('run: expected a kernel compiled with a profile');
      exports.profile(t);
    },
  };
};

/** The parameters that a kernel reads, one per player, in the order of `Image.given`. */
const givenPlaces = ({ model, layout, program }: Kernel): readonly { parameter: Parameter; player: number }[] =>
  model.parameters
    .filter((parameter) => layout.has(program.slots.parameter(parameter).name))
    .flatMap((parameter) => parameter.values.map((_, player) => ({ parameter, player })));
