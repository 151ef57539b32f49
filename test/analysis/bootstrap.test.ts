import { describe, expect, it } from 'vitest';
import { bootstrapMeans } from '../../engine/analysis/bootstrap.ts';
import { meanInterval } from '../../engine/analysis/mean-interval.ts';
import * as fc from '../properties/seeded.ts';
import { normalsOf, uniformsOf } from './sensitivity-models.ts';

const columnOf = (values: readonly number[]) => ({
  rows: values.length,
  columns: 1,
  values: Float64Array.from(values),
});
const mean = ([value = Number.NaN]: Float64Array) => [value];

describe('bootstrapMeans', () => {
  it('agrees with the t interval of a mean of normal numbers', () => {
    const values = Array.from({ length: 400 }, normalsOf('normal'));
    const average = values.reduce((sum, value) => sum + value, 0) / 400;
    const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - average) ** 2, 0) / 399);
    const expected = meanInterval(average, sd, 400);
    const [interval] = bootstrapMeans(columnOf(values), mean, { resamples: 4000 });
    expect(interval?.estimate).toBeCloseTo(average, 12);
    expect(Math.abs((interval?.lo95 as number) - expected.lo95)).toBeLessThan(0.01);
    expect(Math.abs((interval?.hi95 as number) - expected.hi95)).toBeLessThan(0.01);
  });

  it('is longer upwards for the mean of numbers skewed upwards', () => {
    const uniform = uniformsOf('skewed');
    const values = Array.from({ length: 50 }, () => (-Math.log(1 - uniform())) ** 3);
    const [interval] = bootstrapMeans(columnOf(values), mean);
    const { estimate, lo95, hi95 } = interval as { estimate: number; lo95: number; hi95: number };
    expect(hi95 - estimate).toBeGreaterThan(1.3 * (estimate - lo95));
  });

  it.each([
    [10, 90],
    [40, 92],
  ])('covers the mean of %i exponential numbers in at least %i per cent of 400 seeds', (rows, percent) => {
    let covered = 0;
    for (let seed = 0; seed < 400; seed++) {
      const uniform = uniformsOf(`exponential ${seed}`);
      const values = Array.from({ length: rows }, () => -Math.log(1 - uniform()));
      const [interval] = bootstrapMeans(columnOf(values), mean, { resamples: 200, seed: `${seed}` });
      if ((interval?.lo95 as number) <= 1 && 1 <= (interval?.hi95 as number)) covered++;
    }
    expect(covered / 4).toBeGreaterThanOrEqual(percent);
    expect(covered / 4).toBeLessThan(97.5);
  });

  it('is that of each column where there are several, and the same for the same seed only', () => {
    const values = Array.from({ length: 60 }, normalsOf('columns'));
    const table = { rows: 30, columns: 2, values: Float64Array.from(values) };
    const ratio = ([x = 0, y = 0]: Float64Array) => [x, y, x - y];
    const both = bootstrapMeans(table, ratio, { seed: 'one' });
    expect(bootstrapMeans(table, ratio, { seed: 'one' })).toEqual(both);
    expect(bootstrapMeans(table, ratio, { seed: 'two' })).not.toEqual(both);
    const first = columnOf(values.filter((_, index) => index % 2 === 0));
    expect(bootstrapMeans(first, mean, { seed: 'one' })).toEqual([both[0]]);
  });

  it('has no width where nothing varies, and no ends where the statistic has no value', () => {
    const flat = columnOf(new Array<number>(20).fill(0.25));
    const [interval] = bootstrapMeans(flat, mean);
    expect(interval).toEqual({ estimate: 0.25, lo95: 0.25, hi95: 0.25 });
    const undefinedRatio = bootstrapMeans(flat, ([x = 0]) => [0 / (x - x)]);
    expect(undefinedRatio).toEqual([{ estimate: Number.NaN, lo95: Number.NaN, hi95: Number.NaN }]);
  });

  it('moves and scales with the values, and contains the estimate', () => {
    const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 5, maxLength: 40 });
    // Powers of two and whole numbers: nothing is rounded in the sums.
    fc.assert(
      fc.property(numbers, fc.constantFrom(0.25, 2, 8), fc.integer({ min: -64, max: 64 }), (values, scale, shift) => {
        const options = { resamples: 200 };
        const [before] = bootstrapMeans(columnOf(values), mean, options);
        const [after] = bootstrapMeans(columnOf(values.map((value) => scale * value + shift)), mean, options);
        const { estimate, lo95, hi95 } = before as { estimate: number; lo95: number; hi95: number };
        expect(after?.lo95).toBeCloseTo(scale * lo95 + shift, 6);
        expect(after?.hi95).toBeCloseTo(scale * hi95 + shift, 6);
        expect(lo95).toBeLessThanOrEqual(estimate + 1e-9);
        expect(hi95).toBeGreaterThanOrEqual(estimate - 1e-9);
      }),
    );
  });

  it('refuses a single row and too few resamples, and leaves the table as it is', () => {
    expect(() => bootstrapMeans(columnOf([1]), mean)).toThrow(/at least 2 rows, got 1/);
    for (const resamples of [0, 99, 100.5, Number.NaN]) {
      expect(() => bootstrapMeans(columnOf([1, 2]), mean, { resamples })).toThrow(RangeError);
    }
    const table = columnOf([3, 1, 2]);
    bootstrapMeans(table, mean);
    expect(Array.from(table.values)).toEqual([3, 1, 2]);
  });
});
