import { describe, expect, it } from 'vitest';
import { normcdf } from '../../../engine/compile/elementary/normcdf.ts';
import { scalarAlgebra } from '../../../engine/compile/elementary/scalar.ts';
import * as fc from '../../properties/seeded.ts';
import { worst } from './oracle.ts';

const phi = (x: number): number => normcdf(scalarAlgebra, x);

describe('normcdf', () => {
  it('errs by at most 4 ulp, down to subnormal results', () => {
    const { at, error } = worst('normcdf', phi);
    expect(error, `at ${at}`).toBeLessThanOrEqual(4);
  });

  it('has its special values', () => {
    expect(phi(0)).toBe(0.5);
    expect(phi(-0)).toBe(0.5);
    expect(phi(Infinity)).toBe(1);
    expect(phi(-Infinity)).toBe(0);
    expect(phi(1e300)).toBe(1);
    expect(phi(-1e300)).toBe(0);
    expect(phi(NaN)).toBeNaN();
  });

  it('is symmetric and does not fall over steps of 1e-9', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 37, noNaN: true }), (x) => {
        expect(phi(x) + phi(-x)).toBe(1);
        expect(phi(x + 1e-9)).toBeGreaterThanOrEqual(phi(x));
      }),
    );
  });
});
