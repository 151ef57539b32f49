import { expect, it } from 'vitest';
import { exponentialParts } from '../../../engine/compile/elementary/exponential-parts.ts';
import { scalarAlgebra } from '../../../engine/compile/elementary/scalar.ts';
import * as fc from '../../properties/seeded.ts';

it('writes e^x as power times 2^k, power between √½ and √2', () => {
  fc.assert(
    fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (x) => {
      const { k, power } = exponentialParts(scalarAlgebra, x);
      expect(Number.isInteger(k)).toBe(true);
      expect(power).toBeGreaterThan(0.707);
      expect(power).toBeLessThan(1.4143);
      expect(Math.log(power) + k * Math.LN2).toBeCloseTo(x, 11);
    }),
  );
});
