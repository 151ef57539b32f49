import { describe, expect, it } from 'vitest';
import { log } from '../../../engine/compile/elementary/log.ts';
import { scalarAlgebra } from '../../../engine/compile/elementary/scalar.ts';
import * as fc from '../../properties/seeded.ts';
import { worst } from './oracle.ts';

const ln = (x: number): number => log(scalarAlgebra, x);

describe('log', () => {
  it('errs by at most 0.83 ulp, for subnormal arguments too', () => {
    const { at, error } = worst('log', ln);
    expect(error, `at ${at}`).toBeLessThanOrEqual(0.83);
  });

  it('has its special values', () => {
    expect(ln(1)).toBe(0);
    expect(ln(0)).toBe(-Infinity);
    expect(ln(-0)).toBe(-Infinity);
    expect(ln(Infinity)).toBe(Infinity);
    for (const x of [-5e-324, -1, -Infinity, NaN]) expect(ln(x)).toBeNaN();
  });

  it('does not fall over relative steps of 1e-12', () => {
    fc.assert(
      fc.property(fc.double({ min: 5e-324, max: 1e300, noNaN: true }), (x) => {
        expect(ln(x * (1 + 1e-12))).toBeGreaterThanOrEqual(ln(x));
      }),
    );
  });
});
