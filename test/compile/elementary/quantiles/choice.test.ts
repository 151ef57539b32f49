import { describe, expect, it } from 'vitest';
import { choiceQuantile } from '../../../../engine/compile/elementary/quantiles/choice.ts';
import { scalarAlgebra as a } from '../../../../engine/compile/elementary/scalar.ts';
import * as fc from '../../../properties/seeded.ts';
import { chiSquareDeviate, uniforms } from './calibration.ts';

const LAST = 1 - 2 ** -53;

describe('choice', () => {
  it('follows the weights', () => {
    const weights = [3, 0, 1, 4];
    const counts = [0, 0, 0, 0];
    for (const u of uniforms('1', 40_000)) {
      const value = choiceQuantile(a, u, [0, 1, 2, 3], weights);
      counts[value] = (counts[value] as number) + 1;
    }
    expect(counts[1]).toBe(0);
    const [first, , third, fourth] = counts as [number, number, number, number];
    expect(Math.abs(chiSquareDeviate([first, third, fourth], [15_000, 5000, 20_000]))).toBeLessThan(3.3);
  });

  it('never chooses a weight of 0', () => {
    const weight = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e6, noNaN: true }));
    const u = fc.oneof(fc.constantFrom(0, LAST, 0.5), fc.double({ min: 0, max: LAST, noNaN: true }));
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 8 }), u, (weights, point) => {
        fc.pre(weights.some((w) => w > 0));
        const chosen = choiceQuantile(
          a,
          point,
          weights.map((_, i) => i),
          weights,
        );
        expect(weights[chosen]).toBeGreaterThan(0);
      }),
    );
  });
});
