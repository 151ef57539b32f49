import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../../../engine/compile/elementary/quantiles/normal.ts';
import { scalarAlgebra as a } from '../../../../engine/compile/elementary/scalar.ts';
import { expectCalibrated } from './calibration.ts';

describe('normal', () => {
  it('is calibrated', () => {
    expectCalibrated(
      (u) => normalQuantile(a, u, 3, 0.5),
      (x) => normalCdf(a, x, 3, 0.5),
    );
  });

  it('has its special values', () => {
    expect(normalQuantile(a, 0.5, 3, 0.5)).toBe(3);
    expect(normalQuantile(a, 0.9, 3, 0)).toBe(3);
    expect(normalQuantile(a, 0.1, 0, 1)).toBeCloseTo(-1.2815515655446004, 15);
    expect(normalCdf(a, 3, 3, 0.5)).toBe(0.5);
    expect(normalCdf(a, -Infinity, 3, 0.5)).toBe(0);
    expect(normalCdf(a, Infinity, 3, 0.5)).toBe(1);
  });
});
