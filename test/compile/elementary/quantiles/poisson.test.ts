import { describe, expect, it } from 'vitest';
import {
  POISSON_SUMMED_RATE,
  POISSON_TERMS,
  poissonFinish,
  poissonQuantile,
  poissonStart,
  poissonStep,
} from '../../../../engine/compile/elementary/quantiles/poisson.ts';
import { scalarAlgebra } from '../../../../engine/compile/elementary/scalar.ts';
import * as fc from '../../../properties/seeded.ts';
import { chiSquareDeviate, uniforms } from './calibration.ts';

const LAST = 1 - 2 ** -53;

const probability = (k: number, rate: number): number => {
  let value = Math.exp(-rate);
  for (let i = 1; i <= k; i++) value *= rate / i;
  return value;
};

/** Counts and expectations of 0, 1, … with neighbouring values pooled until ten are expected. */
const pooled = (sample: readonly number[], rate: number): { counts: number[]; expected: number[] } => {
  const counts = [0];
  const expected = [0];
  const largest = Math.ceil(rate + 12 * Math.sqrt(rate) + 10);
  let left = sample.length;
  for (let k = 0; k <= largest; k++) {
    const here = sample.length * probability(k, rate);
    counts[counts.length - 1] = (counts.at(-1) as number) + sample.filter((x) => x === k).length;
    expected[expected.length - 1] = (expected.at(-1) as number) + here;
    left -= here;
    if ((expected.at(-1) as number) >= 10 && left >= 10) {
      counts.push(0);
      expected.push(0);
    }
  }
  return { counts, expected };
};

describe('poisson', () => {
  it.each([0.05, 1, 3.7, 12, 29.99, 30])('has the right distribution at rate %s', (rate) => {
    const { counts, expected } = pooled(
      uniforms(`poisson ${rate}`, 20_000).map((u) => poissonQuantile(u, rate)),
      rate,
    );
    expect(Math.abs(chiSquareDeviate(counts, expected))).toBeLessThan(3.3);
  });

  it.each([31, 100, 400])('is near enough at rate %s, where the normal inverse is rounded', (rate) => {
    const sample = uniforms(`poisson ${rate}`, 3000).map((u) => poissonQuantile(u, rate));
    const { counts, expected } = pooled(sample, rate);
    expect(Math.abs(chiSquareDeviate(counts, expected))).toBeLessThan(3.3);
    const mean = sample.reduce((a, b) => a + b, 0) / sample.length;
    expect(Math.abs(mean - rate) / Math.sqrt(rate / sample.length)).toBeLessThan(3.3);
  });

  it('is the smallest k with F(k) above u', () => {
    const rate = fc.double({ min: 0.001, max: POISSON_SUMMED_RATE, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999999, noNaN: true }), rate, (u, lambda) => {
        const k = poissonQuantile(u, lambda);
        let below = 0;
        for (let i = 0; i < k; i++) below += probability(i, lambda);
        expect(below).toBeLessThanOrEqual(u + 1e-13);
        expect(below + probability(k, lambda)).toBeGreaterThanOrEqual(u - 1e-13);
      }),
    );
  });

  it('ends early even for the last u', () => {
    for (let rate = 0.01; rate <= POISSON_SUMMED_RATE; rate += 0.01) {
      const count = poissonQuantile(LAST, rate);
      expect(count).toBeLessThan(Math.min(100, rate + 12 * Math.sqrt(rate) + 15));
    }
    expect(POISSON_TERMS).toBeGreaterThanOrEqual(100);
  });

  it('has its special values', () => {
    for (const rate of [0, -0, -1, -Infinity]) expect(poissonQuantile(LAST, rate)).toBe(0);
    expect(poissonQuantile(0.5, NaN)).toBeNaN();
    expect(poissonQuantile(0, 30)).toBe(0);
    expect(poissonQuantile(0, 31)).toBe(0);
    expect(poissonQuantile(0.5, 1000)).toBe(1000);
    for (const rate of [1e7, 1e300, Infinity]) {
      expect(poissonQuantile(0, rate)).toBe(1e6);
      expect(poissonQuantile(0.5, rate)).toBe(1e6);
    }
  });

  it('gives the same with steps taken for the sake of other lanes', () => {
    const rates = fc.double({ min: -1, max: 60, noNaN: false });
    fc.assert(
      fc.property(fc.double({ min: 0, max: LAST, noNaN: true }), rates, (u, rate) => {
        let sum = poissonStart(scalarAlgebra, u, rate);
        for (let k = 1; k <= POISSON_TERMS; k++) sum = poissonStep(scalarAlgebra, u, rate, k, sum);
        expect(sum.active).toBe(false);
        expect(poissonFinish(scalarAlgebra, u, rate, sum.count)).toBe(poissonQuantile(u, rate));
      }),
    );
  });
});
