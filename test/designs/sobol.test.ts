import { describe, expect, it } from 'vitest';
import { directionNumbers } from '../../engine/designs/direction-numbers.ts';
import { SOBOL_DIMENSIONS, sobolPoints } from '../../engine/designs/sobol.ts';
import * as fc from '../properties/seeded.ts';

const columnOf = (design: readonly Float64Array[], dimension: number): number[] =>
  design.map((point) => point[dimension] as number);

/** Points in each box of a grid of 2^a × 2^b boxes. */
const boxCounts = (design: readonly Float64Array[], [i, j]: readonly [number, number], a: number, b: number) => {
  const counts = new Array<number>(2 ** (a + b)).fill(0);
  for (const point of design) {
    const box = Math.floor((point[i] as number) * 2 ** a) * 2 ** b + Math.floor((point[j] as number) * 2 ** b);
    counts[box] = (counts[box] as number) + 1;
  }
  return counts;
};

/** The smallest t with which 2^m points are a (t, m, 2)-net: every box of area 2^(t − m) holds 2^t of them. */
const netQuality = (design: readonly Float64Array[], pair: readonly [number, number]): number => {
  const m = Math.log2(design.length);
  for (let t = 0; t <= m; t++) {
    const shapes = Array.from({ length: m - t + 1 }, (_, a) => a);
    if (shapes.every((a) => boxCounts(design, pair, a, m - t - a).every((count) => count === 2 ** t))) return t;
  }
  return Number.POSITIVE_INFINITY;
};

describe('sobolPoints without a seed', () => {
  // qmc.Sobol(10, scramble=False) of scipy 1.17.1, and by it the program of Joe and Kuo.
  const published = [
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
    [0.75, 0.25, 0.25, 0.25, 0.75, 0.75, 0.25, 0.75, 0.75, 0.75],
    [0.25, 0.75, 0.75, 0.75, 0.25, 0.25, 0.75, 0.25, 0.25, 0.25],
    [0.375, 0.375, 0.625, 0.875, 0.375, 0.125, 0.375, 0.875, 0.875, 0.625],
    [0.875, 0.875, 0.125, 0.375, 0.875, 0.625, 0.875, 0.375, 0.375, 0.125],
    [0.625, 0.125, 0.875, 0.625, 0.625, 0.875, 0.125, 0.125, 0.125, 0.375],
    [0.125, 0.625, 0.375, 0.125, 0.125, 0.375, 0.625, 0.625, 0.625, 0.875],
    [0.1875, 0.3125, 0.9375, 0.4375, 0.5625, 0.3125, 0.4375, 0.9375, 0.9375, 0.3125],
  ];

  it('has the published points', () => {
    expect(sobolPoints(9, 10, undefined).map((point) => [...point])).toEqual(published);
  });

  it('has the published points in the last dimensions and far out', () => {
    const point = sobolPoints(1001, 1111, undefined)[1000] as Float64Array;
    const dimensions = [2, 10, 100, 200, 600, 1111];
    expect(dimensions.map((dimension) => point[dimension - 1])).toEqual([
      0.0966796875, 0.0693359375, 0.1865234375, 0.8427734375, 0.7314453125, 0.3701171875,
    ]);
  });

  it('has Property A: of 2^k points one lies in each half-cube of the first k dimensions, for every k there is', () => {
    // The matrix of the first digits of v_1 … v_k must be regular modulo 2, for every k: elimination without pivoting.
    const n = SOBOL_DIMENSIONS;
    const rows = [undefined, ...directionNumbers.split('\n')].map((line) => firstDigits(line, n));
    expect(rows).toHaveLength(n);
    for (const [k, pivot] of rows.entries()) {
      expect(pivot[k], `dimension ${k + 1}`).toBe(1);
      for (const row of rows.slice(k + 1))
        if (row[k] === 1) for (let j = k; j < n; j++) row[j] = (row[j] as number) ^ (pivot[j] as number);
    }
  });

  it('has odd direction numbers below 2^i, and every polynomial once', () => {
    const lines = directionNumbers.split('\n').map((line) => line.split(' ').map(Number));
    for (const [, ...m] of lines)
      for (const [index, number] of m.entries()) expect(number % 2 === 1 && number < 2 ** (index + 1)).toBe(true);
    expect(new Set(lines.map(([a, ...m]) => `${m.length}/${a}`)).size).toBe(SOBOL_DIMENSIONS - 1);
  });
});

/** First digits of the direction numbers of a dimension: the recurrence modulo 2, as far as asked. */
const firstDigits = (line: string | undefined, count: number): Uint8Array => {
  const digits = new Uint8Array(count);
  const [a = 0, ...m] = line === undefined ? [0] : line.split(' ').map(Number);
  for (let j = 0; j < count; j++) {
    if (line === undefined) digits[j] = j === 0 ? 1 : 0;
    else if (j < m.length) digits[j] = ((m[j] as number) >>> j) & 1;
    else {
      let digit = digits[j - m.length] as number;
      for (let k = 1; k < m.length; k++) digit ^= (a >>> (m.length - 1 - k)) & 1 & (digits[j - k] as number);
      digits[j] = digit;
    }
  }
  return digits;
};

