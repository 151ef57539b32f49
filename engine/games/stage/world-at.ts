import type { Kernel } from '../../compile/compile.ts';
import type { Slot } from '../../compile/graph/node.ts';
import { DetenteError } from '../../language/problem.ts';
import type { Instance } from '../../run/instance.ts';
import { outcomeName } from '../../run/simulate.ts';

/** In which world a stage game is played, and how it is called in print. */
export type Where = {
  /** The tick that begins; 0 is the start. */
  readonly tick: number;
  /** Undefined: the median world. */
  readonly run: number | undefined;
  readonly seed: string | undefined;
  readonly words: string;
};

export const whereOf = (tick: number, run: number | undefined, seed: string, unit: string): Where => {
  const at = tick === 0 ? 'the start' : `the start of tick ${tick} (after ${tick} ${unit}${tick === 1 ? '' : 's'})`;
  const world =
    run === undefined
      ? 'the median world: every draw at its median, everybody at his likeliest option'
      : `run ${run} of seed ${seed}`;
  return { tick, run, seed: run === undefined ? undefined : seed, words: `at ${at} of ${world}` };
};

const noState = (message: string, hint: string): DetenteError =>
  new DetenteError([{ code: 'no-such-state', severity: 'error', message, hint }]);

/**
 * Plays lane 0 up to the start of a tick.
 *
 * @throws DetenteError where the run ends before
 */
export const playTo = (instance: Instance, where: Where): void => {
  const { model, program } = instance.kernel;
  const place = instance.place(program.slots.outcome);
  instance.start(where.run ?? 0);
  for (let t = 0; t < where.tick; t++) {
    instance.tick(t);
    const outcome = instance.numbers[place] as number;
    if (outcome === 0) continue;
    const how = outcome === -1 ? 'fails in' : `ends (${outcomeName(model, outcome)}) with`;
    const world = where.run === undefined ? 'the median world' : `run ${where.run}`;
    throw noState(
      `expected a tick that ${world} reaches, got ${where.tick}: it ${how} tick ${t}`,
      `give a tick from 0 to ${t}`,
    );
  }
};

/** All arrays of a slot, one after the other: as they are laid out. */
const arraysOf = (slot: Slot): number => {
  const members = slot.class?.members.length ?? 1;
  return (slot.depth ?? 1) * (slot.pairs === true ? members : 1) * members;
};

/** Makes all lanes the world of lane 0. */
export const spread = ({ numbers, place, lanes, kernel }: Instance & { readonly kernel: Kernel }): void => {
  for (const slot of kernel.program.slots.all()) {
    const first = place(slot);
    for (let array = 0; array < arraysOf(slot); array++) {
      const at = first + array * lanes;
      numbers.fill(numbers[at] as number, at, at + lanes);
    }
  }
};
