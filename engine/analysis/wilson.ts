/** A proportion and its interval; all three are shares in [0, 1]. */
export type ProportionInterval = { readonly estimate: number; readonly lo: number; readonly hi: number };

/** Two-sided 95 % quantile of the standard normal distribution. */
export const Z95 = 1.959963984540054;

/**
 * The Wilson score interval of a proportion.
 *
 *     centre = (p + z²/2n) / (1 + z²/n)
 *     half   = z √(p (1 − p)/n + z²/4n²) / (1 + z²/n)
 *
 * It never leaves [0, 1] and stays informative at 0 of n and n of n, where the textbook p ± z·se has no width.
 *
 * @param count runs in which the event happened, a whole number in [0, n]
 * @param n runs, a whole number ≥ 0; with 0 runs nothing is known: estimate NaN, interval [0, 1]
 * @param z normal quantile; the default gives 95 %
 * @returns estimate count / n and the interval's ends
 * @throws RangeError when count or n is no count
 *
 * Source: Wilson 1927, doi 10.1080/01621459.1927.10502953; method 3 of Newcombe 1998,
 * doi 10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E.
 */
export function wilson(count: number, n: number, z: number = Z95): ProportionInterval {
  if (!(Number.isInteger(count) && Number.isInteger(n) && count >= 0 && count <= n)) {
    throw new RangeError(`wilson: expected whole numbers 0 ≤ count ≤ n, got ${count} of ${n}`);
  }
  if (n === 0) return { estimate: Number.NaN, lo: 0, hi: 1 };
  const p = count / n;
  const shrink = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / shrink;
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / shrink;
  // At the ends centre and half are equal up to rounding; the true bound there is exactly 0 or 1.
  return {
    estimate: p,
    lo: count === 0 ? 0 : Math.max(0, centre - half),
    hi: count === n ? 1 : Math.min(1, centre + half),
  };
}
