import { describe, expect, it } from 'vitest';
import { pairedMeans } from '../../engine/analysis/paired-means.ts';
import { pairedProportions } from '../../engine/analysis/paired-proportions.ts';
import { pairedRatios, ratioMomentsOf } from '../../engine/analysis/paired-ratios.ts';
import { countPairs, momentsOfPairs } from '../../engine/analysis/pairs.ts';
import { readContrast } from './contrast.ts';
import { effectOf } from './effect.ts';
import type { Sums } from './sums.ts';

const means = (values: readonly number[]): Sums => ({
  above: Float64Array.from(values),
  below: Float64Array.from(values, (value) => (Number.isNaN(value) ? value : 1)),
});

const everyRun = (): boolean => false;
const plain = { relative: undefined, isShare: false };

describe('the effect at a point', () => {
  const a = [3, 1, 4, 1, 5, 9, 2, 6];
  const b = [2, 7, 1, 8, 2, 8, 1, 8];
  const c = [1, 4, 1, 4, 2, 1, 3, 5];

  it('of two arms is the paired difference of means', () => {
    const arms = new Map(Object.entries({ a: means(a), b: means(b) }));
    const effect = effectOf(arms, { contrast: readContrast('b - a'), ...plain }, everyRun);
    const paired = pairedMeans(momentsOfPairs(a, b));
    expect(effect.estimate).toBeCloseTo(paired.estimate, 12);
    expect(effect.centre - effect.half95).toBeCloseTo(paired.lo95, 10);
    expect(effect.centre + effect.half95).toBeCloseTo(paired.hi95, 10);
    expect(Object.fromEntries(effect.levels)).toEqual({ a: 31 / 8, b: 37 / 8 });
  });

  it('of a contrast is the mean of the runs’ own contrasts', () => {
    const arms = new Map(Object.entries({ a: means(a), b: means(b), c: means(c) }));
    const effect = effectOf(arms, { contrast: readContrast('a - 0.5 * (b + c) + 1'), ...plain }, everyRun);
    const own = a.map((value, run) => value - 0.5 * ((b[run] as number) + (c[run] as number)) + 1);
    const zero = own.map(() => 0);
    const paired = pairedMeans(momentsOfPairs(zero, own));
    expect(effect.estimate).toBeCloseTo(paired.estimate, 12);
    expect(effect.standardError).toBeCloseTo(Math.sqrt(paired.variance / own.length), 12);
  });

  it('of pooled measures is the difference of quotients', () => {
    const arms = new Map([
      ['a', { above: Float64Array.from(a), below: Float64Array.from(c) }],
      ['b', { above: Float64Array.from(b), below: Float64Array.from(a) }],
    ]);
    const effect = effectOf(arms, { contrast: readContrast('b - a'), ...plain }, everyRun);
    const ratios = pairedRatios(ratioMomentsOf([a, c, b, a]));
    expect(effect.estimate).toBeCloseTo(ratios.estimate, 12);
    expect(effect.centre + effect.half95).toBeCloseTo(ratios.hi95, 10);
  });

  it('of yes and no has the interval of Bonett and Price', () => {
    const [no, yes] = [
      [1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [1, 1, 1, 0, 0, 0, 0, 0, 0, 1],
    ];
    const arms = new Map(Object.entries({ no: means(no as number[]), yes: means(yes as number[]) }));
    const effect = effectOf(arms, { contrast: readContrast('yes - no'), relative: undefined, isShare: true }, everyRun);
    const { estimate, lo95, variance } = pairedProportions(countPairs(no as number[], yes as number[]));
    expect(effect.estimate).toBeCloseTo(estimate, 12);
    expect(effect.standardError).toBeCloseTo(Math.sqrt(variance / 12), 12);
    // Here with t, there with the normal quantile.
    expect(effect.centre - 1.959963984540054 * effect.standardError).toBeCloseTo(lo95, 12);
  });

  it('relative to an arm is divided by its level, whose chance counts too', () => {
    const arms = new Map(Object.entries({ a: means(a), b: means(b) }));
    const effect = effectOf(arms, { contrast: readContrast('b - a'), relative: 'a', isShare: false }, everyRun);
    const ratio = pairedRatios(
      ratioMomentsOf([a.map(() => 0), a, b.map((value, run) => value - (a[run] as number)), a]),
    );
    expect(effect.estimate).toBeCloseTo(37 / 31 - 1, 12);
    expect(effect.standardError).toBeCloseTo(Math.sqrt(ratio.variance / 8), 12);
  });

  it('leaves out runs that an arm has no number of, and those that are not to count', () => {
    const arms = new Map(Object.entries({ a: means([1, Number.NaN, 3, 4]), b: means([2, 5, 5, 100]) }));
    const effect = effectOf(arms, { contrast: readContrast('b - a'), ...plain }, (run) => run === 3);
    expect(effect.n).toBe(2);
    expect(effect.estimate).toBe(1.5);
  });

  it('is none where an arm has no number in any run', () => {
    const arms = new Map(Object.entries({ a: means([Number.NaN, Number.NaN]), b: means([1, 2]) }));
    expect(effectOf(arms, { contrast: readContrast('b - a'), ...plain }, everyRun).estimate).toBeNaN();
  });
});
