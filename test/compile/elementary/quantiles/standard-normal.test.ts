import { describe, expect, it } from 'vitest';
import { normcdf } from '../../../../engine/compile/elementary/normcdf.ts';
import { standardNormalQuantile } from '../../../../engine/compile/elementary/quantiles/standard-normal.ts';
import { scalarAlgebra } from '../../../../engine/compile/elementary/scalar.ts';
import * as fc from '../../../properties/seeded.ts';
import { errors } from '../oracle.ts';
import { expectCalibrated } from './calibration.ts';

const z = (u: number): number => standardNormalQuantile(scalarAlgebra, u);

describe('standardNormalQuantile', () => {
  it('errs by at most 8 ulp', () => {
    for (const { at, error } of errors('standardNormalQuantile', z)) expect(error, `at ${at}`).toBeLessThanOrEqual(8);
  });

  it('has its special values', () => {
    expect(z(0.5)).toBe(0);
    expect(z(0)).toBe(z(2 ** -54));
    expect(z(0)).toBeCloseTo(-8.2924, 4);
    expect(z(1 - 2 ** -53)).toBeCloseTo(8.2095, 4);
    expect(z(0.975)).toBeCloseTo(1.959963984540054, 15);
    expect(z(NaN)).toBeNaN();
  });

  it('inverts normcdf', () => {
    fc.assert(
      fc.property(fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true }), (u) => {
        expect(Math.abs(normcdf(scalarAlgebra, z(u)) / u - 1)).toBeLessThan(1e-13);
      }),
    );
  });

  it('is calibrated', () => {
    expectCalibrated(z, (x) => normcdf(scalarAlgebra, x));
  });
});
