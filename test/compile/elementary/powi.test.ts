import { describe, expect, it } from 'vitest';
import { powi } from '../../../engine/compile/elementary/powi.ts';
import { scalarAlgebra } from '../../../engine/compile/elementary/scalar.ts';
import * as fc from '../../properties/seeded.ts';

const p = (x: number, power: number): number => powi(scalarAlgebra, x, power);

describe('powi', () => {
  it('multiplies in the stated order', () => {
    fc.assert(
      fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (x) => {
        expect(p(x, 1)).toBe(x);
        expect(p(x, 2)).toBe(x * x);
        expect(p(x, 3)).toBe(x * x * x);
        const cube = x * x * x;
        expect(p(x, 6)).toBe(cube * cube);
        expect(p(x, 7)).toBe(cube * cube * x);
        expect(p(x, -2)).toBe(1 / (x * x));
      }),
    );
  });

  it('is exact where the result is a whole number below 2^53', () => {
    for (let base = -9; base <= 9; base++)
      for (let power = 0; power <= 16; power++) expect(p(base, power)).toBe(Number(BigInt(base) ** BigInt(power)));
  });

  it('has its special values', () => {
    expect(p(NaN, 0)).toBe(1);
    expect(p(0, -1)).toBe(Infinity);
    expect(p(-0, -3)).toBe(-Infinity);
    expect(p(-Infinity, 3)).toBe(-Infinity);
    expect(p(Infinity, -2)).toBe(0);
    expect(p(NaN, 2)).toBeNaN();
  });
});
