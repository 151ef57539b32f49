import { seedKey } from '../../engine/run/random/key.ts';
import { nameHash } from '../../engine/run/random/name-hash.ts';
import { nextUniform, uniformFromWords } from '../../engine/run/random/stream.ts';
import type { Words4 } from '../../engine/run/random/threefry.ts';
import type { Outcome } from './battery.ts';
import { type KernelStreams, openStreams } from './kernel-streams.ts';
import { chiSquareAbove, chiSquareTest } from './p-values.ts';
import { aesNumbers } from './reference.ts';
import { bitOf, distance, weightChances } from './words.ts';

/** All that a number depends on besides the tick. */
type Input = { key: [number, number, number, number]; run: number; hash: [number, number] };

const flipped = <T extends number[]>(words: T, bit: number): T => {
  const copy = [...words] as T;
  copy[bit >> 5] = ((copy[bit >> 5] as number) ^ (1 << (bit & 31))) >>> 0;
  return copy;
};

/** Bits of a run number, a whole number below 2^53. */
const flippedRun = (run: number, bit: number): number =>
  Math.floor(run / 2 ** bit) % 2 === 0 ? run + 2 ** bit : run - 2 ** bit;

/** One bit flipped of one part, the others as they are. */
const parts: readonly {
  readonly name: string;
  readonly bits: number;
  readonly flip: (of: Input, bit: number) => Input;
}[] = [
  { name: 'key', bits: 128, flip: (of, bit) => ({ ...of, key: flipped(of.key, bit) }) },
  { name: 'run', bits: 52, flip: (of, bit) => ({ ...of, run: flippedRun(of.run, bit) }) },
  { name: 'name', bits: 64, flip: (of, bit) => ({ ...of, hash: flipped(of.hash, bit) }) },
];

/** Draws under an input: at the first tick, at the third, and once per run. */
const drawFrom = (streams: KernelStreams, { key, run, hash }: Input): readonly number[] => {
  const [luck, once] = [streams.place('draw/luck0/labs.Lab0'), streams.place('draw/once/labs.Lab0')];
  streams.setKey(key);
  streams.setHash(luck, hash);
  streams.setHash(once, hash);
  streams.start(run);
  streams.tick(0);
  const first = streams.number(luck, 0);
  streams.tick(1);
  streams.tick(2);
  return [first, streams.number(luck, 0), streams.number(once, 0)];
};
const OUTPUTS = ['first tick', 'third tick', 'once a run'] as const;

/** Inputs as they are in use: keys of seeds, low run numbers, names; and wherever else. */
const inputs = (count: number): readonly Input[] => {
  const anywhere = aesNumbers(count, 2);
  return Array.from({ length: count }, (_, i) => ({
    key: [...seedKey(`avalanche ${i}`)] as [number, number, number, number] & Words4,
    run: i % 2 === 0 ? i : Math.floor((anywhere[i] as number) * 2 ** 52),
    hash: [...nameHash(`draw/luck/labs.Lab${i}`)] as [number, number],
  }));
};

/**
 * Every flipped bit of key, run number and name flips each of the 53 bits drawn half of the time: χ² over all pairs of
 * bits, and how many of the 53 change, against the binomial distribution.
 */
export const testAvalanche = async (samples: number): Promise<readonly Outcome[]> => {
  const streams = await openStreams(1, 1, 2);
  return avalancheOf((input) => drawFrom(streams, input), samples);
};

/** @param draw numbers of an input, one for each of the outputs */
const avalancheOf = (draw: (of: Input) => readonly number[], samples: number): readonly Outcome[] => {
  const bases = inputs(samples).map((input) => ({ input, numbers: draw(input) }));
  const outcomes: Outcome[] = [];
  for (const { name, bits, flip } of parts) {
    const changes = OUTPUTS.map(() => new Float64Array(bits * 53));
    const weights = OUTPUTS.map(() => new Array<number>(54).fill(0));
    for (const { input, numbers } of bases)
      for (let bit = 0; bit < bits; bit++)
        for (const [o, after] of draw(flip(input, bit)).entries()) {
          const before = numbers[o] as number;
          const [flips, weight] = [changes[o] as Float64Array, weights[o] as number[]];
          for (let out = 0; out < 53; out++)
            flips[bit * 53 + out] = (flips[bit * 53 + out] as number) + (bitOf(before, out) ^ bitOf(after, out));
          const differ = distance(before, after);
          weight[differ] = (weight[differ] as number) + 1;
        }
    for (const [o, output] of OUTPUTS.entries()) {
      const sequence = `avalanche, ${name} → ${output}`;
      const statistic = (changes[o] as Float64Array).reduce(
        (sum, count) => sum + (2 * count - samples) ** 2 / samples,
        0,
      );
      const expected = weightChances.map((chance) => chance * samples * bits);
      outcomes.push({ sequence, test: 'each bit flips each', p: chiSquareAbove(statistic, bits * 53) });
      outcomes.push({ sequence, test: 'how many bits flip', p: chiSquareTest(weights[o] as number[], expected) });
    }
  }
  return outcomes;
};

/**
 * The control: sfc32 begun with key, run and name added up, without Threefry and without a warm-up. All its tests must
 * fail.
 */
export const testBadAvalanche = (samples: number): readonly Outcome[] =>
  avalancheOf(({ key, run, hash }) => {
    const words = [run, Math.floor(run / 2 ** 32), hash[0], hash[1]];
    const state = Uint32Array.from(key, (word, i) => word + (words[i] as number));
    const once = uniformFromWords(state[0] as number, state[1] as number);
    const first = nextUniform(state);
    nextUniform(state);
    return [first, nextUniform(state), once];
  }, samples);