describe.each([undefined, '1', 'another'])('sobolPoints with the seed %s', (seed) => {
  it('has one of 2^m points in each interval, in every dimension', () => {
    for (const m of [0, 1, 5, 8]) {
      const design = sobolPoints(2 ** m, SOBOL_DIMENSIONS, seed);
      for (let dimension = 0; dimension < SOBOL_DIMENSIONS; dimension++) {
        const hit = new Set(columnOf(design, dimension).map((value) => Math.floor(value * 2 ** m)));
        expect(hit.size, `dimension ${dimension + 1}`).toBe(2 ** m);
      }
    }
  });

  it('has numbers in [0, 1)', () => {
    for (const point of sobolPoints(1000, 20, seed)) expect(point.every((value) => value >= 0 && value < 1)).toBe(true);
  });

  it('is a (t, m, 2)-net of small t in pairs of low dimensions', () => {
    for (const m of [4, 7, 10]) {
      const design = sobolPoints(2 ** m, 8, seed);
      expect(netQuality(design, [0, 1])).toBe(0);
      for (let i = 0; i < 8; i++)
        for (let j = 0; j < i; j++) expect(netQuality(design, [j, i]), `${j}, ${i}`).toBeLessThanOrEqual(4);
    }
  });

  it('keeps earlier points and dimensions when some are added', () => {
    const whole = sobolPoints(100, 7, seed);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 7 }), (n, k) => {
        expect(sobolPoints(n, k, seed)).toEqual(whole.slice(0, n).map((point) => point.slice(0, k)));
      }),
    );
  });
});

/** Its integral over the cube is 1: a product of factors 1 + (x − ½), which are 1 on average. */
const smooth = (point: Float64Array): number => point.reduce((product, x) => product * (x + 0.5), 1);

const estimate = (n: number, seed: string): number =>
  sobolPoints(n, 4, seed).reduce((sum, point) => sum + smooth(point), 0) / n;

describe('sobolPoints scrambled', () => {
  const seeds = Array.from({ length: 64 }, (_, index) => `seed ${index}`);
  const rootMeanSquare = (n: number): number =>
    Math.sqrt(seeds.reduce((sum, seed) => sum + (estimate(n, seed) - 1) ** 2, 0) / seeds.length);

  it('integrates a smooth function with an error that falls like n^-3/2, not like n^-1/2', () => {
    const [few, many] = [rootMeanSquare(32), rootMeanSquare(512)];
    // Sixteen times the points: 4 for random ones, 64 for nets scrambled in full.
    expect(few / many).toBeGreaterThan(20);
  });

  it('is unbiased: the mean over seeds is within four standard errors of the integral', () => {
    const n = 16;
    const mean = seeds.reduce((sum, seed) => sum + estimate(n, seed), 0) / seeds.length;
    expect(Math.abs(mean - 1)).toBeLessThan((4 * rootMeanSquare(n)) / Math.sqrt(seeds.length));
  });

  it('makes each single point uniform over seeds', () => {
    // χ² with 15 degrees of freedom is above 37.7 with probability 0.001.
    for (const index of [0, 5]) {
      const counts = new Array<number>(16).fill(0);
      for (let seed = 0; seed < 3200; seed++) {
        const cell = Math.floor((sobolPoints(6, 3, `uniform ${seed}`)[index]?.[2] as number) * 16);
        counts[cell] = (counts[cell] as number) + 1;
      }
      expect(counts.reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0)).toBeLessThan(37.7);
    }
  });

  it('is the published sequence with digits flipped by coins of the digits before', () => {
    const [plain, scrambled] = [columnOf(sobolPoints(512, 3, undefined), 2), columnOf(sobolPoints(512, 3, 'x'), 2)];
    const coins = new Map<string, boolean>();
    for (const [index, value] of plain.entries())
      for (let digit = 1; digit <= 32; digit++) {
        const bit = (x: number): number => Math.floor(x * 2 ** digit) % 2;
        const before = `${digit}/${Math.floor(value * 2 ** (digit - 1))}`;
        const flipped = bit(value) !== bit(scrambled[index] as number);
        expect(coins.get(before) ?? flipped).toBe(flipped);
        coins.set(before, flipped);
      }
    const share = [...coins.values()].filter(Boolean).length / coins.size;
    expect(Math.abs(share - 0.5)).toBeLessThan(5 / (2 * Math.sqrt(coins.size)));
  });

  it('follows the seed', () => {
    expect(sobolPoints(8, 2, 'a')).toEqual(sobolPoints(8, 2, 'a'));
    expect(sobolPoints(8, 2, 'a')).not.toEqual(sobolPoints(8, 2, 'b'));
  });

  it('refuses designs of nothing, and more dimensions than there are numbers for', () => {
    for (const [n, k] of [
      [0, 1],
      [4, 0],
      [2.5, 1],
      [2 ** 20 + 1, 1],
    ] as const)
      expect(() => sobolPoints(n, k, '1')).toThrow(RangeError);
    expect(() => sobolPoints(4, 1112, '1')).toThrow('direction numbers for 1111 dimensions, 1112 are asked for');
  });
});
