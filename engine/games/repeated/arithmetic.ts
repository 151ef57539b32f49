import { add, divide, multiply, ONE, type Rational, rational, subtract, ZERO } from '../exact/rational.ts';

/** The four operations, so that a formula is written once and evaluated exactly or in doubles. */
export interface Arithmetic<Value> {
  readonly zero: Value;
  readonly one: Value;
  readonly add: (a: Value, b: Value) => Value;
  readonly subtract: (a: Value, b: Value) => Value;
  readonly multiply: (a: Value, b: Value) => Value;
  readonly divide: (a: Value, b: Value) => Value;
}

export const rationals: Arithmetic<Rational> = { zero: ZERO, one: ONE, add, subtract, multiply, divide };

export const doubles: Arithmetic<number> = {
  zero: 0,
  one: 1,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
};

/** A power of x and the sum of those below it: xⁿ and 1 + x + … + xⁿ⁻¹. */
export interface Powers<Value> {
  readonly power: Value;
  readonly sum: Value;
}

/**
 * xⁿ and 1 + x + … + xⁿ⁻¹ together by doubling, S(2n) = S(n) (1 + xⁿ): for x ≥ 0 only positive terms are added, so that
 * nothing cancels near x = 1, where (1 − xⁿ) / (1 − x) would.
 *
 * Cost: O(log n) operations.
 *
 * @param n whole, at least 0
 */
export const powers = <Value>(arithmetic: Arithmetic<Value>, x: Value, n: number): Powers<Value> => {
  const { zero, one, add, multiply } = arithmetic;
  if (n === 0) return { power: one, sum: zero };
  const half = powers(arithmetic, x, Math.floor(n / 2));
  const power = multiply(half.power, half.power);
  const sum = multiply(half.sum, add(one, half.power));
  return n % 2 === 0 ? { power, sum } : { power: multiply(power, x), sum: add(sum, power) };
};

/** A ratio of two whole numbers, or a double that stands for exactly the number that it is. */
export type Quantity = Rational | number;

export const whole = (n: number): Rational => rational(BigInt(n));
