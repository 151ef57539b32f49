import { describe, expect, it } from 'vitest';
import { averageRanks, spearman } from '../../engine/designs/spearman.ts';
import * as fc from '../properties/seeded.ts';

describe('averageRanks', () => {
  it('shares ranks among equal numbers', () => {
    expect([...averageRanks([10, 20, 20, 5])]).toEqual([2, 3.5, 3.5, 1]);
    expect([...averageRanks([7, 7, 7])]).toEqual([2, 2, 2]);
    expect([...averageRanks([0, -0])]).toEqual([1.5, 1.5]);
  });
});

describe('spearman', () => {
  it('is 1 − 6 Σd² / n(n² − 1) where nothing is equal', () => {
    // Intelligence quotient and hours of television of ten people: Σd² = 194, ρ = −29/165.
    const quotient = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    expect(spearman(quotient, hours)).toBeCloseTo(-29 / 165, 14);
    // Ranks 1 2 3 4 5 against 2 1 4 3 5: Σd² = 4.
    expect(spearman([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])).toBeCloseTo(0.8, 14);
  });

  it('takes average ranks where numbers are equal', () => {
    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: covariance 4.5, squares 4.5 and 5.
    expect(spearman([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 14);
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNaN();
  });

  it('is symmetric, in [−1, 1], the same after any increasing change, and the opposite after a reversal', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
      minLength: 2,
    });
    fc.assert(
      fc.property(pairs, (list) => {
        const [a, b] = [list.map(([x]) => x), list.map(([, y]) => y)];
        const rho = spearman(a, b);
        expect(spearman(b, a)).toEqual(rho);
        expect(
          spearman(
            a.map((x) => x ** 3 + x),
            b,
          ),
        ).toEqual(rho);
        if (Number.isNaN(rho)) return;
        expect(Math.abs(rho)).toBeLessThanOrEqual(1);
        expect(
          spearman(
            a.map((x) => -x),
            b,
          ),
        ).toBeCloseTo(-rho, 12);
        expect(spearman(a, a)).toBe(1);
      }),
    );
  });

  it('refuses lists that cannot be compared', () => {
    expect(() => spearman([1, 2], [1])).toThrow(RangeError);
    expect(() => spearman([1], [1])).toThrow(RangeError);
    expect(() => spearman([1, Number.NaN], [1, 2])).toThrow(RangeError);
  });
});
