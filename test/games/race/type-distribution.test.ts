import { describe, expect, it } from 'vitest';
import { integrate } from '../../../engine/games/race/quadrature.ts';
import { betaTypes, type TypeDistribution, uniformTypes } from '../../../engine/games/race/type-distribution.ts';
import * as fc from '../../properties/seeded.ts';

const shapes = fc.double({ min: 1, max: 100, noNaN: true });
const shares = fc.double({ min: 0.001, max: 0.999, noNaN: true });

/** P(at least a of a + b − 1 coins), the beta distribution of whole shapes. */
const binomialTail = (a: number, b: number, x: number): number => {
  const n = a + b - 1;
  let sum = 0;
  for (let k = a; k <= n; k++) {
    let term = x ** k * (1 - x) ** (n - k);
    for (let i = 1; i <= k; i++) term *= (n - k + i) / i;
    sum += term;
  }
  return sum;
};

describe('a distribution of types', () => {
  it('of whole shapes is a sum of binomial probabilities', () => {
    for (const [a, b] of [
      [1, 1],
      [2, 2],
      [3, 1],
      [1, 9],
      [7, 4],
      [20, 20],
      [40, 1],
    ] as const)
      for (const x of [0.01, 0.1, 0.45, 0.5, 0.55, 0.9, 0.99]) {
        const wanted = binomialTail(a, b, x);
        expect(Math.abs(betaTypes(a, b).cumulative(x) / wanted - 1)).toBeLessThan(1e-13);
      }
  });

  it('of Beta(1, 1) is uniform, in any units', () => {
    const [beta, uniform] = [betaTypes(1, 1, -2, 3), uniformTypes(-2, 3)];
    for (const type of [-1.9, -1, 0, 2, 2.999]) {
      expect(beta.cumulative(type)).toBeCloseTo(uniform.cumulative(type), 14);
      expect(beta.density(type)).toBeCloseTo(uniform.density(type), 14);
      expect(beta.pressure(type)).toBeCloseTo(uniform.pressure(type), 12);
    }
  });

  it('has a density that is its slope, a falling pressure f / F, and is mirrored by exchanging shapes', () => {
    const check = (types: TypeDistribution, x: number): void => {
      const [from, to] = [x * 0.9, x];
      const mass = types.cumulative(to) - types.cumulative(from);
      expect(Math.abs(integrate(types.density, from, to) - mass)).toBeLessThan(1e-12);
      expect(types.pressure(from)).toBeGreaterThanOrEqual(types.pressure(to));
      const F = types.cumulative(to);
      if (F > 1e-290) expect(Math.abs((types.pressure(to) * F) / types.density(to) - 1)).toBeLessThan(1e-11);
    };
    fc.assert(
      fc.property(shapes, shapes, shares, (a, b, x) => {
        check(betaTypes(a, b), x);
        expect(betaTypes(a, b).cumulative(x) + betaTypes(b, a).cumulative(1 - x)).toBeCloseTo(1, 12);
      }),
    );
  });

  it.each([
    () => uniformTypes(1, 1),
    () => uniformTypes(0, Number.POSITIVE_INFINITY),
    () => betaTypes(0.5, 1),
    () => betaTypes(1, 101),
    () => betaTypes(2, 2, 1, 0),
  ])('is refused outside its limits: %s', (make) => {
    expect(make).toThrow(RangeError);
  });
});
