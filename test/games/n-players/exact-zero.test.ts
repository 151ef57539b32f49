import { describe, expect, it } from 'vitest';
import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import { simpleRational } from '../../../engine/games/n-players/exact-zero.ts';
import * as fc from '../../properties/seeded.ts';

describe('simpleRational', () => {
  it('finds the fraction that a double stands for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (q, part) => {
        const p = part % (q + 1);
        const found = simpleRational(p / q, 1e-15)!;
        expect(found.numerator * BigInt(q)).toBe(BigInt(p) * found.denominator);
      }),
    );
  });

  it('takes the simplest within the distance', () => {
    expect(formatRational(simpleRational(0.3334, 0.001)!)).toBe('1/3');
    expect(formatRational(simpleRational(0.3334, 1e-9)!)).toBe('1667/5000');
  });

  it('says nothing of numbers with large denominators', () => {
    expect(simpleRational(Math.SQRT1_2, 1e-15)).toBeUndefined();
  });
});
