import type { Algebra } from '../algebra.ts';
import { exp } from '../exp.ts';
import { exponentialQuantile } from './exponential.ts';

/**
 * The inverse CDF of the Pareto distribution: scale (1 − u)^(−1/shape), computed as scale e^(−log(1 − u) / shape).
 *
 * u = 0 gives the scale. The largest possible value is scale 2^(53/shape); cap it if the mean has to exist. The
 * relative error is at most about (2 + 37/shape) 2^-53.
 *
 * @param u a multiple of 2^-53 in [0, 1)
 * @param scale the smallest value, above 0
 * @param shape the tail's exponent α, above 0; for α ≤ 1 the mean is infinite
 */
export const paretoQuantile = <N, M>(algebra: Algebra<N, M>, u: N, scale: N, shape: N): N =>
  algebra.mul(scale, exp(algebra, exponentialQuantile(algebra, u, shape)));
