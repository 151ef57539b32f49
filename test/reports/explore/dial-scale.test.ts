// A slider gives values that can be written down, and stands where its value is.

import { describe, expect, it } from 'vitest';
import { positionOf, roundedValue, STEPS, valueAt } from '../../../reports/explore/dial-scale.ts';
import * as fc from '../../properties/seeded.ts';

const linear = fc
  .tuple(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.double({ min: 0.01, max: 1e4, noNaN: true }))
  .map(([from, width]) => ({ from, to: from + width, log: false, whole: false }));
const logarithmic = fc
  .tuple(fc.double({ min: 1e-6, max: 1e3, noNaN: true }), fc.double({ min: 10, max: 1e4, noNaN: true }))
  .map(([from, factor]) => ({ from, to: from * factor, log: true, whole: false }));
const whole = fc.integer({ min: 1, max: 5000 }).map((to) => ({ from: 0, to, log: false, whole: true }));

describe('the scale of a dial', () => {
  it('goes upwards from end to end', () => {
    fc.assert(
      fc.property(fc.oneof(linear, logarithmic, whole), (scale) => {
        const values = Array.from({ length: STEPS + 1 }, (_, position) => valueAt(scale, position));
        expect([values[0], values[STEPS]]).toEqual([scale.from, scale.to]);
        for (const [k, value] of values.slice(1).entries()) expect(value).toBeGreaterThanOrEqual(values[k] ?? 0);
        expect(values.every((value) => value >= scale.from && value <= scale.to)).toBe(true);
      }),
    );
  });

  it('puts a value of the slider back to where it came from', () => {
    fc.assert(
      fc.property(fc.oneof(linear, logarithmic), fc.integer({ min: 0, max: STEPS }), (scale, position) => {
        expect(Math.abs(positionOf(scale, valueAt(scale, position)) - position)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('writes no more digits than a place of the slider tells apart', () => {
    expect(roundedValue({ from: 0, to: 1, log: false, whole: false }, 1 / 3)).toBe(0.333);
    expect(roundedValue({ from: 0, to: 50, log: false, whole: false }, 6.0001)).toBe(6);
    expect(roundedValue({ from: 0.0017, to: 0.67, log: true, whole: false }, 0.03340665992248499)).toBe(0.0334);
    expect(roundedValue({ from: 0, to: 120, log: false, whole: true }, 11.7)).toBe(12);
  });
});
