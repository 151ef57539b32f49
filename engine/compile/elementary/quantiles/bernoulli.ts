import type { Algebra } from '../algebra.ts';

/**
 * 1 with probability p, else 0: 1 if u < p. A NaN p gives NaN, so that it is noticed.
 *
 * @param u in [0, 1)
 * @param p below 0 acts as 0, above 1 as 1
 */
export const bernoulliQuantile = <N, M>(algebra: Algebra<N, M>, u: N, p: N): N => {
  const { constant, lt, ge, select } = algebra;
  return select(lt(u, p), constant(1), select(ge(u, p), constant(0), p));
};
