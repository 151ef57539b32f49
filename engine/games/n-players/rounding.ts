// What doubles can and cannot say. JavaScript rounds every operation to nearest and offers no other direction, so
// bounds here are kept by an account of the errors instead (Higham 2002, Accuracy and stability of numerical
// algorithms, ch. 3): each of + − × ÷ errs by at most u = 2^-53 of its result, underflow aside.

/** u, the unit roundoff: 2^-53. */
export const ROUNDOFF = 1.1102230246251565e-16;

/**
 * A factor that makes an upper bound of a computed sum of products of non-negative numbers: fewer than 1,000 operations
 * lose less than 1000 · 2^-53 < 2^-40 of it.
 */
export const ABOVE = 1 + 1 / 1_099_511_627_776;

/** Below this a product may have lost digits to underflow; added once to what is bounded from above. */
export const SMALLEST = 1e-290;

const double = new Float64Array(1);
const word = new BigInt64Array(double.buffer);

/** The next double above a finite one. */
export const nextUp = (x: number): number => {
  if (x === 0) return 5e-324;
  double[0] = x;
  word[0] = word[0]! + (x > 0 ? 1n : -1n);
  return double[0]!;
};

/** The next double below a finite one. */
export const nextDown = (x: number): number => -nextUp(-x);

/**
 * The power of two by which to multiply a positive normal number to bring it into [1/2, 1). Multiplying by it is exact.
 */
export const scaleToUnit = (x: number): number => {
  double[0] = x;
  const exponent = Number((word[0]! >> 52n) & 0x7ffn);
  // x = 1.f · 2^(exponent − 1023); the result is 2^(1022 − exponent), itself kept normal.
  word[0] = BigInt(Math.min(2046, Math.max(1, 2045 - exponent))) << 52n;
  return double[0]!;
};
