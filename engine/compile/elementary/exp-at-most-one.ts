import type { Algebra } from './algebra.ts';
import { exponentialParts } from './exponential-parts.ts';

/**
 * The exponential function of what is not above 0: the bits of `expFlushed` there, with one instruction less.
 *
 * @param x at most 0, or NaN
 */
export const expAtMostOne = <N, M>(algebra: Algebra<N, M>, x: N): N => {
  const { constant, mul, pmax, powerOfTwo } = algebra;
  // At the end k is −1023, whose power of two is 0.
  const { k, power } = exponentialParts(algebra, pmax(x, constant(-709)));
  return mul(power, powerOfTwo(k));
};
