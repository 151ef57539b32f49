import { describe, expect, it } from 'vitest';
import { independentDifference } from '../../engine/analysis/independent-difference.ts';
import { wilson } from '../../engine/analysis/wilson.ts';

const share = (count: number, n: number) => {
  const { estimate, lo, hi } = wilson(count, n);
  return { estimate, lo95: lo, hi95: hi };
};

describe('the difference of independent numbers', () => {
  it('has the limits that Newcombe 1998 prints for method 10', () => {
    // Table II, p1 − p2: the second minus the first.
    const cases = [
      [56, 70, 48, 80, 0.0524, 0.3339],
      [9, 10, 3, 10, 0.1705, 0.809],
      [6, 7, 2, 7, 0.0582, 0.8062],
      [5, 56, 0, 29, -0.0381, 0.1926],
      [0, 10, 0, 20, -0.1611, 0.2775],
      [10, 10, 0, 10, 0.6075, 1],
    ] as const;
    for (const [a, m, b, n, lo, hi] of cases) {
      const { estimate, lo95, hi95 } = independentDifference(share(b, n), share(a, m));
      expect(estimate).toBeCloseTo(a / m - b / n, 12);
      expect(lo95).toBeCloseTo(lo, 4);
      expect(hi95).toBeCloseTo(hi, 4);
    }
  });

  it('knows nothing of what is not known', () => {
    const unknown = { estimate: Number.NaN, lo95: Number.NEGATIVE_INFINITY, hi95: Number.POSITIVE_INFINITY };
    expect(independentDifference(unknown, share(1, 2))).toEqual(unknown);
    const { estimate, lo95, hi95 } = independentDifference(
      { estimate: 1, lo95: -Infinity, hi95: Infinity },
      { estimate: 3, lo95: 2, hi95: 4 },
    );
    expect([estimate, lo95, hi95]).toEqual([2, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });
});
