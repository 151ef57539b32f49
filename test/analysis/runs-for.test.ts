import { describe, expect, it } from 'vitest';
import { meanInterval } from '../../engine/analysis/mean-interval.ts';
import { runsFor } from '../../engine/analysis/runs-for.ts';
import * as fc from '../properties/seeded.ts';

describe('runsFor', () => {
  it('is the textbook number: 9,604 runs for a share of one half to one percentage point', () => {
    // 1.96² · 0.25 / 0.01² = 9,604; Student's quantile asks for two more.
    expect(runsFor(0.01, 0.25)).toBeGreaterThanOrEqual(9604);
    expect(runsFor(0.01, 0.25)).toBeLessThanOrEqual(9607);
  });

  it('is the smallest number at which the interval is narrow enough', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 10, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (halfWidth, variance) => {
          const n = runsFor(halfWidth, variance);
          const half = (runs: number): number => meanInterval(0, Math.sqrt(variance), runs).hi95;
          expect(half(n)).toBeLessThanOrEqual(halfWidth * (1 + 1e-12));
          if (n > 2) expect(half(n - 1)).toBeGreaterThan(halfWidth * (1 - 1e-12));
        },
      ),
    );
  });

  it('is two where nothing varies, and infinite where no number of runs would do', () => {
    expect(runsFor(0.01, 0)).toBe(2);
    expect(runsFor(1e-200, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(runsFor(1, Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(runsFor(Number.POSITIVE_INFINITY, 1)).toBe(2);
  });

  it('ends for the largest numbers that it gives', () => {
    expect(runsFor(2.1e-8, 1)).toBeGreaterThan(8.7e15);
  });

  it('refuses half-widths that are none and variances below 0', () => {
    for (const halfWidth of [0, -1, Number.NaN]) expect(() => runsFor(halfWidth, 1)).toThrow(RangeError);
    for (const variance of [-1, Number.NaN]) expect(() => runsFor(1, variance)).toThrow(RangeError);
  });
});
