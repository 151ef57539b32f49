import { describe, expect, it } from 'vitest';
import { uniformCdf, uniformQuantile } from '../../../../engine/compile/elementary/quantiles/uniform.ts';
import { scalarAlgebra as a } from '../../../../engine/compile/elementary/scalar.ts';
import { expectCalibrated } from './calibration.ts';

describe('uniform', () => {
  it('is calibrated', () => {
    expectCalibrated(
      (u) => uniformQuantile(a, u, -2, 5),
      (x) => uniformCdf(a, x, -2, 5),
    );
  });

  it('has the ends it says', () => {
    expect(uniformQuantile(a, 0, -2, 5)).toBe(-2);
    expect(uniformQuantile(a, 0.5, -2, 5)).toBe(1.5);
    expect(uniformQuantile(a, 0.3, 0, 1)).toBe(0.3);
    expect(uniformQuantile(a, 0.3, 4, 4)).toBe(4);
    expect(uniformCdf(a, -3, -2, 5)).toBe(0);
    expect(uniformCdf(a, 1.5, -2, 5)).toBe(0.5);
    expect(uniformCdf(a, 6, -2, 5)).toBe(1);
    expect(uniformCdf(a, Infinity, -2, 5)).toBe(1);
  });
});
