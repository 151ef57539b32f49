import { student975 } from '../../analysis/mean-interval.ts';
import type { PooledSummary } from '../batch/pooled-sums.ts';

/**
 * The quotient R = Σx / Σy of sums over runs, with its interval: R ± t(n − 1) · s / (√n ȳ), where s² is the sample
 * variance of x − R y. Runs are independent, ticks and players of a run are not, so runs are what varies.
 *
 * Source: Cochran 1977, Sampling Techniques, 3rd edition, chapter 6.
 */
export const pooledInterval = (sums: PooledSummary): { estimate: number; lo95: number; hi95: number } => {
  const { n, numerator, denominator } = sums;
  const estimate = numerator / denominator;
  const residual = sums.numeratorM2 - 2 * estimate * sums.product + estimate * estimate * sums.denominatorM2;
  const half =
    n < 2
      ? Number.POSITIVE_INFINITY
      : (student975(n - 1) * Math.sqrt(Math.max(0, residual) / (n - 1) / n)) / Math.abs(denominator / n);
  return { estimate, lo95: estimate - half, hi95: estimate + half };
};
