import type { Algebra } from '../algebra.ts';
import { log } from '../log.ts';

/**
 * The inverse CDF of the exponential distribution: −log(1 − u) / rate. u = 0 gives 0, u = 1 − 2^-53 gives 36.7 / rate.
 *
 * @param u a multiple of 2^-53 in [0, 1), so that 1 − u is exact and positive
 * @param rate above 0, per unit of the result
 */
export const exponentialQuantile = <N, M>(algebra: Algebra<N, M>, u: N, rate: N): N => {
  const { constant, sub, div } = algebra;
  return div(sub(constant(0), log(algebra, sub(constant(1), u))), rate);
};
