import { expect, it } from 'vitest';
import { bernoulliQuantile } from '../../../../engine/compile/elementary/quantiles/bernoulli.ts';
import { scalarAlgebra as a } from '../../../../engine/compile/elementary/scalar.ts';
import { uniforms } from './calibration.ts';

it('is 1 with probability p', () => {
  expect(bernoulliQuantile(a, 0, 0)).toBe(0);
  expect(bernoulliQuantile(a, 0, 1e-300)).toBe(1);
  expect(bernoulliQuantile(a, 1 - 2 ** -53, 1)).toBe(1);
  expect(bernoulliQuantile(a, 0.3, 0.3)).toBe(0);
  expect(bernoulliQuantile(a, 0.5, -1)).toBe(0);
  expect(bernoulliQuantile(a, 0.5, 2)).toBe(1);
  expect(bernoulliQuantile(a, 0.5, NaN)).toBeNaN();
  const ones = uniforms('1', 40_000).reduce((sum, u) => sum + bernoulliQuantile(a, u, 0.2), 0);
  expect(Math.abs(ones - 8000) / Math.sqrt(40_000 * 0.2 * 0.8)).toBeLessThan(3.3);
});
