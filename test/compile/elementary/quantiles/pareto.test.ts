import { describe, expect, it } from 'vitest';
import { paretoQuantile } from '../../../../engine/compile/elementary/quantiles/pareto.ts';
import { scalarAlgebra as a } from '../../../../engine/compile/elementary/scalar.ts';
import { expectCalibrated } from './calibration.ts';

describe('pareto', () => {
  it('is calibrated', () => {
    expectCalibrated(
      (u) => paretoQuantile(a, u, 2, 1.2),
      (x) => 1 - (2 / x) ** 1.2,
    );
  });

  it('has the values of its formula', () => {
    expect(paretoQuantile(a, 0, 2, 1.2)).toBe(2);
    expect(paretoQuantile(a, 0.75, 1, 2)).toBeCloseTo(2, 14);
    expect(paretoQuantile(a, 1 - 2 ** -53, 1, 1) / 2 ** 53).toBeCloseTo(1, 13);
  });
});
