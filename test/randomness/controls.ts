import seedrandom from 'seedrandom';
import { nameHash } from '../../engine/run/random/name-hash.ts';
import { uniformFromWords } from '../../engine/run/random/stream.ts';
import { openStreams } from './kernel-streams.ts';
import { aesNumbers } from './reference.ts';
import { overStreams } from './sequences.ts';

/** A generator known to be bad, and the tests that must say so. */
export type Control = {
  readonly name: string;
  readonly fault: string;
  /** Names of tests of the battery: each must fail. */
  readonly by: readonly string[];
  readonly numbers: (count: number) => Promise<Float64Array> | Float64Array;
};

const numbersOf = (count: number, word: () => number): Float64Array =>
  Float64Array.from({ length: count }, () => uniformFromWords(word() >>> 0, word() >>> 0));

/** The first 53 bits that a generator of seedrandom gives under each seed. */
const overSeeds = (
  generator: (seed: string) => { int32: () => number },
  seed: (i: number) => string,
  count: number,
): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => {
    const { int32 } = generator(seed(i));
    return uniformFromWords(int32() >>> 0, int32() >>> 0);
  });

/** Numbers of fewer bits get the rest from AES, so that it is their own fault that is found. */
const filledUp = (coarse: Float64Array, bits: number): Float64Array => {
  const fine = aesNumbers(coarse.length, 1);
  return coarse.map((u, i) => Math.floor((u + (fine[i] as number) / 2 ** bits) * 2 ** 53) / 2 ** 53);
};

export const controls: readonly Control[] = [
  {
    name: 'xorshift32',
    fault: 'linear over GF(2), 32 bits of state',
    by: [
      'linear complexity, bit 1',
      'linear complexity, bit 27',
      'linear complexity, bit 28',
      'linear complexity, bit 53',
    ],
    numbers: (count) => {
      let x = 2463534242;
      return numbersOf(count, () => {
        x ^= x << 13;
        x ^= x >>> 17;
        x ^= x << 5;
        return x;
      });
    },
  },
  {
    name: 'xor128 of seedrandom, one stream',
    fault: 'linear over GF(2), 128 bits of state',
    by: ['linear complexity, bit 1', 'linear complexity, bit 53'],
    numbers: (count) => {
      const { int32 } = seedrandom.xor128('1');
      return numbersOf(count, int32);
    },
  },
  {
    name: 'xor128 of seedrandom over seeds "0", "1" …',
    fault: 'neighbouring seeds give related numbers',
    by: ['lags 1 to 64', 'linear complexity, bit 1', 'rank, first 32 bits'],
    numbers: (count) => overSeeds((seed) => seedrandom.xor128(seed), String, count),
  },
  {
    name: 'xorshift7 of seedrandom over seeds "0000000 seed" …',
    fault: 'the first characters of a seed count for nothing',
    by: ['Kolmogorov–Smirnov', 'birthday spacings', 'linear complexity, bit 1'],
    numbers: (count) =>
      overSeeds(
        (seed) => seedrandom.xorshift7(seed),
        (i) => `${String(i).padStart(7, '0')} seed`,
        count,
      ),
  },
  {
    name: 'RANDU',
    fault: 'triples lie on 15 planes',
    by: ['χ² in 3 dimensions'],
    numbers: (count) => {
      let x = 1;
      const coarse = Float64Array.from({ length: count }, () => {
        x = (x * 65539) % 2 ** 31;
        return x / 2 ** 31;
      });
      return filledUp(coarse, 31);
    },
  },
  {
    name: 'a linear congruence modulo 2^32',
    fault: 'no number comes twice in a period; low bits have short periods',
    by: ['birthday spacings', 'linear complexity, bit 53'],
    numbers: (count) => {
      let x = 1;
      return numbersOf(count, () => {
        x = (Math.imul(x, 1664525) + 1013904223) | 0;
        return x;
      });
    },
  },
  {
    name: 'a counter',
    fault: 'multiples of the golden section modulo 1',
    by: ['χ² in 2 dimensions', 'lags 1 to 64', 'birthday spacings'],
    numbers: (count) => Float64Array.from({ length: count }, (_, i) => ((i + 1) * 0.6180339887498949) % 1),
  },
  {
    name: 'alea of seedrandom over seeds "0", "1" …',
    fault: 'neighbouring seeds give related first words; our keys are such words, which only Threefry reads',
    by: ['χ² in 3 dimensions', 'ascending runs'],
    numbers: (count) => overSeeds((seed) => seedrandom.alea(seed), String, count),
  },
  {
    name: 'our kernel, two players with one stream',
    fault: 'the hash of one name stands twice among 64',
    by: ['pairs of 64 columns'],
    numbers: async (count) => {
      const streams = await openStreams(64, 1);
      const names = Array.from({ length: 64 }, (_, i) => `draw/luck0/labs.Lab${i}`);
      streams.setHash(streams.place(names[40] as string), nameHash(names[3] as string));
      return overStreams(streams, names, count);
    },
  },
  {
    name: 'our kernel, the run number left out',
    fault: 'every run of a player is the same',
    by: ['χ² in 1 dimension', 'pairs of 64 columns', 'birthday spacings'],
    numbers: async (count) => {
      const streams = await openStreams(64, 1);
      const names = Array.from({ length: 64 }, (_, i) => `draw/luck0/labs.Lab${i}`);
      const run = overStreams(streams, names, 64);
      return Float64Array.from({ length: count }, (_, i) => run[i % 64] as number);
    },
  },
];
