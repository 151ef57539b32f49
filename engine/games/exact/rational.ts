/**
 * A rational number in lowest terms: numerator / denominator, the denominator positive. Zero is 0/1.
 *
 * Payoffs are read exactly and equilibria are reported exactly: a solver that asks `probability >= 0` of doubles after a
 * linear solve loses equilibria on every second random game of small integers.
 */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

const absolute = (x: bigint): bigint => (x < 0n ? -x : x);

/** The greatest common divisor of two whole numbers, never negative; of 0 and 0 it is 0. */
export const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let x = absolute(a);
  let y = absolute(b);
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** The least common multiple of two positive whole numbers. */
export const leastCommonMultiple = (a: bigint, b: bigint): bigint => (a / greatestCommonDivisor(a, b)) * b;

/**
 * The rational number numerator / denominator.
 *
 * @throws RangeError when the denominator is 0
 */
export const rational = (numerator: bigint, denominator: bigint = 1n): Rational => {
  if (denominator === 0n) throw new RangeError('rational: expected a denominator other than 0, got 0');
  const divisor = greatestCommonDivisor(numerator, denominator);
  const sign = denominator < 0n ? -1n : 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
};

export const ZERO: Rational = { numerator: 0n, denominator: 1n };
export const ONE: Rational = { numerator: 1n, denominator: 1n };

export const add = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const subtract = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);

export const multiply = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator);

/** @throws RangeError when b is 0 */
export const divide = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator, a.denominator * b.numerator);

export const negate = (a: Rational): Rational => ({ numerator: -a.numerator, denominator: a.denominator });

/** -1, 0 or 1 as a is less than, equal to or greater than b. */
export const compare = (a: Rational, b: Rational): -1 | 0 | 1 => {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
};

export const equal = (a: Rational, b: Rational): boolean =>
  a.numerator === b.numerator && a.denominator === b.denominator;

/** The larger of two; of equals the first. */
export const larger = (a: Rational, b: Rational): Rational => (compare(a, b) < 0 ? b : a);
