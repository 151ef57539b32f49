import type { Algebra } from './algebra.ts';

/**
 * A polynomial by Horner's rule: c₀ + x (c₁ + x (c₂ + …)), one product and one sum per degree.
 *
 * @param coefficients c₀, c₁, …, lowest degree first; at least one
 */
export const polynomial = <N, M>(algebra: Algebra<N, M>, x: N, coefficients: readonly number[]): N => {
  const last = coefficients.length - 1;
  let value = algebra.constant(coefficients[last] as number);
  for (let degree = last - 1; degree >= 0; degree--) {
    value = algebra.add(algebra.constant(coefficients[degree] as number), algebra.mul(x, value));
  }
  return value;
};
