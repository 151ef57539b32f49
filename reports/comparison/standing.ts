import { widening } from '../charts/series.ts';
import type { ComparedQuantity, Difference } from '../results.ts';

/** Of the end or measure: shares of runs are told in points. */
export function isShare({ kind }: Pick<Difference, 'kind'>): boolean {
  return kind === 'outcome' || kind === 'share';
}

/** The interval lies on one side of 0. */
export function isClear({ lo95, hi95 }: Pick<Difference, 'lo95' | 'hi95'>): boolean {
  return lo95 > 0 || hi95 < 0;
}

/**
 * How an arm stands to the baseline. `lower` and `higher` only where the interval is on one side of 0; `same`: the arms
 * agree in every pair; `unknown`: no pair has both numbers.
 */
export type Standing = 'lower' | 'higher' | 'unclear' | 'same' | 'unknown';

/**
 * The standing of one arm by itself, or of one among several.
 *
 * @param comparisons out of how many it is told: its interval is then wider (Bonferroni)
 */
export function standingOf(difference: Difference | undefined, comparisons = 1): Standing {
  if (difference === undefined || difference.n === 0 || !Number.isFinite(difference.estimate)) return 'unknown';
  const { estimate, lo95, hi95, identical } = difference;
  if (identical) return 'same';
  const wider = widening(comparisons);
  const wide = { lo95: estimate - wider * (estimate - lo95), hi95: estimate + wider * (hi95 - estimate) };
  if (!isClear(wide)) return 'unclear';
  return estimate < 0 ? 'lower' : 'higher';
}

/** The standing of each arm after the first, as one of them all. */
export function standingsOf({ differences }: ComparedQuantity): readonly Standing[] {
  return differences.map((one) => standingOf(one, differences.length));
}
