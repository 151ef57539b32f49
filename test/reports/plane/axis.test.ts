import { describe, expect, it } from 'vitest';
import { axisLabels, cellAxis, isGeometric } from '../../../reports/plane/axis.ts';
import * as fc from '../../properties/seeded.ts';
import { detection, evenly } from './planes.ts';

describe('an axis of cells', () => {
  it('is logarithmic where levels are nearer to a geometric sequence', () => {
    expect(isGeometric([0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9])).toBe(true);
    expect(isGeometric([1, 10, 100])).toBe(true);
    expect(isGeometric(evenly(0.1, 1, 10))).toBe(false);
    expect(isGeometric([0, 1, 10, 100])).toBe(false);
    expect(isGeometric([-1, 1, 10])).toBe(false);
    expect(isGeometric([1, 2, 4])).toBe(false);
    expect(isGeometric([1, 100])).toBe(false);
  });

  it('puts even levels in the middle of even cells', () => {
    const { places, edges } = cellAxis([0, 1, 2, 3]);
    expect(places).toEqual([0.125, 0.375, 0.625, 0.875]);
    expect(edges).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });

  it('has every level inside its cell, and values where they are found again', () => {
    const levels = fc
      .uniqueArray(fc.integer({ min: -1000, max: 100_000 }), { minLength: 2, maxLength: 12 })
      .map((all) => all.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(levels, (given) => {
        const { places, edges, placeOf, valueAt } = cellAxis(given);
        expect([edges[0], edges.at(-1)]).toEqual([0, 1]);
        for (const [k, place] of places.entries()) {
          expect(place).toBeGreaterThan(edges[k] as number);
          expect(place).toBeLessThan(edges[k + 1] as number);
          expect(placeOf(given[k] as number)).toBeCloseTo(place, 9);
          expect(valueAt(place) / (given[k] || 1)).toBeCloseTo(given[k] === 0 ? 0 : 1, 6);
        }
      }),
    );
  });

  it('names few levels one by one, and of many round values between the first and the last', () => {
    const texts = (levels: readonly number[]): string[] =>
      axisLabels({ ...detection, levels }, cellAxis(levels)).map(({ text }) => text);
    expect(texts([0.1, 0.25, 0.9])).toEqual(['0.1', '0.25', '0.9']);
    expect(texts(evenly(0, 1, 25))).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1']);
    expect(texts(Array.from({ length: 14 }, (_, k) => 2 ** k))).toEqual(
      ['1', '2', '5', '10', '20', '50', '100', '200', '500', '1,000', '2,000', '5,000'], // biome-ignore format: one line
    );
  });
});
