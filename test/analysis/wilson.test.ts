import { describe, expect, it } from 'vitest';
import { wilson } from '../../engine/analysis/wilson.ts';
import * as fc from '../properties/seeded.ts';

describe('wilson', () => {
  // Newcombe 1998, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives the published interval for %i of %i', (count, n, lo, hi) => {
    const interval = wilson(count, n);
    expect(interval.lo).toBeCloseTo(lo, 4);
    expect(interval.hi).toBeCloseTo(hi, 4);
    expect(interval.estimate).toBe(count / n);
  });

  it('has exact ends at none and all, and knows nothing from no runs', () => {
    expect(wilson(0, 7).lo).toBe(0);
    expect(wilson(7, 7).hi).toBe(1);
    expect(wilson(0, 0)).toEqual({ estimate: Number.NaN, lo: 0, hi: 1 });
  });

  it('solves |p − x| = z √(x (1 − x) / n) at both ends, mirrors, and holds the estimate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const count = Math.floor(share * n);
        const { estimate, lo, hi } = wilson(count, n);
        const mirrored = wilson(n - count, n);
        expect(lo).toBeLessThanOrEqual(estimate);
        expect(hi).toBeGreaterThanOrEqual(estimate);
        expect(mirrored.lo).toBeCloseTo(1 - hi, 12);
        for (const end of [lo, hi]) {
          const distance = 1.959963984540054 * Math.sqrt((end * (1 - end)) / n);
          expect(Math.abs(Math.abs(estimate - end) - distance)).toBeLessThan(1e-7);
        }
      }),
    );
  });

  it('refuses what is no count', () => {
    for (const [count, n] of [
      [-1, 5],
      [6, 5],
      [1.5, 5],
      [Number.NaN, 5],
      [0, -1],
    ] as const) {
      expect(() => wilson(count, n)).toThrow(RangeError);
    }
  });
});
