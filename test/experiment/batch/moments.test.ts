import { describe, expect, it } from 'vitest';
import { createMoments, mergeMoments, momentsOf, standardDeviation } from '../../../engine/experiment/batch/moments.ts';
import * as fc from '../../properties/seeded.ts';

const inShards = (values: readonly number[], size: number) => {
  const total = createMoments(1);
  for (let from = 0; from < values.length; from += size)
    mergeMoments(total, momentsOf(Float64Array.from(values.slice(from, from + size))));
  return { n: total.n[0] as number, mean: total.mean[0] as number, m2: total.m2[0] as number };
};

/** Two passes, plainly. */
const naive = (values: readonly number[]) => {
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const m2 = known.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { n: known.length, mean, sd: Math.sqrt(m2 / (known.length - 1)) };
};

describe('moments', () => {
  it('are those of two passes, in shards of any size, missing values left out', () => {
    const value = fc.oneof({ weight: 9, arbitrary: fc.double({ noNaN: true, min: -1e3, max: 1e3 }) }, fc.constant(NaN));
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (values, size) => {
        const expected = naive(values);
        fc.pre(expected.n >= 2);
        const { n, mean, m2 } = inShards(values, size);
        expect(n).toBe(expected.n);
        expect(Math.abs(mean - expected.mean)).toBeLessThan(1e-9);
        expect(Math.abs(standardDeviation(n, m2) - expected.sd)).toBeLessThan(1e-6);
      }),
    );
  });

  it('do not drown a small spread in a large mean', () => {
    const { n, mean, m2 } = inShards([1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4], 2);
    expect(mean).toBe(1e9 + 2.5);
    expect(standardDeviation(n, m2)).toBeCloseTo(Math.sqrt(5 / 3), 12);
  });

  it('have no spread below two values', () => {
    expect(standardDeviation(1, 0)).toBeNaN();
    expect(inShards([NaN, NaN], 1)).toEqual({ n: 0, mean: 0, m2: 0 });
  });
});
