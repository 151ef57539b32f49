import { describe, expect, it } from 'vitest';
import { pairedMeans } from '../../engine/analysis/paired-means.ts';
import { momentsOfPairs } from '../../engine/analysis/pairs.ts';
import * as fc from '../properties/seeded.ts';

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const runs = fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 40 });

describe('pairedMeans', () => {
  it('is Student’s own example: two sleeping drugs and ten patients', () => {
    // Student 1908 (R: datasets::sleep), additional hours of sleep; t.test(paired) gives 0.7001142 to 2.4598858.
    const a = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const b = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const { estimate, lo95, hi95, n, identical, varianceRatio } = pairedMeans(momentsOfPairs(a, b));
    expect(n).toBe(10);
    expect(estimate).toBeCloseTo(1.58, 12);
    expect(lo95).toBeCloseTo(0.7001142, 6);
    expect(hi95).toBeCloseTo(2.4598858, 6);
    expect(identical).toBe(false);
    // Variances by hand: 3.200556 of a, 4.009 of b, 1.512889 of the differences.
    expect(varianceRatio).toBeCloseTo((3.200556 + 4.009) / 1.512889, 5);
  });

  it('is worked out by hand for three pairs', () => {
    // Differences 1, 2, 6: mean 3, sum of squares 14, variance 7; t(2) = 4.302653.
    const { estimate, lo95, hi95, variance, unpairedVariance, varianceRatio } = pairedMeans({
      difference: { n: 3, mean: 3, m2: 14 },
      a: { n: 3, mean: 10, m2: 8 },
      b: { n: 3, mean: 13, m2: 20 },
    });
    expect(estimate).toBe(3);
    expect(hi95 - 3).toBeCloseTo(4.302653 * Math.sqrt(7 / 3), 12);
    expect(3 - lo95).toBeCloseTo(hi95 - 3, 12);
    expect([variance, unpairedVariance, varianceRatio]).toEqual([7, 14, 2]);
  });

  it('takes differences that are equal up to rounding for equal: pairing is not worth 10^32 times as many runs', () => {
    const a = Array.from({ length: 200 }, (_, run) => Math.sqrt(run) * 1.7);
    const { estimate, lo95, hi95, identical, varianceRatio, variance } = pairedMeans(
      momentsOfPairs(
        a,
        a.map((one) => one + 0.1),
      ),
    );
    expect(estimate).toBeCloseTo(0.1, 12);
    expect([hi95 - lo95, variance, identical, varianceRatio]).toEqual([0, 0, false, undefined]);
  });

  it('says of identical arms that they are, and gives no ratio', () => {
    const values = [3, 1, 4, 1, 5];
    expect(pairedMeans(momentsOfPairs(values, values))).toMatchObject({
      estimate: 0,
      lo95: 0,
      hi95: 0,
      identical: true,
      varianceRatio: undefined,
    });
  });

  it('does not call arms identical that differ by the same in all pairs', () => {
    const { estimate, lo95, hi95, identical, varianceRatio } = pairedMeans(momentsOfPairs([3, 1, 4], [5, 3, 6]));
    expect([estimate, lo95, hi95]).toEqual([2, 2, 2]);
    expect(identical).toBe(false);
    expect(varianceRatio).toBeUndefined();
  });

  it('knows nothing without pairs and nothing of the spread from one', () => {
    const none = pairedMeans(momentsOfPairs([], []));
    expect(none).toMatchObject({ estimate: Number.NaN, n: 0, identical: false, variance: Number.NaN });
    const one = pairedMeans(momentsOfPairs([1], [3]));
    expect(one).toMatchObject({ estimate: 2, n: 1, identical: false, unpairedVariance: Number.NaN });
    for (const { lo95, hi95, varianceRatio } of [none, one]) {
      expect([lo95, hi95]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
      expect(varianceRatio).toBeUndefined();
    }
  });

  it('is negated by swapping the arms', () => {
    fc.assert(
      fc.property(runs, (pairs) => {
        const a = pairs.map(([ofA]) => ofA);
        const b = pairs.map(([, ofB]) => ofB);
        const forth = pairedMeans(momentsOfPairs(a, b));
        const back = pairedMeans(momentsOfPairs(b, a));
        expect([back.estimate + 0, back.lo95 + 0, back.hi95 + 0]).toEqual([
          -forth.estimate + 0,
          -forth.hi95 + 0,
          -forth.lo95 + 0,
        ]);
        expect(back.varianceRatio === undefined).toBe(forth.varianceRatio === undefined);
      }),
    );
  });

  it('refuses moments that are not of the same pairs', () => {
    const of = (n: number, m2 = 1) => ({ n, mean: 0, m2 });
    expect(() => pairedMeans({ difference: of(3), a: of(3), b: of(4) })).toThrow(RangeError);
    expect(() => pairedMeans({ difference: of(3), a: of(2), b: of(3) })).toThrow(RangeError);
    expect(() => pairedMeans({ difference: of(1.5), a: of(1.5), b: of(1.5) })).toThrow(RangeError);
    expect(() => pairedMeans({ difference: of(3, -1), a: of(3), b: of(3) })).toThrow(RangeError);
  });
});
