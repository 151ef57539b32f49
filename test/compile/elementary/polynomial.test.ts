import { expect, it } from 'vitest';
import { polynomial } from '../../../engine/compile/elementary/polynomial.ts';
import { scalarAlgebra } from '../../../engine/compile/elementary/scalar.ts';

it('evaluates a polynomial, lowest degree first', () => {
  expect(polynomial(scalarAlgebra, 2, [3])).toBe(3);
  expect(polynomial(scalarAlgebra, 2, [3, -1, 5])).toBe(3 - 2 + 20);
});
