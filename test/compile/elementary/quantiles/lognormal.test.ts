import { describe, expect, it } from 'vitest';
import { lognormalCdf, lognormalQuantile } from '../../../../engine/compile/elementary/quantiles/lognormal.ts';
import { scalarAlgebra as a } from '../../../../engine/compile/elementary/scalar.ts';
import { expectCalibrated } from './calibration.ts';

describe('lognormal', () => {
  it('is calibrated', () => {
    expectCalibrated(
      (u) => lognormalQuantile(a, u, 0.3, 0.8),
      (x) => lognormalCdf(a, x, 0.3, 0.8),
    );
  });

  it('has its special values', () => {
    expect(lognormalQuantile(a, 0.5, 0, 2)).toBe(1);
    expect(lognormalCdf(a, 1, 0, 2)).toBe(0.5);
    expect(lognormalCdf(a, 0, 0, 2)).toBe(0);
    expect(lognormalCdf(a, -1, 0, 2)).toBe(0);
    expect(lognormalCdf(a, Infinity, 0, 2)).toBe(1);
    expect(lognormalCdf(a, NaN, 0, 2)).toBeNaN();
  });
});
