import { exp } from './exp.ts';
import { expFlushed } from './exp-flushed.ts';
import { log } from './log.ts';
import { logistic } from './logistic.ts';
import { normcdf } from './normcdf.ts';
import { pow } from './pow.ts';
import { powi } from './powi.ts';
import { poissonQuantile } from './quantiles/poisson.ts';
import { standardNormalQuantile } from './quantiles/standard-normal.ts';
import { scalarAlgebra } from './scalar.ts';
import { tanh } from './tanh.ts';

/** How many outputs a known answer covers. */
export const KNOWN_ANSWER_COUNT = 100_000;

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

const numberOfWords = (low: number, high: number): number => {
  words[0] = low;
  words[1] = high;
  return float[0] as number;
};

/** A generator of 32-bit words with a period of 2^32, for argument grids only: splitmix32. */
const wordsFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let t = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    t = Math.imul(t ^ (t >>> 15), 0x735a2d97);
    return (t ^ (t >>> 15)) >>> 0;
  };
};

/**
 * One argument: three in four uniform in [low, high), the others any bit pattern at all, so that zeros of either sign,
 * subnormals, huge numbers, infinities and NaN occur.
 */
const argument = (word: () => number, low: number, high: number): number => {
  const kind = word();
  const first = word();
  const second = word();
  if (kind % 4 > 0) return low + (high - low) * (((first >>> 5) * 67108864 + (second >>> 6)) / 9007199254740992);
  if (kind % 64 > 0) return numberOfWords(first, second);
  return [0, -0, 1, -1, Infinity, -Infinity, NaN, 0.5][first % 8] as number;
};

type Elementary = {
  /** The function of plain numbers; functions of one argument ignore the second. */
  evaluate: (x: number, y: number) => number;
  /** Where most first and second arguments lie. */
  ranges: readonly [readonly [number, number], readonly [number, number]];
};

const a = scalarAlgebra;
const anywhere = [-1, 1] as const;

/** The functions that have a known answer, by name, as functions of plain numbers. */
export const elementaryFunctions = {
  exp: { evaluate: (x) => exp(a, x), ranges: [[-750, 715], anywhere] },
  expFlushed: { evaluate: (x) => expFlushed(a, x), ranges: [[-750, 715], anywhere] },
  log: { evaluate: (x) => log(a, x), ranges: [[0, 4], anywhere] },
  tanh: { evaluate: (x) => tanh(a, x), ranges: [[-23, 23], anywhere] },
  logistic: { evaluate: (x) => logistic(a, x), ranges: [[-45, 45], anywhere] },
  normcdf: { evaluate: (x) => normcdf(a, x), ranges: [[-10, 9], anywhere] },
  pow: {
    evaluate: (x, y) => pow(a, x, y),
    ranges: [
      [0, 8],
      [-300, 300],
    ],
  },
  powi: { evaluate: (x) => powi(a, x, -7), ranges: [[-3, 3], anywhere] },
  standardNormalQuantile: { evaluate: (u) => standardNormalQuantile(a, u), ranges: [[0, 1], anywhere] },
  poissonQuantile: {
    evaluate: (u, rate) => poissonQuantile(u, rate),
    ranges: [
      [0, 1],
      [0, 40],
    ],
  },
} as const satisfies Record<string, Elementary>;

export type ElementaryName = keyof typeof elementaryFunctions;

/**
 * The fixed pseudo-random arguments of a known answer, the same for every machine.
 *
 * @returns first and second arguments, KNOWN_ANSWER_COUNT of each
 */
export const knownAnswerArguments = (name: ElementaryName): readonly [Float64Array, Float64Array] => {
  const [[low, high], [secondLow, secondHigh]] = elementaryFunctions[name].ranges;
  const word = wordsFrom(1);
  const first = new Float64Array(KNOWN_ANSWER_COUNT);
  const second = new Float64Array(KNOWN_ANSWER_COUNT);
  for (let i = 0; i < KNOWN_ANSWER_COUNT; i++) {
    first[i] = argument(word, low, high);
    second[i] = argument(word, secondLow, secondHigh);
  }
  return [first, second];
};

const mixWord = (hash: number, word: number): number => {
  const k = Math.imul(word, 0xcc9e2d51);
  const h = hash ^ Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
};

/**
 * MurmurHash3 (32 bits, seed 0) over the bits of numbers, low words first; every NaN counts as 0x7ff8000000000000.
 *
 * @returns eight hexadecimal digits
 */
export const hashNumbers = (values: Float64Array): string => {
  let hash = 0;
  for (const value of values) {
    float[0] = value;
    if (Number.isNaN(value)) numberOfWords(0, 0x7ff80000);
    hash = mixWord(mixWord(hash, words[0] as number), words[1] as number);
  }
  hash ^= values.byteLength;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
};

/** The hash of a function's outputs over its argument grid, computed here and now. */
export const elementaryAnswer = (name: ElementaryName): string => {
  const [first, second] = knownAnswerArguments(name);
  const { evaluate } = elementaryFunctions[name];
  return hashNumbers(first.map((x, i) => evaluate(x, second[i] as number)));
};

/** What `elementaryAnswer` must give on every machine; a change of any bit of any function is a new kernel version. */
export const elementaryKnownAnswers: Readonly<Record<ElementaryName, string>> = {
  exp: '1d64f2f4',
  expFlushed: 'bf4bf97a',
  log: 'f7ee1a55',
  tanh: '2e27c40f',
  logistic: '111d23ac',
  normcdf: 'aabca522',
  pow: '7bc876a1',
  powi: '510bef81',
  standardNormalQuantile: '2c699cd4',
  poissonQuantile: 'b387bbcd',
};
