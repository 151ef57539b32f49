import { describe, expect, it } from 'vitest';
import { binomialTail } from '../../../engine/analysis/prim/binomial-tail.ts';
import * as fc from '../../properties/seeded.ts';

/** The distribution by adding one try at a time. */
const distribution = (n: number, p: number): number[] => {
  let chances = [1];
  for (let tries = 0; tries < n; tries++)
    chances = [...chances, 0].map((chance, k) => chance * (1 - p) + (chances[k - 1] ?? 0) * p);
  return chances;
};

describe('binomialTail', () => {
  it('counts coins', () => {
    expect(binomialTail(10, 7, 0.5)).toBeCloseTo(176 / 1024, 14);
    expect(binomialTail(3, 3, 0.5)).toBeCloseTo(1 / 8, 14);
    expect(binomialTail(2, 1, 0.25)).toBeCloseTo(7 / 16, 14);
  });

  it('has exact ends', () => {
    expect(binomialTail(5, 0, 0.3)).toBe(1);
    expect(binomialTail(5, 6, 0.3)).toBe(0);
    expect(binomialTail(5, 1, 0)).toBe(0);
    expect(binomialTail(5, 5, 1)).toBe(1);
    expect(binomialTail(0, 0, 0.5)).toBe(1);
  });

  it('agrees with the distribution built up try by try, relative to its value', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 999 }),
        (n, k, perMille) => {
          const p = perMille / 1000;
          const exact = distribution(n, p)
            .slice(k)
            .reduceRight((sum, chance) => sum + chance, 0);
          const tail = binomialTail(n, k, p);
          expect(Math.abs(tail - exact)).toBeLessThanOrEqual(1e-11 * exact + (k <= n * p ? 1e-13 : 0));
        },
      ),
    );
  });

  it('mirrors and falls with k, for many tries', () => {
    for (const [n, k, p] of [
      [4000, 2100, 0.5],
      [4000, 390, 0.1],
      [100_000, 310, 0.003],
    ] as const) {
      const tail = binomialTail(n, k, p);
      expect(tail + binomialTail(n, n - k + 1, 1 - p)).toBeCloseTo(1, 9);
      expect(binomialTail(n, k + 1, p)).toBeLessThan(tail);
    }
  });
});
