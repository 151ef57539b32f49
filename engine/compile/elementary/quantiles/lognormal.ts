import type { Algebra } from '../algebra.ts';
import { exp } from '../exp.ts';
import { log } from '../log.ts';
import { normalCdf, normalQuantile } from './normal.ts';

/**
 * The inverse CDF of the lognormal distribution: e^(mean + sd Φ⁻¹(u)).
 *
 * @param u in [0, 1); 0 is taken for 2^-54
 * @param mean of the logarithm
 * @param sd of the logarithm, at least 0
 */
export const lognormalQuantile = <N, M>(algebra: Algebra<N, M>, u: N, mean: N, sd: N): N =>
  exp(algebra, normalQuantile(algebra, u, mean, sd));

/** The CDF of the lognormal distribution with sd > 0: Φ((log x − mean) / sd), and 0 for x ≤ 0. */
export const lognormalCdf = <N, M>(algebra: Algebra<N, M>, x: N, mean: N, sd: N): N => {
  const zero = algebra.constant(0);
  return algebra.select(algebra.le(x, zero), zero, normalCdf(algebra, log(algebra, x), mean, sd));
};
