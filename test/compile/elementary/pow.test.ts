import { describe, expect, it } from 'vitest';
import { pow } from '../../../engine/compile/elementary/pow.ts';
import { scalarAlgebra } from '../../../engine/compile/elementary/scalar.ts';
import * as fc from '../../properties/seeded.ts';
import { worst } from './oracle.ts';

const p = (x: number, y: number): number => pow(scalarAlgebra, x, y);

describe('pow', () => {
  it('errs by at most 0.85 ulp, subnormal results included', () => {
    const { at, error } = worst('pow', p);
    expect(error, `at ${at}`).toBeLessThanOrEqual(0.85);
  });

  it('is exact for powers that are whole numbers below 2^53', () => {
    for (let base = 2; base <= 12; base++) {
      for (let power = 0; base ** power < 2 ** 53; power++) {
        expect(p(base, power)).toBe(base ** power);
        expect(p(-base, power)).toBe((-base) ** power);
      }
    }
  });

  it('has the special cases of C99 F.9.4.4', () => {
    const values = [-Infinity, -3, -2.5, -1, -0.5, -0, 0, 0.5, 1, 2, 3, 1e300, Infinity, NaN];
    for (const x of values) {
      expect(p(x, 0)).toBe(1);
      expect(p(x, -0)).toBe(1);
      expect(p(1, x)).toBe(1);
    }
    expect(p(-1, Infinity)).toBe(1);
    expect(p(-1, -Infinity)).toBe(1);
    // Elsewhere C99 and JavaScript agree, and the value is a zero, an infinity or NaN.
    for (const x of values) {
      for (const y of values) {
        if (x === 1 || y === 0 || (Math.abs(x) === 1 && Math.abs(y) === Infinity)) continue;
        const expected = x ** y;
        const singular = expected === 0 || !Number.isFinite(expected);
        if (singular) expect(p(x, y), `${x} to the ${y}`).toBe(expected);
        else expect(p(x, y) / expected, `${x} to the ${y}`).toBeCloseTo(1, 14);
      }
    }
  });

  it('gives NaN for NaN', () => {
    for (const x of [0, -0, 2, -2, Infinity, -Infinity, NaN]) expect(p(x, NaN)).toBeNaN();
    for (const y of [1, -1, 0.5, Infinity, -Infinity]) expect(p(NaN, y)).toBeNaN();
  });

  it('agrees with the square root within two ulp and rises or falls with the exponent', () => {
    const base = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(base, fc.double({ min: -1, max: 1, noNaN: true }), (x, y) => {
        expect(Math.abs(p(x, 0.5) / Math.sqrt(x) - 1)).toBeLessThanOrEqual(2 ** -51);
        if (x > 1.0001) expect(p(x, y + 1e-9)).toBeGreaterThan(p(x, y));
        if (x < 0.9999) expect(p(x, y + 1e-9)).toBeLessThan(p(x, y));
      }),
    );
  });
});
