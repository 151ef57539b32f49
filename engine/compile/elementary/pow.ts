import type { Algebra } from './algebra.ts';
import { exponentialRemainder } from './exponential-parts.ts';
import { polynomial } from './polynomial.ts';

const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TWO_54 = 18014398509481984;
const SQRT_1_5 = 1.224744871391589;
const SQRT_3 = 1.7320508075688772;

/** fdlibm's L1 to L6: (3/2) (log x − 2 s − (2/3) s³) = s⁵ (L1 + L2 s² + …), s = (x − b) / (x + b). */
const L = [
  5.99999999999994648725e-1, 4.28571428578550184252e-1, 3.33333329818377432918e-1, 2.72728123808534006489e-1,
  2.30660745775561754067e-1, 2.06975017800338417784e-1,
];
/** log₂ 1.5 in two parts. */
const LOG2_1_5_HIGH = 5.84962487220764160156e-1;
const LOG2_1_5_LOW = 1.35003920212974897128e-8;
/** 2 / (3 ln 2), whole and in two parts. */
const CP = 9.61796693925975554329e-1;
const CP_HIGH = 9.61796700954437255859e-1;
const CP_LOW = -7.02846165095275826516e-9;
/** ln 2, whole and in two parts. */
const LN2 = 6.93147180559945286227e-1;
const LN2_HIGH = 6.93147182464599609375e-1;
const LN2_LOW = -1.90465429995776804525e-9;

/** A number as the unevaluated sum of a leading part with 21 significant bits and a trailing part. */
type Parts<N> = { high: N; low: N };

/** ax = 2^n m for positive finite ax, m in [√3/2, √3); near 1.5 (√1.5 ≤ m) the logarithm is taken around 1.5. */
const reduce = <N, M>(algebra: Algebra<N, M>, ax: N): { n: N; m: N; near: M } => {
  const { constant, add, mul, lt, ge, and, not, select, exponent, mantissa } = algebra;
  const subnormal = lt(ax, constant(SMALLEST_NORMAL));
  const normal = select(subnormal, mul(ax, constant(TWO_54)), ax);
  const significand = mantissa(normal);
  const large = ge(significand, constant(SQRT_3));
  const n = add(exponent(normal), select(subnormal, constant(-54), constant(0)));
  return {
    n: select(large, add(n, constant(1)), n),
    m: select(large, mul(significand, constant(0.5)), significand),
    near: and(ge(significand, constant(SQRT_1_5)), not(large)),
  };
};

/** s = (m − b) / (m + b): rounded, and as a sum of two parts that is exact to about 2^-74. */
const ratio = <N, M>(algebra: Algebra<N, M>, m: N, b: N): Parts<N> & { rounded: N } => {
  const { constant, add, sub, mul, div, highWord } = algebra;
  const u = sub(m, b);
  const sum = add(m, b);
  const v = div(constant(1), sum);
  const rounded = mul(u, v);
  const high = highWord(rounded);
  const sumHigh = highWord(sum);
  const sumLow = sub(m, sub(sumHigh, b));
  const low = mul(v, sub(sub(u, mul(high, sumHigh)), mul(high, sumLow)));
  return { rounded, high, low };
};

/** (3/2) log(m / b) / 2 as a sum of two parts. */
const scaledLogarithm = <N, M>(algebra: Algebra<N, M>, s: Parts<N> & { rounded: N }): Parts<N> => {
  const { constant, add, sub, mul, highWord } = algebra;
  const square = mul(s.rounded, s.rounded);
  const tail = mul(mul(square, square), polynomial(algebra, square, L));
  const r = add(tail, mul(s.low, add(s.high, s.rounded)));
  const highSquare = mul(s.high, s.high);
  const factorHigh = highWord(add(add(constant(3), highSquare), r));
  const factorLow = sub(r, sub(sub(factorHigh, constant(3)), highSquare));
  const u = mul(s.high, factorHigh);
  const v = add(mul(s.low, factorHigh), mul(factorLow, s.rounded));
  const high = highWord(add(u, v));
  return { high, low: sub(v, sub(high, u)) };
};

