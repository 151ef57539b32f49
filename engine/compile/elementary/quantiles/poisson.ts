import type { Algebra } from '../algebra.ts';
import { exp } from '../exp.ts';
import { scalarAlgebra } from '../scalar.ts';
import { standardNormalQuantile } from './standard-normal.ts';

/** Up to this rate the CDF is summed; above it the normal inverse is rounded. */
export const POISSON_SUMMED_RATE = 30;
/** The largest result. */
export const POISSON_LARGEST = 1e6;
/** The loop's bound. It is never reached: at rate 30 the last u, 1 − 2^-53, ends below 100 terms. */
export const POISSON_TERMS = 200;

/** State of the summation after the terms 0 to k: the k-th term, their sum, the result so far, whether it goes on. */
export type PoissonSum<N, M> = { term: N; cumulative: N; count: N; active: M };

/** Begins the summation: the term e^−rate of k = 0. It goes on where u is not below it and the rate is at most 30. */
export const poissonStart = <N, M>(algebra: Algebra<N, M>, u: N, rate: N): PoissonSum<N, M> => {
  const { constant, neg, ge, le, and } = algebra;
  const term = exp(algebra, neg(rate));
  const active = and(ge(u, term), le(rate, constant(POISSON_SUMMED_RATE)));
  return { term, cumulative: term, count: constant(0), active };
};

/**
 * Adds the k-th term. A sum ends where it exceeds u, or where a term no longer changes it: rounding may leave the
 * whole sum a little below the last u.
 *
 * @param k 1, 2, … up to POISSON_TERMS, the same in every lane
 */
export const poissonStep = <N, M>(
  algebra: Algebra<N, M>,
  u: N,
  rate: N,
  k: N,
  sum: PoissonSum<N, M>,
): PoissonSum<N, M> => {
  const { add, mul, div, ge, gt, and, select } = algebra;
  const term = div(mul(sum.term, rate), k);
  const cumulative = add(sum.cumulative, term);
  return {
    term,
    cumulative,
    count: select(sum.active, k, sum.count),
    active: and(sum.active, and(ge(u, cumulative), gt(cumulative, sum.cumulative))),
  };
};

/** The result: the summed count, or for rates above 30 the rounded normal inverse, 0 for rates ≤ 0, NaN for NaN. */
export const poissonFinish = <N, M>(algebra: Algebra<N, M>, u: N, rate: N, count: N): N => {
  const { constant, add, mul, sqrt, floor, ne, gt, le, pmin, pmax, select } = algebra;
  const zero = constant(0);
  const bounded = pmin(rate, constant(1e12));
  const spread = mul(sqrt(bounded), standardNormalQuantile(algebra, u));
  const rounded = floor(add(add(bounded, spread), constant(0.5)));
  const approximate = pmin(pmax(rounded, zero), constant(POISSON_LARGEST));
  const counted = select(gt(rate, constant(POISSON_SUMMED_RATE)), approximate, count);
  return select(le(rate, zero), zero, select(ne(rate, rate), rate, counted));
};

/**
 * The inverse CDF of the Poisson distribution: the smallest k with F(k) > u.
 *
 * Up to rate 30 the CDF is summed; above, it is ⌊rate + √rate Φ⁻¹(u) + ½⌋, at least 0 and at most 1e6. Rates ≤ 0 give
 * 0, NaN gives NaN. This is the loop that the kernel runs with masks, two lanes at once and with the same operations:
 *
 *     sum = poissonStart(u, rate)
 *     k = 1
 *     while any lane of sum.active and k ≤ POISSON_TERMS:
 *       sum = poissonStep(u, rate, k, sum)
 *       k = k + 1
 *     result = poissonFinish(u, rate, sum.count)
 *
 * A step taken while one's own lane is inactive leaves its count as it is, so lanes do not influence each other.
 *
 * @param u in [0, 1)
 * @param rate expected count
 */
export const poissonQuantile = (u: number, rate: number): number => {
  let sum = poissonStart(scalarAlgebra, u, rate);
  for (let k = 1; sum.active && k <= POISSON_TERMS; k++) sum = poissonStep(scalarAlgebra, u, rate, k, sum);
  return poissonFinish(scalarAlgebra, u, rate, sum.count);
};
