import { describe, expect, it } from 'vitest';
import { latinHypercube } from '../../engine/designs/latin-hypercube.ts';
import * as fc from '../properties/seeded.ts';

const columnOf = (design: readonly Float64Array[], dimension: number): number[] =>
  design.map((point) => point[dimension] as number);

describe('latinHypercube', () => {
  it('has one point in each stratum of each dimension', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 4 }), fc.string(), (n, k, seed) => {
        const design = latinHypercube(n, k, seed);
        expect(design).toHaveLength(n);
        for (let dimension = 0; dimension < k; dimension++) {
          const strata = columnOf(design, dimension).map((value) => Math.floor(value * n));
          expect(strata.sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, index) => index));
        }
        expect(design.every((point) => point.every((value) => value > 0 && value < 1))).toBe(true);
      }),
    );
  });

  it('has one point in each stratum where there are a million of them', () => {
    const n = 1_048_576;
    const filled = new Uint8Array(n);
    for (const [value] of latinHypercube(n, 1, '1') as unknown as [number][]) filled[Math.floor(value * n)] = 1;
    expect(filled.every((count) => count === 1)).toBe(true);
  });

  it('leaves dimensions as they are when one is added, and follows the seed', () => {
    const three = latinHypercube(50, 3, 'a');
    expect(latinHypercube(50, 5, 'a').map((point) => point.slice(0, 3))).toEqual(three);
    expect(latinHypercube(50, 3, 'a')).toEqual(three);
    expect(latinHypercube(50, 3, 'b')).not.toEqual(three);
    expect(columnOf(three, 0)).not.toEqual(columnOf(three, 1));
  });

  it('is uniform and independent over seeds: first two moments of point 0, product of two dimensions', () => {
    const designs = Array.from({ length: 4000 }, (_, seed) => latinHypercube(5, 2, `seed ${seed}`)[0] as Float64Array);
    const mean = (of: (point: Float64Array) => number): number =>
      designs.reduce((sum, point) => sum + of(point), 0) / designs.length;
    const [x, y] = [(point: Float64Array) => point[0] as number, (point: Float64Array) => point[1] as number];
    // Five standard errors: sd of u is 0.289, of u² 0.298, of (u − ½)(v − ½) 0.083.
    expect(Math.abs(mean(x) - 1 / 2)).toBeLessThan(0.023);
    expect(Math.abs(mean((point) => x(point) ** 2) - 1 / 3)).toBeLessThan(0.024);
    expect(Math.abs(mean((point) => (x(point) - 0.5) * (y(point) - 0.5)))).toBeLessThan(0.0066);
  });

  it('refuses designs of nothing and designs that fit nowhere', () => {
    for (const [n, k] of [
      [0, 1],
      [1, 0],
      [1.5, 1],
      [-3, 2],
      [Number.NaN, 1],
      [2 ** 20 + 1, 1],
      [2 ** 20, 33],
    ] as const)
      expect(() => latinHypercube(n, k, '1')).toThrow(RangeError);
  });
});
