import { describe, expect, it } from 'vitest';
import { scalarAlgebra as algebra } from '../../../engine/compile/elementary/scalar.ts';
import * as fc from '../../properties/seeded.ts';

describe('scalarAlgebra', () => {
  it('rounds to the nearest whole number, ties to even, sign kept', () => {
    const pairs = [
      [0.5, 0],
      [1.5, 2],
      [2.5, 2],
      [-0.5, -0],
      [-1.5, -2],
      [0.49999999999999994, 0],
      [4503599627370495.5, 4503599627370496],
      [9007199254740993, 9007199254740992],
      [-0, -0],
      [Infinity, Infinity],
      [NaN, NaN],
    ] as const;
    for (const [x, expected] of pairs) expect(algebra.nearest(x)).toBe(expected);
  });

  it('has minima and maxima of WebAssembly', () => {
    expect(algebra.min(NaN, 1)).toBeNaN();
    expect(algebra.max(1, NaN)).toBeNaN();
    expect(algebra.min(0, -0)).toBe(-0);
    expect(algebra.max(-0, 0)).toBe(0);
    expect(algebra.pmin(NaN, 1)).toBeNaN();
    expect(algebra.pmin(1, NaN)).toBe(1);
    expect(algebra.pmax(NaN, 1)).toBeNaN();
    expect(algebra.pmax(1, NaN)).toBe(1);
    expect(algebra.pmin(0, -0)).toBe(0);
    expect(algebra.pmax(-0, 0)).toBe(-0);
  });

  it('copies signs, those of zeros too', () => {
    expect(algebra.copySign(3, -0)).toBe(-3);
    expect(algebra.copySign(-3, 0)).toBe(3);
    expect(algebra.copySign(0, -1)).toBe(-0);
  });

  it('makes powers of two, at the ends 0 and Infinity, halves to the odd one', () => {
    for (let n = -1022; n <= 1023; n++) expect(algebra.powerOfTwo(n)).toBe(2 ** n);
    expect(algebra.powerOfTwo(-1023)).toBe(0);
    expect(algebra.powerOfTwo(1024)).toBe(Infinity);
    expect(algebra.powerOfTwo(2.5)).toBe(8);
    expect(algebra.powerOfTwo(3.5)).toBe(8);
    for (let k = -1443; k <= 1443; k++) {
      const half = k * 0.5;
      const scaled = algebra.powerOfTwo(half) * algebra.powerOfTwo(algebra.nearest(half));
      expect(scaled).toBe(2 ** k);
    }
  });

  it('takes normal numbers apart', () => {
    const normal = fc.double({ min: 2.2250738585072014e-308, max: 1.7976931348623157e308, noNaN: true });
    fc.assert(
      fc.property(normal, (x) => {
        const exponent = algebra.exponent(x);
        const half = algebra.nearest(exponent / 2);
        expect(algebra.mantissa(x) * 2 ** half * 2 ** (exponent - half)).toBe(x);
        expect(algebra.mantissa(-x)).toBe(algebra.mantissa(x));
        const high = algebra.highWord(x);
        expect(Math.abs(x - high)).toBeLessThan(x * 2 ** -20);
      }),
    );
    expect(algebra.highWord(1 + 2 ** -20 + 2 ** -21)).toBe(1 + 2 ** -20);
  });
});
