import cdf from '@stdlib/stats-base-dists-beta-cdf';
import quantile from '@stdlib/stats-base-dists-beta-quantile';

/** 1 − 2^-53, the largest number below 1. */
const BELOW_ONE = 0.9999999999999999;

/**
 * The inverse beta distribution function, truncated at a range. @stdlib's ports use no function of the platform's Math
 * beyond the exact ones, so the bits are the same everywhere.
 *
 * @param u in [0, 1)
 */
export const betaQuantile = (u: number, a: number, b: number, range: readonly [number, number] | undefined): number => {
  if (range === undefined) return quantile(u, a, b);
  const [low, high] = range;
  const below = cdf(low, a, b);
  const inside = Math.min(below + u * (cdf(high, a, b) - below), BELOW_ONE);
  const value = quantile(inside, a, b);
  return Math.min(Math.max(value, low), high);
};