/** log₂ ax as a sum of two parts, for positive finite ax. */
const binaryLogarithm = <N, M>(algebra: Algebra<N, M>, ax: N): Parts<N> => {
  const { constant, add, sub, mul, select, highWord } = algebra;
  const { n, m, near } = reduce(algebra, ax);
  const zero = constant(0);
  const centre = select(near, constant(1.5), constant(1));
  const centreHigh = select(near, constant(LOG2_1_5_HIGH), zero);
  const centreLow = select(near, constant(LOG2_1_5_LOW), zero);
  const p = scaledLogarithm(algebra, ratio(algebra, m, centre));
  const zHigh = mul(constant(CP_HIGH), p.high);
  const zLow = add(add(mul(constant(CP_LOW), p.high), mul(p.low, constant(CP))), centreLow);
  const high = highWord(add(add(add(zHigh, zLow), centreHigh), n));
  return { high, low: sub(zLow, sub(sub(sub(high, n), centreHigh), zHigh)) };
};

/** 2^(high + low), where |high| may be anything and |low| is at most 2^-18 |high|. */
const binaryExponential = <N, M>(algebra: Algebra<N, M>, exponentParts: Parts<N>): N => {
  const { constant, add, sub, mul, div, pmin, pmax, nearest, highWord, powerOfTwo } = algebra;
  const clamp = (x: N, bound: number): N => pmin(pmax(x, constant(-bound)), constant(bound));
  const high = clamp(exponentParts.high, 2000);
  const low = clamp(exponentParts.low, 1);
  const k = nearest(add(low, high));
  const rest = sub(high, k);
  const t = highWord(add(low, rest));
  const u = mul(t, constant(LN2_HIGH));
  const v = add(mul(sub(low, sub(t, rest)), constant(LN2)), mul(t, constant(LN2_LOW)));
  const z = add(u, v);
  const w = sub(v, sub(z, u));
  const c = exponentialRemainder(algebra, z);
  const r = sub(div(mul(z, c), sub(c, constant(2))), add(w, mul(z, w)));
  const power = sub(constant(1), sub(r, z));
  const half = mul(k, constant(0.5));
  return mul(mul(power, powerOfTwo(half)), powerOfTwo(nearest(half)));
};

/** |x|^y for finite nonzero x; y beyond ±2^65 acts as an infinite one, because |log₂ |x|| is 0 or at least 2^-53. */
const magnitude = <N, M>(algebra: Algebra<N, M>, ax: N, y: N): N => {
  const { constant, add, sub, mul, pmin, pmax, highWord } = algebra;
  const bound = 36893488147419103232;
  const exponent = pmin(pmax(y, constant(-bound)), constant(bound));
  const logarithm = binaryLogarithm(algebra, ax);
  const exponentHigh = highWord(exponent);
  return binaryExponential(algebra, {
    high: mul(exponentHigh, logarithm.high),
    low: add(mul(sub(exponent, exponentHigh), logarithm.high), mul(exponent, logarithm.low)),
  });
};

/**
 * x to the power y, with the special cases of C99 (annex F.9.4.4): x⁰ = 1 and 1^y = 1 even for NaN, (−1)^±Infinity = 1,
 * a negative x has a power only for whole y (else NaN), zeros and infinities keep the sign for odd whole y.
 *
 * log₂|x| in two parts, times y in two parts, then 2 to that.
 *
 * Maximal error found: 0.85 ulp. 162 instructions, three divisions.
 * Source: fdlibm 5.3, e_pow.c (Sun Microsystems 1993), without its branches.
 */
export const pow = <N, M>(algebra: Algebra<N, M>, x: N, y: N): N => {
  const { constant, mul, div, neg, abs, floor, eq, ne, lt, gt, and, or, not, select, copySign } = algebra;
  const zero = constant(0);
  const one = constant(1);
  const infinity = constant(Infinity);
  const ax = abs(x);
  const limit = select(lt(y, zero), div(one, ax), ax);
  const ordinary = magnitude(algebra, ax, y);
  const size = select(or(eq(ax, zero), eq(ax, infinity)), limit, ordinary);
  const whole = eq(floor(y), y);
  const half = mul(y, constant(0.5));
  const odd = and(whole, ne(floor(half), half));
  const signed = select(odd, copySign(size, x), size);
  const undefinedPower = and(and(lt(x, zero), gt(x, neg(infinity))), not(whole));
  const orNaN = select(or(undefinedPower, or(ne(x, x), ne(y, y))), constant(NaN), signed);
  return select(or(eq(y, zero), eq(x, one)), one, orNaN);
};
