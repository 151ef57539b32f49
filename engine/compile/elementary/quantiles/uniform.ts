import type { Algebra } from '../algebra.ts';

/**
 * The inverse CDF of the uniform distribution: a + u (b − a).
 *
 * @param u in [0, 1); for a = 0, b = 1 the result is u itself, otherwise rounding can give b
 */
export const uniformQuantile = <N, M>(algebra: Algebra<N, M>, u: N, a: N, b: N): N =>
  algebra.add(a, algebra.mul(u, algebra.sub(b, a)));

/** The CDF of the uniform distribution on [a, b], a < b: (x − a) / (b − a), at least 0 and at most 1. */
export const uniformCdf = <N, M>(algebra: Algebra<N, M>, x: N, a: N, b: N): N => {
  const { constant, sub, div, pmin, pmax } = algebra;
  return pmin(pmax(div(sub(x, a), sub(b, a)), constant(0)), constant(1));
};
