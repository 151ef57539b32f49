import type { Kernel } from '../compile/compile.ts';
import type { Slot } from '../compile/graph/node.ts';
import { type Fixed, heldNumbers, imageOf, type Machine, openImage, placeIn } from './image.ts';

/** A machine that knows its kernel, for those who look things up by name. */
export type Instance = Machine & {
  readonly kernel: Kernel;
  /** Lane l of player i of a slot is `numbers[place(slot, i) + l]`. */
  readonly place: (slot: Slot, player?: number) => number;
  /** Forces an option from now on (−1 frees the player), in one lane. */
  readonly force: (slot: Slot, player: number, lane: number, option: number) => void;
};

/**
 * @param seed any text
 * @param fixed parameters held at a number
 */
export const instantiate = async (kernel: Kernel, seed: string, fixed: readonly Fixed[] = []): Promise<Instance> => {
  const machine = await openImage(await imageOf(kernel, seed));
  machine.hold(heldNumbers(kernel, fixed));
  const place = (slot: Slot, player = 0): number => placeIn(kernel, slot, player);
  return {
    ...machine,
    kernel,
    place,
    force: (slot, player, lane, option) => {
      machine.numbers[place(slot, player) + lane] = option;
    },
  };
};
