import { describe, expect, it } from 'vitest';
import { scalarAlgebra } from '../../../engine/compile/elementary/scalar.ts';
import { tanh } from '../../../engine/compile/elementary/tanh.ts';
import * as fc from '../../properties/seeded.ts';
import { worst } from './oracle.ts';

const t = (x: number): number => tanh(scalarAlgebra, x);

describe('tanh', () => {
  it('errs by at most 2.3 ulp', () => {
    const { at, error } = worst('tanh', t);
    expect(error, `at ${at}`).toBeLessThanOrEqual(2.3);
  });

  it('has its special values', () => {
    expect(t(0)).toBe(0);
    expect(t(-0)).toBe(-0);
    expect(t(5e-324)).toBe(5e-324);
    expect(t(20)).toBe(1);
    expect(t(Infinity)).toBe(1);
    expect(t(-Infinity)).toBe(-1);
    expect(t(NaN)).toBeNaN();
  });

  it('is odd and never beyond ±1', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
        expect(t(-x)).toBe(-t(x));
        expect(Math.abs(t(x))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('rises over steps of 1e-9', () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (x) => {
        expect(t(x + 1e-9)).toBeGreaterThan(t(x));
      }),
    );
  });
});
