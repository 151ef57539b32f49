import { describe, expect, it } from 'vitest';
import { pairedMeans } from '../../engine/analysis/paired-means.ts';
import { type PairCounts, pairedProportions } from '../../engine/analysis/paired-proportions.ts';
import { momentsOfPairs } from '../../engine/analysis/pairs.ts';
import * as fc from '../properties/seeded.ts';

const count = fc.oneof(fc.nat(3), fc.nat(200), fc.nat(100_000));
const table = fc.record({ both: count, onlyA: count, onlyB: count, neither: count });

const swapped = ({ both, onlyA, onlyB, neither }: PairCounts): PairCounts => ({
  both,
  onlyA: onlyB,
  onlyB: onlyA,
  neither,
});

describe('pairedProportions', () => {
  // Bonett and Price 2012, examples 1 to 4, as the R packages statpsych and esci recompute them.
  it.each([
    [{ both: 60, onlyA: 50, onlyB: 22, neither: 68 }, -0.14, -0.2198621, -0.05736562],
    [{ both: 18, onlyA: 4, onlyB: 12, neither: 5 }, 0.2051282, 0.001300316, 0.3889436],
    [{ both: 35, onlyA: 5, onlyB: 25, neither: 35 }, 0.2, 0.09425814, 0.2978987],
    [{ both: 158, onlyA: 515, onlyB: 290, neither: 1134 }, -0.1072961, -0.1333205, -0.08106726],
  ])('is the published interval of %j', (counts, estimate, lo95, hi95) => {
    const difference = pairedProportions(counts);
    expect(difference.estimate).toBeCloseTo(estimate, 7);
    expect(difference.lo95).toBeCloseTo(lo95, 6);
    expect(difference.hi95).toBeCloseTo(hi95, 6);
  });

  it('is what one works out by hand', () => {
    // 100 pairs: a in 30, b in 40, of which 25 are both.
    const { estimate, lo95, hi95, n, identical, variance, unpairedVariance, varianceRatio } = pairedProportions({
      both: 25,
      onlyA: 5,
      onlyB: 15,
      neither: 55,
    });
    expect(n).toBe(100);
    expect(estimate).toBeCloseTo(0.1, 15);
    expect(identical).toBe(false);
    const centre = 10 / 102;
    expect(variance).toBeCloseTo(22 / 102 - centre * centre, 15);
    const half = 1.959963984540054 * Math.sqrt(variance / 102);
    expect(lo95).toBeCloseTo(centre - half, 15);
    expect(hi95).toBeCloseTo(centre + half, 15);
    expect(unpairedVariance).toBeCloseTo(0.3 * 0.7 + 0.4 * 0.6, 15);
    expect(varianceRatio).toBeCloseTo(0.45 / (0.2 - 0.01), 13);
  });

  it('says of identical arms that they are, with a narrow interval around 0', () => {
    const { estimate, lo95, hi95, identical, varianceRatio } = pairedProportions({
      both: 300,
      onlyA: 0,
      onlyB: 0,
      neither: 700,
    });
    expect({ estimate, identical, varianceRatio }).toEqual({ estimate: 0, identical: true, varianceRatio: undefined });
    expect(hi95).toBeCloseTo((1.959963984540054 * Math.SQRT2) / 1002, 12);
    expect(lo95).toBe(-hi95);
  });

  it('knows nothing without pairs and little from one', () => {
    const none = pairedProportions({ both: 0, onlyA: 0, onlyB: 0, neither: 0 });
    expect(none).toMatchObject({ estimate: Number.NaN, lo95: -1, hi95: 1, n: 0, identical: false });
    expect(none.varianceRatio).toBeUndefined();
    const one = pairedProportions({ both: 0, onlyA: 0, onlyB: 1, neither: 0 });
    expect(one).toMatchObject({ estimate: 1, hi95: 1, n: 1, identical: false });
    expect(one.lo95).toBeLessThan(-0.7);
    expect(one.varianceRatio).toBeUndefined();
  });

  it('has no ratio of variances where all pairs differ the same way, whatever the rounding', () => {
    for (const n of [2, 3, 7, 49, 1000]) {
      expect(pairedProportions({ both: 0, onlyA: n, onlyB: 0, neither: 0 }).varianceRatio).toBeUndefined();
    }
  });

  it('is negated by swapping the arms, to the last bit', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const forth = pairedProportions(counts);
        const back = pairedProportions(swapped(counts));
        expect([back.lo95 + 0, back.hi95 + 0]).toEqual([-forth.hi95 + 0, -forth.lo95 + 0]);
        if (forth.n > 0) expect(back.estimate + 0).toBe(-forth.estimate + 0);
        expect(back.variance).toBe(forth.variance);
        expect(back.varianceRatio ?? 0).toBeCloseTo(forth.varianceRatio ?? 0, 10);
      }),
    );
  });

  it('holds its estimate, has a width and stays within −1 and 1', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const { estimate, lo95, hi95, n } = pairedProportions(counts);
        expect(lo95).toBeGreaterThanOrEqual(-1);
        expect(hi95).toBeLessThanOrEqual(1);
        expect(hi95).toBeGreaterThan(lo95);
        if (n === 0) return;
        expect(lo95).toBeLessThanOrEqual(estimate);
        expect(hi95).toBeGreaterThanOrEqual(estimate);
      }),
    );
  });

  it('has the estimate and the ratio of the means of 0 and 1', () => {
    const small = fc.nat(30);
    fc.assert(
      fc.property(fc.record({ both: small, onlyA: small, onlyB: small, neither: small }), (counts) => {
        const ofArm = (own: 'onlyA' | 'onlyB'): number[] =>
          (['both', 'onlyA', 'onlyB', 'neither'] as const).flatMap((cell) =>
            Array.from({ length: counts[cell] }, () => (cell === 'both' || cell === own ? 1 : 0)),
          );
        const means = pairedMeans(momentsOfPairs(ofArm('onlyA'), ofArm('onlyB')));
        const shares = pairedProportions(counts);
        expect(means.n).toBe(shares.n);
        expect(means.identical).toBe(shares.identical);
        if (shares.n === 0) return;
        expect(means.estimate).toBeCloseTo(shares.estimate, 12);
        if (shares.n < 2) return;
        expect(means.varianceRatio === undefined).toBe(shares.varianceRatio === undefined);
        expect(means.varianceRatio ?? 0).toBeCloseTo(shares.varianceRatio ?? 0, 9);
      }),
    );
  });

  it('refuses what is no count', () => {
    for (const onlyA of [-1, 0.5, Number.NaN, 2 ** 60]) {
      expect(() => pairedProportions({ both: 1, onlyA, onlyB: 1, neither: 1 })).toThrow(RangeError);
    }
  });
});
