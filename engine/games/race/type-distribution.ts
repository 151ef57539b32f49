// Distributions of private types, as contests need them: F continuous with f / F falling (F log-concave), on a bounded
// interval. Then who is stronger feels less pressure from behind, and a strategy has one corner at most on each side.
//
// Beta: I_x(a, b) = x^a (1−x)^b K(x) / (a B), with the continued fraction K = 1 / (1 + d_1 / (1 + d_2 / …)),
//
//     d_2m = m (b−m) x / ((a+2m−1) (a+2m)),     d_2m+1 = −(a+m) (a+b+m) x / ((a+2m) (a+2m+1))     (DLMF 8.17.22)
//
// evaluated by Lentz's method below x_0 = (a+1) / (a+b+2), where it converges fast; above by I_x(a, b) = 1 − I_{1−x}(b, a),
// where neither is small. B is what makes both agree at x_0: no gamma function is needed. The pressure
// f / F = a / (x (1−x) K) needs no power and is no 0 / 0 at the lower end. a, b ≥ 1 make F log-concave.
//
// Cost: some tens of terms a value.

import { pow } from '../../compile/elementary/pow.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';

/** How types are distributed; each player's is drawn by itself. */
export interface TypeDistribution {
  readonly low: number;
  readonly high: number;
  /** F, for types in [low, high]. */
  readonly cumulative: (type: number) => number;
  /** f, for types inside (low, high). */
  readonly density: (type: number) => number;
  /** f / F, for types in (low, high]; falling. */
  readonly pressure: (type: number) => number;
}

const checkInterval = (low: number, high: number): void => {
  if (!(Number.isFinite(low) && Number.isFinite(high) && low < high))
    throw new RangeError(`expected finite types with low < high, got ${low} and ${high}`);
};

/** Types drawn evenly from an interval. @throws RangeError unless low < high */
export const uniformTypes = (low: number, high: number): TypeDistribution => {
  checkInterval(low, high);
  const width = high - low;
  return {
    low,
    high,
    cumulative: (type) => (type - low) / width,
    density: () => 1 / width,
    pressure: (type) => 1 / (type - low),
  };
};

/** Largest shape of a beta distribution. */
export const MOST_SHAPE = 100;

/** K(x) of shapes a, b, for x up to x_0. */
const fraction = (a: number, b: number, x: number): number => {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 2e-16) break;
  }
  return value;
};

/**
 * Types low + (high − low) X, X ~ Beta(a, b).
 *
 * @param a shape at the lower end, 1 … 100
 * @param b shape at the upper end, 1 … 100
 * @throws RangeError where a shape is outside, or not low < high
 */
export const betaTypes = (a: number, b: number, low = 0, high = 1): TypeDistribution => {
  checkInterval(low, high);
  for (const shape of [a, b])
    if (!(shape >= 1 && shape <= MOST_SHAPE))
      throw new RangeError(`expected shapes of a beta distribution from 1 to ${MOST_SHAPE}, got ${shape}`);
  const width = high - low;
  const kernel = (x: number, p: number, q: number): number => pow(scalarAlgebra, x, p) * pow(scalarAlgebra, 1 - x, q);
  const part = (x: number, p: number, q: number): number => (kernel(x, p, q) * fraction(p, q, x)) / p;
  const turn = (a + 1) / (a + b + 2);
  const total = part(turn, a, b) + part(1 - turn, b, a);
  const share = (x: number): number => (x <= turn ? part(x, a, b) / total : 1 - part(1 - x, b, a) / total);
  const density = (x: number): number => kernel(x, a - 1, b - 1) / total;
  const at = (type: number): number => Math.min(Math.max((type - low) / width, 0), 1);
  return {
    low,
    high,
    cumulative: (type) => share(at(type)),
    density: (type) => density(at(type)) / width,
    pressure: (type) => {
      const x = at(type);
      return (x <= turn ? a / (x * (1 - x) * fraction(a, b, x)) : density(x) / share(x)) / width;
    },
  };
};
