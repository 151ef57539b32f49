import type { Algebra } from '../algebra.ts';

/** 1 − 2^-53, the largest number below 1. */
const BELOW_ONE = 0.9999999999999999;

/**
 * The inverse CDF of a distribution cut to [low, high]: quantile(F(low) + u (F(high) − F(low))), kept in [low, high].
 *
 * Where F is so near 1 that its steps of 2^-53 show (a range that begins more than 6 sd above a normal mean), values
 * are coarse; where the range has no mass the result is one of its ends.
 *
 * @param u in [0, 1)
 * @param low lower end of the range, −Infinity for none
 * @param high upper end of the range, above low, Infinity for none
 * @param cdf the distribution's F
 * @param quantile the distribution's inverse CDF, for arguments in [0, 1)
 */
export const truncated = <N, M>(
  algebra: Algebra<N, M>,
  u: N,
  low: N,
  high: N,
  cdf: (x: N) => N,
  quantile: (u: N) => N,
): N => {
  const { constant, add, sub, mul, pmin, pmax } = algebra;
  const start = cdf(low);
  const inside = pmin(add(start, mul(u, sub(cdf(high), start))), constant(BELOW_ONE));
  return pmin(pmax(quantile(inside), low), high);
};
