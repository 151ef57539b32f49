import { exp } from '../../compile/elementary/exp.ts';
import { log } from '../../compile/elementary/log.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';

/** Terms smaller than this share of the sum so far no longer change it. */
const NEGLIGIBLE = 1e-17;

/** log C(n, k) p^k (1 − p)^(n − k) for p in (0, 1). */
const logTerm = (n: number, k: number, p: number): number => {
  let sum = k * log(scalarAlgebra, p) + (n - k) * log(scalarAlgebra, 1 - p);
  const least = Math.min(k, n - k);
  for (let i = 1; i <= least; i++) sum += log(scalarAlgebra, (n - least + i) / i);
  return sum;
};

/** The terms k, k + step, … to the end, where each is smaller than the one before. */
const sumOutward = (n: number, k: number, p: number, step: 1 | -1): number => {
  const odds = step > 0 ? p / (1 - p) : (1 - p) / p;
  let term = exp(scalarAlgebra, logTerm(n, k, p));
  let sum = 0;
  for (let at = k; at >= 0 && at <= n && term > sum * NEGLIGIBLE; at += step) {
    sum += term;
    term *= step > 0 ? ((n - at) / (at + 1)) * odds : (at / (n - at + 1)) * odds;
  }
  return Math.min(1, sum);
};

/**
 * The upper tail of the binomial distribution: the chance of at least k successes in n tries.
 *
 *     P(X ≥ k) = Σ C(n, i) p^i (1 − p)^(n − i),  i = k … n
 *
 * Above the mean the terms are added from k up, below it those under k are taken from 1. Cost of order n.
 *
 * @param n tries, a whole number ≥ 0
 * @param k successes, a whole number; 1 for k ≤ 0, 0 for k > n
 * @param p chance of a success, in [0, 1]
 */
export const binomialTail = (n: number, k: number, p: number): number => {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  if (p >= 1) return 1;
  return k > n * p ? sumOutward(n, k, p, 1) : 1 - sumOutward(n, k - 1, p, -1);
};
