import { describe, expect, it } from 'vitest';
import { meanInterval } from '../../engine/analysis/mean-interval.ts';
import { mergedRatioMoments, noRatioPairs, pairedRatios, ratioMomentsOf } from '../../engine/analysis/paired-ratios.ts';
import * as fc from '../properties/seeded.ts';

type Pair = readonly [number, number, number, number];

const sumsOf = (pairs: readonly Pair[]): number[][] =>
  [0, 1, 2, 3].map((at) => pairs.map((pair) => pair[at] as number));

const difference = (pairs: readonly Pair[]) => pairedRatios(ratioMomentsOf(sumsOf(pairs)));

const count = fc.integer({ min: 0, max: 50 });
const pair = fc.tuple(count, fc.integer({ min: 1, max: 20 }), count, fc.integer({ min: 1, max: 20 }));
const pairs = fc.array(pair, { minLength: 3, maxLength: 30 });

/** Residuals of an arm, one by one, as the docstring has them. */
const residuals = (above: readonly number[], below: readonly number[]): number[] => {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const ratio = sum(above) / sum(below);
  return above.map((x, at) => (x - ratio * (below[at] as number)) / (sum(below) / below.length));
};

const varianceOf = (values: readonly number[]): number => {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  return values.reduce((total, value) => total + (value - mean) ** 2, 0) / (values.length - 1);
};

describe('pairedRatios', () => {
  it('is right by hand', () => {
    // R_a = 3/6, R_b = 6/6; ȳ = 2 in both. r_a: (1 − 1)/2 = 0, (0 − 1)/2, (2 − 1)/2; r_b: (1 − 2)/2, (2 − 2)/2, (3 − 2)/2.
    const { estimate, lo95, hi95, n, variance, unpairedVariance, varianceRatio, identical } = difference([
      [1, 2, 1, 2],
      [0, 2, 2, 2],
      [2, 2, 3, 2],
    ]);
    expect([estimate, n, identical]).toEqual([0.5, 3, false]);
    // d = −0.5, 0.5, 0 with mean 0: variance (0.25 + 0.25) / 2 = 0.25; each arm's is 0.25 as well.
    expect([variance, unpairedVariance, varianceRatio]).toEqual([0.25, 0.5, 2]);
    // t(2) = 4.302653, times 0.5 / √3.
    expect(hi95 - estimate).toBeCloseTo(4.302653 * 0.28867513, 6);
    expect(estimate - lo95).toBeCloseTo(hi95 - estimate, 12);
  });

  it('takes quotients that differ by the same in all pairs up to rounding for such', () => {
    const list = Array.from({ length: 100 }, (_, run): Pair => [Math.sqrt(run), 3, Math.sqrt(run) + 0.3, 3]);
    const { estimate, lo95, hi95, variance, varianceRatio } = difference(list);
    expect(estimate).toBeCloseTo(0.1, 12);
    expect([hi95 - lo95, variance, varianceRatio]).toEqual([0, 0, undefined]);
  });

  it('has the interval of the differences of residuals', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [xa = [], ya = [], xb = [], yb = []] = sumsOf(list);
        const [ra, rb] = [residuals(xa, ya), residuals(xb, yb)];
        const result = difference(list);
        const variance = varianceOf(rb.map((r, at) => r - (ra[at] as number)));
        expect(result.variance).toBeCloseTo(variance, 6);
        expect(result.unpairedVariance).toBeCloseTo(varianceOf(ra) + varianceOf(rb), 6);
        const { lo95, hi95 } = meanInterval(result.estimate, Math.sqrt(result.variance), list.length);
        expect(result.lo95).toBeCloseTo(lo95, 9);
        expect(result.hi95).toBeCloseTo(hi95, 9);
      }),
    );
  });

  it('changes its sign with the arms', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const there = difference(list);
        const back = difference(list.map(([xa, ya, xb, yb]) => [xb, yb, xa, ya]));
        expect(back.estimate).toBeCloseTo(-there.estimate, 9);
        expect(back.lo95).toBeCloseTo(-there.hi95, 6);
        expect(back.variance).toBeCloseTo(there.variance, 6);
      }),
    );
  });

  it('comes out the same in pieces', () => {
    fc.assert(
      fc.property(pairs, fc.nat(), (list, cut) => {
        const at = cut % (list.length + 1);
        const parts = [list.slice(0, at), list.slice(at)].map((part) => ratioMomentsOf(sumsOf(part)));
        const merged = pairedRatios(parts.reduce(mergedRatioMoments, noRatioPairs()));
        const whole = difference(list);
        expect(merged.n).toBe(whole.n);
        expect(merged.identical).toBe(whole.identical);
        expect(merged.estimate).toBeCloseTo(whole.estimate, 9);
        expect(merged.variance).toBeCloseTo(whole.variance, 6);
      }),
    );
  });

  it('says so where the arms are identical', () => {
    const same = difference([
      [1, 3, 1, 3],
      [2, 7, 2, 7],
      [5, 11, 5, 11],
    ]);
    expect(same).toMatchObject({ estimate: 0, lo95: 0, hi95: 0, identical: true, variance: 0, n: 3 });
    expect(same.varianceRatio).toBeUndefined();
  });

  it('leaves out pairs that lack a number', () => {
    const [xa, ya, xb, yb] = sumsOf([
      [1, 2, 1, 2],
      [9, 9, Number.NaN, 9],
      [0, 2, 2, 2],
      [2, 2, 3, 2],
    ]);
    expect(pairedRatios(ratioMomentsOf([xa, ya, xb, yb].map((sum) => sum ?? [])))).toMatchObject({
      n: 3,
      estimate: 0.5,
    });
  });

  it('says nothing of no pairs, of one, and of denominators of 0', () => {
    const none = pairedRatios(noRatioPairs());
    expect(none).toMatchObject({
      n: 0,
      identical: false,
      lo95: Number.NEGATIVE_INFINITY,
      hi95: Number.POSITIVE_INFINITY,
    });
    expect(none.estimate).toBeNaN();
    const one = difference([[1, 2, 3, 4]]);
    expect(one).toMatchObject({ n: 1, estimate: 0.25, lo95: Number.NEGATIVE_INFINITY, hi95: Number.POSITIVE_INFINITY });
    expect(difference([[0, 0, 1, 2], [0, 0, 3, 4]]).estimate).toBeNaN(); // biome-ignore format: a pair a place
    expect(() => ratioMomentsOf([[1], [1], [1]])).toThrow(RangeError);
    expect(() => ratioMomentsOf([[1], [1], [1], [1, 2]])).toThrow(RangeError);
  });
});
