import { describe, expect, it } from 'vitest';
import { shortNumber } from '../../../engine/analysis/prim/short-number.ts';
import * as fc from '../../properties/seeded.ts';

describe('shortNumber', () => {
  it.each([
    [0.3125, 0.336, 0.32],
    [2, 7, 5],
    [0.3, 0.325, 0.31],
    [3, 4, 3.5],
    [948, 1100, 1000],
    [-0.2, 0.7, 0],
    [-0.26, -0.24, -0.25],
    [0.30000000000000004, 0.4, 0.35],
    [1e-9, 3e-9, 2e-9],
    [1.2e12, 1.4e12, 1.3e12],
  ])('finds between %d and %d the number %d', (a, b, short) => {
    expect(shortNumber(a, b)).toBe(short);
  });

  it('finds none between neighbours and in nothing', () => {
    expect(shortNumber(1, 1 + Number.EPSILON)).toBeUndefined();
    expect(shortNumber(2, 2)).toBeUndefined();
    expect(shortNumber(3, 2)).toBeUndefined();
  });

  it('lies strictly between any two numbers, and no number with fewer decimals does', () => {
    const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(finite, finite, (one, other) => {
        const [a, b] = [Math.min(one, other), Math.max(one, other)];
        const short = shortNumber(a, b);
        if (short === undefined) {
          const middle = a + (b - a) / 2;
          expect(middle === a || middle === b).toBe(true);
          return;
        }
        expect(short > a && short < b).toBe(true);
        const decimals = (/^-?\d+\.(\d+)$/.exec(String(short))?.[1] ?? '').length;
        for (let fewer = 0; fewer < Math.min(decimals, 6); fewer++) {
          const unit = Number(`1e${fewer}`);
          const next = Number(`${Math.floor(a * unit) + 1}e-${fewer}`);
          // The product may round up to the next whole number; then this says nothing.
          if (next > a) expect(next >= b).toBe(true);
        }
      }),
    );
  });

  it('spans what has no finite width', () => {
    expect(shortNumber(-Number.MAX_VALUE, Number.MAX_VALUE)).toBe(0);
  });
});
