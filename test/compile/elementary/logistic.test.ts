import { describe, expect, it } from 'vitest';
import { logistic } from '../../../engine/compile/elementary/logistic.ts';
import { scalarAlgebra } from '../../../engine/compile/elementary/scalar.ts';
import * as fc from '../../properties/seeded.ts';
import { worst } from './oracle.ts';

const s = (x: number): number => logistic(scalarAlgebra, x);

describe('logistic', () => {
  it('errs by at most 2.5 ulp', () => {
    const { at, error } = worst('logistic', s);
    expect(error, `at ${at}`).toBeLessThanOrEqual(2.5);
  });

  it('has its special values', () => {
    expect(s(0)).toBe(0.5);
    expect(s(-0)).toBe(0.5);
    for (const x of [40, 1000, Infinity]) expect(s(x)).toBe(1);
    for (const x of [-709.5, -1000, -Infinity]) expect(s(x)).toBe(0);
    expect(s(NaN)).toBeNaN();
  });

  it('is symmetric within rounding', () => {
    fc.assert(
      fc.property(fc.double({ min: -60, max: 60, noNaN: true }), (x) => {
        expect(s(x) + s(-x)).toBeCloseTo(1, 14);
      }),
    );
  });

  it('rises over steps of 1e-9', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 10, noNaN: true }), (x) => {
        expect(s(x + 1e-9)).toBeGreaterThan(s(x));
      }),
    );
  });
});
