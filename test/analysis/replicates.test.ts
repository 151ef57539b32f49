import { describe, expect, it } from 'vitest';
import { completeRows, covarianceOf, productOfExpectations } from '../../engine/analysis/replicates.ts';
import * as fc from '../properties/seeded.ts';

describe('productOfExpectations', () => {
  it('is the mean product of different replicates', () => {
    // (1·5 + 1·6 + 2·4 + 2·6 + 3·4 + 3·5) / 6
    expect(productOfExpectations(Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6))).toBeCloseTo(58 / 6, 12);
    expect(productOfExpectations(Float64Array.of(3), Float64Array.of(4))).toBe(12);
  });

  it('is so for any replicates', () => {
    const pair = fc.tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: -100, max: 100 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 12 }), (pairs) => {
        const n = pairs.length;
        let sum = 0;
        pairs.forEach(([u], r) => {
          pairs.forEach(([, v], s) => {
            if (r !== s) sum += u * v;
          });
        });
        const u = Float64Array.from(pairs, ([value]) => value);
        const v = Float64Array.from(pairs, ([, value]) => value);
        expect(productOfExpectations(u, v)).toBeCloseTo(sum / (n * (n - 1)), 7);
      }),
    );
  });
});

describe('covarianceOf', () => {
  it('has n − 1 in the denominator', () => {
    expect(covarianceOf(Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 6))).toBe(2);
  });
});

describe('completeRows', () => {
  const none = Number.NaN;

  it('keeps pairs as pairs', () => {
    const { rows, used, deterministic, dropped } = completeRows([
      [
        [1, 2, 3],
        [4, none, 6],
      ],
      [
        [none, 2, 3],
        [4, none, 6],
      ],
      [
        [7, 8, 9],
        [7, 8, 9],
      ],
    ]);
    expect(rows).toEqual([
      [Float64Array.of(1, 3), Float64Array.of(4, 6)],
      [Float64Array.of(7, 8, 9), Float64Array.of(7, 8, 9)],
    ]);
    expect({ used, deterministic, dropped }).toEqual({
      used: [0, 2],
      deterministic: false,
      dropped: { rows: 1, replicates: 4 },
    });
  });

  it('keeps single replicates only where no more were planned', () => {
    expect(completeRows([[[1]], [[Number.NEGATIVE_INFINITY]]])).toMatchObject({
      deterministic: true,
      used: [0],
      dropped: { rows: 1, replicates: 1 },
    });
    expect(() => completeRows([[[1, none]], [[2, none]]])).toThrow(/4 of 4 replicates/);
  });

  it('refuses nothing, ragged rows, and more than half missing', () => {
    expect(() => completeRows([])).toThrow(/at least one row/);
    expect(() => completeRows([[[]]])).toThrow(/at least one row/);
    expect(() => completeRows([[[1, 2]], [[1]]])).toThrow(/1 points of 2 replicates in each row, not so in row 1/);
    expect(() => completeRows([[[1]], [[none]], [[none]]])).toThrow(/2 of 3 replicates/);
  });
});
