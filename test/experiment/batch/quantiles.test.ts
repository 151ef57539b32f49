import { describe, expect, it } from 'vitest';
import { QUANTILES, quantile, quantilesOf, sortNumbers } from '../../../engine/experiment/batch/quantiles.ts';
import * as fc from '../../properties/seeded.ts';

describe('quantile, type 7', () => {
  it('is what R gives for quantile(c(1, 2, 3, 4), p)', () => {
    const sorted = Float64Array.of(1, 2, 3, 4);
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile(sorted, share))).toEqual([1, 1.75, 2.5, 3.25, 4]);
    expect(quantile(sorted, 0.05)).toBeCloseTo(1.15, 14);
    expect(quantile(sorted, 0.95)).toBeCloseTo(3.85, 14);
  });

  it('is the value itself of one value, nothing of none, infinite between infinities', () => {
    expect(quantilesOf(Float64Array.of(7))).toEqual({ p05: 7, p25: 7, p50: 7, p75: 7, p95: 7 });
    expect(quantile(new Float64Array(0), 0.5)).toBeNaN();
    expect(quantile(Float64Array.of(Infinity, Infinity), 0.5)).toBe(Infinity);
  });

  it('lies between its neighbours in the sorted values, at the exact rank where the rank is whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 99 }),
        (values) => {
          const sorted = [...values].sort((a, b) => a - b);
          const found = quantilesOf(Float64Array.from(values));
          for (const [name, share] of QUANTILES) {
            const rank = share * (sorted.length - 1);
            expect(found[name]).toBeGreaterThanOrEqual(sorted[Math.floor(rank)] as number);
            expect(found[name]).toBeLessThanOrEqual(sorted[Math.ceil(rank)] as number);
          }
        },
      ),
    );
  });
});

describe('sorting numbers', () => {
  it('puts every bit where the standard sort puts it, zeros of both signs and infinities too', () => {
    const number = fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, -0, Infinity, -Infinity));
    fc.assert(
      fc.property(fc.array(number, { maxLength: 99 }), fc.nat(3), (values, offset) => {
        const place = new Float64Array(values.length + offset).subarray(offset);
        place.set(values);
        sortNumbers(place);
        const expected = Float64Array.from(values).sort();
        expect(values.map((_, at) => Object.is(place[at], expected[at]))).not.toContain(false);
      }),
    );
  });
});
