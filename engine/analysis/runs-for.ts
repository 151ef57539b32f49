import { student975 } from './mean-interval.ts';
import { Z95 } from './wilson.ts';

/**
 * How many runs a 95 % interval of ± `halfWidth` would need: the smallest n ≥ 2 with t(n − 1) √(variance / n) ≤ halfWidth.
 *
 * With `variance` of a `PairedDifference` these are paired runs, with its `unpairedVariance` runs of each arm in worlds
 * of their own. It is a plan from a variance that was itself estimated, not a promise.
 *
 * @param halfWidth in the unit of the values, > 0; one percentage point of a share is 0.01
 * @param variance of one run's value, or of one pair's difference, ≥ 0
 * @returns a whole number, not rounded to shards; Infinity where it would be above 2^53
 * @throws RangeError when either is out of range
 */
export function runsFor(halfWidth: number, variance: number): number {
  if (!(halfWidth > 0)) throw new RangeError(`runsFor: expected a half-width > 0, got ${halfWidth}`);
  if (!(variance >= 0)) throw new RangeError(`runsFor: expected a variance ≥ 0, got ${variance}`);
  // Divided before it is squared: the square of a small half-width may be 0.
  const sd = Math.sqrt(variance) / halfWidth;
  if (!(Z95 * Z95 * sd * sd < Number.MAX_SAFE_INTEGER)) return Number.POSITIVE_INFINITY;
  let n = Math.max(2, Math.ceil(Z95 * Z95 * sd * sd));
  // Student's quantile is above the normal one, by so little that a few more runs are enough.
  while (student975(n - 1) * sd > Math.sqrt(n)) n += 1;
  return n;
}

/**
 * How many runs the interval of a difference of shares would need to be ± `halfWidth`, the interval being that of
 * counts with something added (`pairedProportions`; Agresti and Caffo for runs in worlds of their own). What is added
 * counts for less the more runs there are:
 *
 *     halfWidth² = z² (variance + added / m) / m,  m = n + 2,  solved for n
 *
 * So where nothing was seen to differ the answer is not 0 runs: 1 point needs 276.
 *
 * @param halfWidth in (0, 1]
 * @param variance of one pair's difference, or of one run of each arm, by the plain shares, ≥ 0
 * @param added what the additions add to the variance, times m, ≥ 0
 * @returns a whole number ≥ 2, not rounded to shards
 *
 * Source: Bonett and Price 2012, Journal of Educational and Behavioral Statistics 37; Agresti and Caffo 2000, The
 * American Statistician 54.
 */
export function runsForShares(halfWidth: number, variance: number, added: number): number {
  if (!(halfWidth > 0)) throw new RangeError(`runsForShares: expected a half-width > 0, got ${halfWidth}`);
  if (!(variance >= 0 && added >= 0))
    throw new RangeError(`runsForShares: expected variances ≥ 0, got ${variance} and ${added}`);
  const scale = (Z95 / halfWidth) * (Z95 / halfWidth);
  const half = (scale * variance) / 2;
  return Math.max(2, Math.ceil(half + Math.sqrt(half * half + scale * added)) - 2);
}
