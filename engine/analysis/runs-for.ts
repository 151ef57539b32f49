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
