import { describe, expect, it } from 'vitest';
import { meanInterval, student975 } from '../../engine/analysis/mean-interval.ts';

describe('student975', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2.
  it.each([
    [1, 12.706],
    [2, 4.303],
    [10, 2.228],
    [30, 2.042],
    [31, 2.04],
    [40, 2.021],
    [60, 2.0],
    [100, 1.984],
  ])('is the tabulated value at %i degrees of freedom', (freedom, value) => {
    expect(student975(freedom)).toBeCloseTo(value, 3);
  });

  it('falls towards the normal quantile without a jump where the table ends', () => {
    const values = Array.from({ length: 200 }, (_, k) => student975(k + 1));
    for (let k = 1; k < values.length; k++) expect(values[k]).toBeLessThan(values[k - 1] as number);
    const drop = (k: number): number => student975(k) - student975(k + 1);
    expect(drop(30)).toBeLessThan(drop(29));
    expect(drop(30)).toBeGreaterThan(drop(31));
    expect(student975(1e9)).toBeCloseTo(1.959964, 6);
  });

  it('refuses what is no number of degrees of freedom', () => {
    for (const freedom of [0, -1, 1.5, Number.NaN]) expect(() => student975(freedom)).toThrow(RangeError);
  });
});

describe('meanInterval', () => {
  it('is mean ± t sd / √n', () => {
    // Values 4, 6, 8, 10: mean 7, sd √(20/3), t(3) = 3.182446.
    const { mean, lo95, hi95 } = meanInterval(7, Math.sqrt(20 / 3), 4);
    expect(mean).toBe(7);
    expect(hi95 - 7).toBeCloseTo(3.182446 * Math.sqrt(20 / 3 / 4), 10);
    expect(7 - lo95).toBeCloseTo(hi95 - 7, 12);
  });

  it('knows nothing from a single value', () => {
    expect(meanInterval(3, 0, 1)).toEqual({ mean: 3, lo95: Number.NEGATIVE_INFINITY, hi95: Number.POSITIVE_INFINITY });
  });
});
