import type { Algebra } from '../algebra.ts';
import { normcdf } from '../normcdf.ts';
import { standardNormalQuantile } from './standard-normal.ts';

/**
 * The inverse CDF of the normal distribution: mean + sd Φ⁻¹(u).
 *
 * @param u in [0, 1); 0 is taken for 2^-54
 * @param sd at least 0; 0 gives the mean
 */
export const normalQuantile = <N, M>(algebra: Algebra<N, M>, u: N, mean: N, sd: N): N =>
  algebra.add(mean, algebra.mul(sd, standardNormalQuantile(algebra, u)));

/** The CDF of the normal distribution with sd > 0: Φ((x − mean) / sd). */
export const normalCdf = <N, M>(algebra: Algebra<N, M>, x: N, mean: N, sd: N): N =>
  normcdf(algebra, algebra.div(algebra.sub(x, mean), sd));
