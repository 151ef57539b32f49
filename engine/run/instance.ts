import type { Kernel } from '../compile/compile.ts';
import type { Slot } from '../compile/graph/node.ts';
import type { Model, Parameter } from '../language/model.ts';
import { seedKey } from './random/key.ts';
import { nameHash } from './random/name-hash.ts';

/** A kernel with its memory: one batch of lanes at a time. */
export type Instance = {
  readonly kernel: Kernel;
  readonly lanes: number;
  /** The kernel's numbers; lane l of player i of a slot is `numbers[place(slot, i) + l]`. */
  readonly numbers: Float64Array;
  readonly place: (slot: Slot, player?: number) => number;
  /** Puts `lanes` consecutive runs at their start. */
  readonly start: (firstRun: number) => void;
  /** Plays tick t. @returns whether any run is still going */
  readonly tick: (t: number) => boolean;
  /** Forces an option from now on (−1 frees the player), in one lane or all. */
  readonly force: (slot: Slot, player: number, lane: number, option: number) => void;
};

/** A value fixed for all runs, whatever the scenario says: what a design varies. */
export type Fixed = { readonly parameter: Parameter; readonly member: number | undefined; readonly value: number };

type Exports = {
  readonly memory: WebAssembly.Memory;
  readonly seed: () => void;
  readonly start: () => void;
  readonly tick: (t: number) => number;
};

const NUMBER_BYTES = 8;
const WORD_BYTES = 4;
const TWO_32 = 4294967296;

/**
 * @param seed any text
 * @param fixed parameters held at a number
 */
export const instantiate = async (kernel: Kernel, seed: string, fixed: readonly Fixed[] = []): Promise<Instance> => {
  const { instance } = await WebAssembly.instantiate(kernel.bytes);
  const exports = instance.exports as unknown as Exports;
  const { layout, program, model } = kernel;
  const numbers = new Float64Array(exports.memory.buffer);
  const words = new Uint32Array(exports.memory.buffer);
  const place = (slot: Slot, player = 0): number => (layout.address(slot) + player * layout.stride) / NUMBER_BYTES;
  words.set(seedKey(seed), layout.key / WORD_BYTES);
  words.set([...layout.stepped, ...layout.perRun].flatMap(nameHash), layout.hashes / WORD_BYTES);
  const fill = (slot: Slot, player: number, value: number): void => {
    const from = place(slot, player);
    numbers.fill(value, from, from + layout.lanes);
  };
  for (const decision of model.decisions) {
    const slot = program.slots.forced(decision);
    if (layout.has(slot.name)) for (const [player] of decision.owner.members.entries()) fill(slot, player, -1);
  }
  const given = givenParameters(model, fixed).filter(({ parameter }) =>
    layout.has(program.slots.parameter(parameter).name),
  );
  const wide = Math.max(layout.lanes, 4);
  // A large library for a rare distribution: loaded where a scenario asks for it.
  const beta = given.some((one) => one.beta !== undefined) ? await import('./beta.ts') : undefined;

  return {
    kernel,
    lanes: layout.lanes,
    numbers,
    place,
    start: (firstRun) => {
      for (let lane = 0; lane < wide; lane++) {
        const run = firstRun + lane;
        words[layout.runs / WORD_BYTES + lane] = run >>> 0;
        words[layout.runs / WORD_BYTES + wide + lane] = Math.floor(run / TWO_32) >>> 0;
      }
      exports.seed();
      for (const { parameter, player, value, beta: shape } of given) {
        const slot = program.slots.parameter(parameter);
        fill(slot, player, value);
        if (shape === undefined || beta === undefined) continue;
        const uniform = place(program.slots.parameterUniform(parameter), player);
        for (let lane = 0; lane < layout.lanes; lane++) {
          const u = numbers[uniform + lane] as number;
          numbers[place(slot, player) + lane] = beta.betaQuantile(u, shape.a, shape.b, parameter.range);
        }
      }
      exports.start();
    },
    tick: (t) => exports.tick(t) > 0,
    force: (slot, player, lane, option) => {
      numbers[place(slot, player) + lane] = option;
    },
  };
};

type Given = {
  readonly parameter: Parameter;
  readonly player: number;
  /** NaN where the kernel draws or computes it. */
  readonly value: number;
  readonly beta: { readonly a: number; readonly b: number } | undefined;
};

const givenParameters = (model: Model, fixed: readonly Fixed[]): readonly Given[] =>
  model.parameters.flatMap((parameter) =>
    parameter.values.map((value, player): Given => {
      const held = fixed.findLast(
        (one) => one.parameter === parameter && (one.member === undefined || one.member === player),
      );
      const beta = value.kind === 'distribution' && value.distribution.dist === 'beta' ? value.distribution : undefined;
      const own = value.kind === 'number' ? value.value : Number.NaN;
      return { parameter, player, value: held?.value ?? own, beta: held === undefined ? beta : undefined };
    }),
  );
