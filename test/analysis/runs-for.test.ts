import { describe, expect, it } from 'vitest';
import { meanInterval } from '../../engine/analysis/mean-interval.ts';
import { pairedProportions } from '../../engine/analysis/paired-proportions.ts';
import { runsFor, runsForShares } from '../../engine/analysis/runs-for.ts';
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

describe('runsForShares', () => {
  /** The interval that so many pairs give, where a share of them differs, all one way. */
  const halfOf = (n: number, share: number): number => {
    const onlyB = Math.floor(share * n + 0.5);
    const { lo95, hi95 } = pairedProportions({ both: 0, onlyA: 0, onlyB, neither: n - onlyB });
    return (hi95 - lo95) / 2;
  };
  const asked = (share: number): number =>
    runsForShares(0.01, share - share * share, 2 * (1 - share) + 4 * share * share);

  it('is 276 pairs for one point where none differs', () => {
    expect(asked(0)).toBe(276);
    expect(halfOf(276, 0)).toBeLessThanOrEqual(0.01);
    expect(halfOf(275, 0)).toBeGreaterThan(0.01);
  });

  it('gives the interval of the paired difference the width that was asked for', () => {
    for (const share of [0.01, 0.05, 0.2, 0.5]) {
      const n = asked(share);
      expect(halfOf(n, share)).toBeLessThan(0.0102);
      expect(halfOf(Math.floor(0.9 * n), share)).toBeGreaterThan(0.01);
    }
  });

  it('is the textbook number in worlds of their own', () => {
    // 1.96² · 2 · 0.25 / 0.01² = 19,208.
    expect(runsForShares(0.01, 0.5, 0)).toBe(19_206);
  });

  it('refuses half-widths that are none and variances below 0', () => {
    for (const halfWidth of [0, -1, Number.NaN]) expect(() => runsForShares(halfWidth, 1, 1)).toThrow(RangeError);
    expect(() => runsForShares(0.01, -1, 1)).toThrow(RangeError);
    expect(() => runsForShares(0.01, 1, Number.NaN)).toThrow(RangeError);
  });
});
