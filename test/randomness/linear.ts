import { linearComplexity } from '../run/random/linear-complexity.ts';
import { chiSquareTest } from './p-values.ts';
import { bitOf, highBits, lowBits } from './words.ts';

const BLOCK = 512;

/** How many in 2^n sequences of n bits have complexity L: 2^min(2n − 2L, 2L − 1), one has 0. */
const complexityChances = Array.from({ length: BLOCK + 1 }, (_, length) =>
  length === 0 ? 2 ** -BLOCK : 2 ** (Math.min(2 * BLOCK - 2 * length, 2 * length - 1) - BLOCK),
);

/** Linear complexities of blocks of 512 of one bit, against their exact distribution. */
export const complexityOfBit = (x: Float64Array, bit: number): number => {
  const counts = new Array<number>(BLOCK + 1).fill(0);
  const blocks = Math.floor(x.length / BLOCK);
  for (let b = 0; b < blocks; b++) {
    const bits = Array.from(x.subarray(b * BLOCK, (b + 1) * BLOCK), (u) => bitOf(u, bit));
    const length = linearComplexity(bits);
    counts[length] = (counts[length] as number) + 1;
  }
  return chiSquareTest(
    counts,
    complexityChances.map((chance) => blocks * chance),
  );
};

const SIZE = 32;

/** Rank of a square matrix over GF(2), rows as words. */
const rank = (rows: readonly number[]): number => {
  const left = [...rows];
  let found = 0;
  for (let bit = 0; bit < SIZE; bit++) {
    const pivot = left.findIndex((row) => ((row >>> bit) & 1) === 1);
    if (pivot < 0) continue;
    const [row] = left.splice(pivot, 1) as [number];
    found++;
    for (const [i, other] of left.entries()) if (((other >>> bit) & 1) === 1) left[i] = other ^ row;
  }
  return found;
};

/** P(rank r) = 2^(r(2n − r) − n²) ∏ (1 − 2^(i−n))² / (1 − 2^(i−r)) over i < r. */
const rankChances = Array.from({ length: SIZE + 1 }, (_, r) => {
  let chance = 2 ** (r * (2 * SIZE - r) - SIZE * SIZE);
  for (let i = 0; i < r; i++) chance *= (1 - 2 ** (i - SIZE)) ** 2 / (1 - 2 ** (i - r));
  return chance;
});

const rankTest = (x: Float64Array, word: (u: number) => number): number => {
  const counts = new Array<number>(SIZE + 1).fill(0);
  const matrices = Math.floor(x.length / SIZE);
  for (let m = 0; m < matrices; m++) {
    const r = rank(Array.from(x.subarray(m * SIZE, (m + 1) * SIZE), word));
    counts[r] = (counts[r] as number) + 1;
  }
  return chiSquareTest(
    counts,
    rankChances.map((chance) => matrices * chance),
  );
};

/** Ranks of 32 × 32 matrices of the first 32 bits of 32 numbers, and of the last. */
export const rankOfHigh = (x: Float64Array): number => rankTest(x, (u) => Math.floor(u * 2 ** 32) | 0);
export const rankOfLow = (x: Float64Array): number => rankTest(x, (u) => (highBits(u) << 26) | lowBits(u));
