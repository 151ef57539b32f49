import type { Algebra } from '../algebra.ts';

/**
 * The inverse CDF of the triangular distribution.
 *
 * min + √(u (max − min) (mode − min)) below the mode, max − √((1 − u) (max − min) (max − mode)) above it.
 *
 * @param u in [0, 1)
 * @param mode in [min, max]; with min = mode = max the result is max
 */
export const triangularQuantile = <N, M>(algebra: Algebra<N, M>, u: N, min: N, mode: N, max: N): N => {
  const { constant, add, sub, mul, sqrt, lt, select } = algebra;
  const width = sub(max, min);
  const rise = sub(mode, min);
  const belowMode = mul(u, width);
  const aboveMode = mul(sub(constant(1), u), width);
  const lower = add(min, sqrt(mul(belowMode, rise)));
  const upper = sub(max, sqrt(mul(aboveMode, sub(max, mode))));
  return select(lt(belowMode, rise), lower, upper);
};

/** The CDF of the triangular distribution, min < max; 0 below min, 1 above max. */
export const triangularCdf = <N, M>(algebra: Algebra<N, M>, x: N, min: N, mode: N, max: N): N => {
  const { constant, sub, mul, div, lt, pmin, pmax, select } = algebra;
  const width = sub(max, min);
  const inside = pmin(pmax(x, min), max);
  const rise = sub(inside, min);
  const fall = sub(max, inside);
  const lower = div(mul(rise, rise), mul(width, sub(mode, min)));
  const upper = sub(constant(1), div(mul(fall, fall), mul(width, sub(max, mode))));
  return select(lt(inside, mode), lower, select(lt(inside, max), upper, constant(1)));
};
