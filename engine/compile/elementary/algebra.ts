/** Functions so long that they may be called instead of written out. */
export const CALLED_FUNCTIONS = ['standardNormalQuantile'] as const;
export type CalledFunction = (typeof CALLED_FUNCTIONS)[number];

/**
 * The operations every elementary function is made of. Each is exact IEEE 754 binary64 arithmetic or a bit operation
 * and at most three WebAssembly SIMD instructions, so that all instantiations give the same bits: plain numbers
 * (`scalarAlgebra`) and nodes of the kernel's dataflow graph.
 *
 * `N` is a number, `M` a truth value (in the kernel a mask of all ones or all zeros). Elementary functions are
 * straight-line: there is no branch, both sides of `select` are evaluated.
 *
 * Its members are taken apart by the functions (`const { add, mul } = algebra`), so they must not use `this`.
 *
 * The bits of a NaN (sign, payload) are not defined by WebAssembly: a function must never let them reach a result that
 * is not NaN.
 */
export type Algebra<N, M> = {
  /**
   * A function of one number as a call, or nothing where its operations are to stand in place: the result is the same, the
   * code is shorter. Left out: always in place.
   */
  readonly called?: (name: CalledFunction, x: N) => N | undefined;
  constant(value: number): N;
  add(a: N, b: N): N;
  sub(a: N, b: N): N;
  mul(a: N, b: N): N;
  div(a: N, b: N): N;
  neg(a: N): N;
  abs(a: N): N;
  sqrt(a: N): N;
  floor(a: N): N;
  ceil(a: N): N;
  trunc(a: N): N;
  /** The nearest whole number, ties to even. */
  nearest(a: N): N;
  /** `f64x2.min`: NaN if either is NaN, −0 below +0. Seven x64 instructions; `pmin` is one. */
  min(a: N, b: N): N;
  /** `f64x2.max`: NaN if either is NaN, −0 below +0. */
  max(a: N, b: N): N;
  /** `f64x2.pmin`: `b < a ? b : a`, so a NaN in `a` stays and a NaN in `b` is ignored. */
  pmin(a: N, b: N): N;
  /** `f64x2.pmax`: `a < b ? b : a`, so a NaN in `a` stays and a NaN in `b` is ignored. */
  pmax(a: N, b: N): N;
  /** |magnitude| with the sign bit of `sign`: one `v128.bitselect` with a constant mask. */
  copySign(magnitude: N, sign: N): N;
  eq(a: N, b: N): M;
  ne(a: N, b: N): M;
  lt(a: N, b: N): M;
  le(a: N, b: N): M;
  gt(a: N, b: N): M;
  ge(a: N, b: N): M;
  and(a: M, b: M): M;
  or(a: M, b: M): M;
  not(a: M): M;
  select(condition: M, whenTrue: N, whenFalse: N): N;
  /**
   * 2^n as bits: (n + (2^52 + 1023)) << 52, an f64 addition and a shift.
   *
   * n in [−1022, 1023] gives the power, −1023 gives 0 and 1024 gives Infinity. An n halfway between two whole numbers
   * is taken to the odd one (the sum is rounded to even, and 1023 is odd); `nearest` takes it to the even one.
   */
  powerOfTwo(n: N): N;
  /** Unbiased binary exponent of a positive normal x as a number: ((bits >>> 52) | 0x433 << 52) − (2^52 + 1023). */
  exponent(x: N): N;
  /** The significand in [1, 2) of a normal x, sign dropped: (bits & 0x000f…f) | 0x3ff0…0. */
  mantissa(x: N): N;
  /** x with its low 32 bits cleared: the 21 leading bits of the significand, so that products of two are exact. */
  highWord(x: N): N;
};
