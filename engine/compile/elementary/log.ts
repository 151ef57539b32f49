import type { Algebra } from './algebra.ts';
import { LN2_HIGH, LN2_LOW } from './exponential-parts.ts';
import { polynomial } from './polynomial.ts';

const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TWO_54 = 18014398509481984;
const SQRT_2 = 1.4142135623730951;

/** fdlibm's Lg1 to Lg7: log(1 + f) = f − f²/2 + s (f²/2 + Lg1 s² + Lg2 s⁴ + …), s = f / (2 + f), |error| < 2^-58.45. */
const LG_ODD = [6.66666666666673513e-1, 2.857142874366239149e-1, 1.818357216161805012e-1, 1.479819860511658591e-1];
const LG_EVEN = [3.999999999940941908e-1, 2.222219843214978396e-1, 1.531383769920937332e-1];

/** x = 2^k (1 + f) with √½ < 1 + f ≤ √2, for positive finite x, subnormal or not. */
const reduce = <N, M>(algebra: Algebra<N, M>, x: N): { k: N; f: N } => {
  const { constant, sub, add, mul, lt, gt, select, exponent, mantissa } = algebra;
  const subnormal = lt(x, constant(SMALLEST_NORMAL));
  const normal = select(subnormal, mul(x, constant(TWO_54)), x);
  const significand = mantissa(normal);
  const large = gt(significand, constant(SQRT_2));
  const k = add(exponent(normal), select(subnormal, constant(-54), constant(0)));
  return {
    k: select(large, add(k, constant(1)), k),
    f: sub(select(large, mul(significand, constant(0.5)), significand), constant(1)),
  };
};

const logarithm = <N, M>(algebra: Algebra<N, M>, x: N): N => {
  const { constant, add, sub, mul, div } = algebra;
  const { k, f } = reduce(algebra, x);
  const s = div(f, add(constant(2), f));
  const z = mul(s, s);
  const w = mul(z, z);
  const remainder = add(mul(w, polynomial(algebra, w, LG_EVEN)), mul(z, polynomial(algebra, w, LG_ODD)));
  const halfSquare = mul(constant(0.5), mul(f, f));
  const correction = add(mul(s, add(halfSquare, remainder)), mul(k, constant(LN2_LOW)));
  return sub(mul(k, constant(LN2_HIGH)), sub(sub(halfSquare, correction), f));
};

/**
 * The natural logarithm. log 0 = −Infinity, log of a negative number is NaN, log Infinity = Infinity, log NaN = NaN.
 *
 * x = 2^k (1 + f), √½ < 1 + f ≤ √2, log(1 + f) by fdlibm's rational form.
 *
 * Maximal error found: 0.83 ulp. 49 instructions, one division.
 * Source: fdlibm 5.3, e_log.c (Sun Microsystems 1993).
 */
export const log = <N, M>(algebra: Algebra<N, M>, x: N): N => {
  const { constant, lt, le, eq, select } = algebra;
  const zero = constant(0);
  const finiteOrX = select(lt(x, constant(Infinity)), logarithm(algebra, x), x);
  const atMostZero = select(eq(x, zero), constant(-Infinity), constant(NaN));
  return select(le(x, zero), atMostZero, finiteOrX);
};
