import { describe, expect, it } from 'vitest';
import { exponentialQuantile } from '../../../../engine/compile/elementary/quantiles/exponential.ts';
import { scalarAlgebra as a } from '../../../../engine/compile/elementary/scalar.ts';
import { expectCalibrated } from './calibration.ts';

describe('exponential', () => {
  it('is calibrated', () => {
    expectCalibrated(
      (u) => exponentialQuantile(a, u, 2.5),
      (x) => -Math.expm1(-2.5 * x),
    );
  });

  it('has the ends it says', () => {
    expect(exponentialQuantile(a, 0, 2.5)).toBe(0);
    expect(exponentialQuantile(a, 0.5, 1)).toBe(Math.LN2);
    expect(exponentialQuantile(a, 1 - 2 ** -53, 1)).toBeCloseTo(53 * Math.LN2, 12);
  });
});
