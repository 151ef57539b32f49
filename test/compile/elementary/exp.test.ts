import { describe, expect, it } from 'vitest';
import { exp } from '../../../engine/compile/elementary/exp.ts';
import { scalarAlgebra } from '../../../engine/compile/elementary/scalar.ts';
import * as fc from '../../properties/seeded.ts';
import { worst } from './oracle.ts';

const e = (x: number): number => exp(scalarAlgebra, x);

describe('exp', () => {
  it('errs by at most 0.89 ulp, subnormal results included', () => {
    const { at, error } = worst('exp', e);
    expect(error, `at ${at}`).toBeLessThanOrEqual(0.89);
  });

  it('has its special values', () => {
    expect(e(0)).toBe(1);
    expect(e(-0)).toBe(1);
    expect(e(Infinity)).toBe(Infinity);
    expect(e(-Infinity)).toBe(0);
    expect(e(NaN)).toBeNaN();
    expect(e(709.782712893384)).toBeLessThan(Infinity);
    expect(e(709.7827128933841)).toBe(Infinity);
    expect(e(-745.1332191019411)).toBe(5e-324);
    expect(e(-745.1332191019412)).toBe(0);
  });

  it('does not fall over steps of 1e-12', () => {
    fc.assert(
      fc.property(fc.double({ min: -750, max: 715, noNaN: true }), (x) => {
        expect(e(x + 1e-12)).toBeGreaterThanOrEqual(e(x));
      }),
    );
  });
});
