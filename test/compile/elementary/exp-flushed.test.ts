import { describe, expect, it } from 'vitest';
import { exp } from '../../../engine/compile/elementary/exp.ts';
import { expFlushed } from '../../../engine/compile/elementary/exp-flushed.ts';
import { scalarAlgebra } from '../../../engine/compile/elementary/scalar.ts';
import * as fc from '../../properties/seeded.ts';

describe('expFlushed', () => {
  it('has the bits of exp where that is normal', () => {
    fc.assert(
      fc.property(fc.double({ min: -708.7, max: 709.4, noNaN: true }), (x) => {
        expect(expFlushed(scalarAlgebra, x)).toBe(exp(scalarAlgebra, x));
      }),
      { numRuns: 2000 },
    );
  });

  it('is 0 below, Infinity above and NaN for NaN', () => {
    for (const x of [-708.75, -709, -745, -1e4, -Infinity]) expect(expFlushed(scalarAlgebra, x)).toBe(0);
    for (const x of [709.44, 710, 1e5, Infinity]) expect(expFlushed(scalarAlgebra, x)).toBe(Infinity);
    expect(expFlushed(scalarAlgebra, NaN)).toBeNaN();
  });
});
