import { describe, expect, it } from 'vitest';
import { triangularCdf, triangularQuantile } from '../../../../engine/compile/elementary/quantiles/triangular.ts';
import { scalarAlgebra as a } from '../../../../engine/compile/elementary/scalar.ts';
import * as fc from '../../../properties/seeded.ts';
import { expectCalibrated } from './calibration.ts';

describe('triangular', () => {
  it('is calibrated, with the mode inside and at either end', () => {
    for (const mode of [-1, 0.5, 3]) {
      expectCalibrated(
        (u) => triangularQuantile(a, u, -1, mode, 3),
        (x) => triangularCdf(a, x, -1, mode, 3),
      );
    }
  });

  it('inverts its CDF', () => {
    const unit = fc.double({ min: 0, max: 1 - 2 ** -53, noNaN: true });
    fc.assert(
      fc.property(unit, unit, (u, share) => {
        const mode = -1 + 4 * share;
        const x = triangularQuantile(a, u, -1, mode, 3);
        expect(x).toBeGreaterThanOrEqual(-1);
        expect(x).toBeLessThanOrEqual(3);
        expect(triangularCdf(a, x, -1, mode, 3)).toBeCloseTo(u, 7);
      }),
    );
  });

  it('has its special values', () => {
    expect(triangularQuantile(a, 0, 0, 1, 4)).toBe(0);
    expect(triangularQuantile(a, 0.25, 0, 1, 4)).toBe(1);
    expect(triangularQuantile(a, 0.3, 2, 2, 2)).toBe(2);
    for (const mode of [0, 1, 4]) {
      expect(triangularCdf(a, -1, 0, mode, 4)).toBe(0);
      expect(triangularCdf(a, 0, 0, mode, 4)).toBe(0);
      expect(triangularCdf(a, 4, 0, mode, 4)).toBe(1);
      expect(triangularCdf(a, Infinity, 0, mode, 4)).toBe(1);
    }
    expect(triangularCdf(a, 1, 0, 1, 4)).toBe(0.25);
  });
});
