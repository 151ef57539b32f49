/** What is estimated: a share (Wilson, or paired shares) or a mean (t). */
export type EstimateKind = 'share' | 'mean';

/**
 * Runs after which a batch that plays until it is precise looks for the first time.
 *
 * A share: one shard. Stopping leaves Wilson's interval 94 % or more for shares of 0.5 to 90 % at half-widths of 0.5 to 3
 * percentage points (exact; the least between those is 92.8 %), and paired shares 94 % or more.
 * A mean: four shards. A skewed measure looks calm until its first large values come, and stops before. With a first
 * look at 512 runs the t interval of a lognormal measure falls to 91.3 % for σ = 1.25 and 87.6 % for σ = 1.5, of
 * something that happens in 1 % of runs to 83.6 %; from 2,048 on to 92.8, 91.6 and 91.0 %. Up to σ = 1 it keeps 93 %. For
 * what is skewer no first look is late enough: there the t interval is short at a number of runs fixed beforehand, too.
 * All numbers are from docs/coverage.md.
 */
export const FIRST_LOOK: Readonly<Record<EstimateKind, number>> = { share: 512, mean: 2048 };

/**
 * The next number of runs to look at: the smallest of first · 2^k (k = 0, 1, 2 …) above `runs`.
 *
 * Looks double, so there are few of them: each is another chance to stop because the interval is narrow by accident.
 *
 * @param runs already played, a whole number ≥ 0
 * @throws RangeError when runs is no count
 *
 * Source: Chow and Robbins 1965, Annals of Mathematical Statistics 36, 457–462: an interval at which one stops because
 * it is narrow keeps its coverage as the width goes to 0.
 */
export function lookAfter(runs: number, kind: EstimateKind): number {
  if (!(Number.isSafeInteger(runs) && runs >= 0)) {
    throw new RangeError(`lookAfter: expected a whole number of runs ≥ 0, got ${runs}`);
  }
  let look = FIRST_LOOK[kind];
  while (look <= runs) look *= 2;
  return look;
}

/**
 * All numbers of runs to look at with at most `most` runs, rising; the last is `most` itself.
 *
 * @param most a whole number ≥ 1
 * @throws RangeError otherwise
 */
export function looks(most: number, kind: EstimateKind): readonly number[] {
  if (!(Number.isSafeInteger(most) && most >= 1)) {
    throw new RangeError(`looks: expected a whole number of runs ≥ 1, got ${most}`);
  }
  const all: number[] = [];
  for (let look = lookAfter(0, kind); look < most; look = lookAfter(look, kind)) all.push(look);
  return [...all, most];
}

/**
 * Whether to stop: the larger of the two sides of the interval is at most `halfWidth`.
 *
 * An interval without width is precise: a measure that was the same in every run so far ends the batch.
 *
 * @param interval in the unit of halfWidth; with NaN or infinite ends it is not precise
 * @param halfWidth > 0
 * @throws RangeError when halfWidth is out of range
 */
export function isPrecise(
  interval: { readonly estimate: number; readonly lo95: number; readonly hi95: number },
  halfWidth: number,
): boolean {
  if (!(halfWidth > 0)) throw new RangeError(`isPrecise: expected a half-width > 0, got ${halfWidth}`);
  const { estimate, lo95, hi95 } = interval;
  return Math.max(estimate - lo95, hi95 - estimate) <= halfWidth;
}
