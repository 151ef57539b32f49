import type { Algebra } from './algebra.ts';
import { polynomial } from './polynomial.ts';

const LOG2_E = 1.4426950408889634;
/** ln 2 in two parts; the first has 32 trailing zero bits, so that k times it is exact. */
export const LN2_HIGH = 6.9314718036912381649e-1;
export const LN2_LOW = 1.90821492927058770002e-10;

/** fdlibm's P1 to P5: r (e^r + 1) / (e^r − 1) = 2 + P1 r² + P2 r⁴ + …, |error| < 2^-59 on |r| ≤ ln 2 / 2. */
const P = [
  1.66666666666666019037e-1, -2.77777777770155933842e-3, 6.61375632143793436117e-5, -1.6533902205465251539e-6,
  4.13813679705723846039e-8,
];

/** r − r² (P1 + P2 r² + …), so that e^r = 1 + r + r c / (2 − c). */
export const exponentialRemainder = <N, M>(algebra: Algebra<N, M>, r: N): N => {
  const square = algebra.mul(r, r);
  return algebra.sub(r, algebra.mul(square, polynomial(algebra, square, P)));
};

/** x = k ln 2 + r with k whole and r = high − low, |r| ≤ ln 2 / 2. */
export const reduceByLn2 = <N, M>(algebra: Algebra<N, M>, x: N): { k: N; high: N; low: N; r: N } => {
  const { constant, sub, mul, nearest } = algebra;
  const k = nearest(mul(x, constant(LOG2_E)));
  const high = sub(x, mul(k, constant(LN2_HIGH)));
  const low = mul(k, constant(LN2_LOW));
  return { k, high, low, r: sub(high, low) };
};

/**
 * e^x = power · 2^k with k whole and `power` in [0.7, 1.42], for |x| ≤ 1000; NaN gives a NaN power.
 *
 * 23 instructions, one division. Source: fdlibm 5.3, e_exp.c.
 */
export const exponentialParts = <N, M>(algebra: Algebra<N, M>, x: N): { k: N; power: N } => {
  const { constant, sub, mul, div } = algebra;
  const { k, high, low, r } = reduceByLn2(algebra, x);
  const c = exponentialRemainder(algebra, r);
  const quotient = div(mul(r, c), sub(constant(2), c));
  return { k, power: sub(constant(1), sub(sub(low, quotient), high)) };
};
