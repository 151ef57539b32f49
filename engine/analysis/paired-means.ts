import { meanInterval } from './mean-interval.ts';
import { type PairedDifference, varianceRatio } from './paired-difference.ts';

/** Count, mean and sum of squared deviations from the mean. */
export type ValueMoments = { readonly n: number; readonly mean: number; readonly m2: number };

/** Moments of b − a, of a and of b over the same pairs: a run with a missing value in either arm is in none of them. */
export type PairMoments = {
  readonly difference: ValueMoments;
  readonly a: ValueMoments;
  readonly b: ValueMoments;
};

const checkMoments = ({ difference, a, b }: PairMoments): void => {
  const { n } = difference;
  if (!(Number.isSafeInteger(n) && n >= 0) || a.n !== n || b.n !== n) {
    throw new RangeError(`pairedMeans: expected one whole number ≥ 0 of pairs, got ${n}, ${a.n} of a, ${b.n} of b`);
  }
  for (const { m2 } of [difference, a, b]) {
    if (m2 < 0) throw new RangeError(`pairedMeans: expected squared deviations ≥ 0, got ${m2}`);
  }
};

/** Differences of numbers whose last bits are rounded are no nearer to each other than this share of the numbers. */
const ROUNDED = 8.881784197001252e-16;

/** Squared deviations of differences; none where they are no more than the rounding of the numbers they are of. */
const spreadOf = ({ difference: { n, m2 }, a, b }: PairMoments): number => {
  const squares = a.m2 + b.m2 + n * (a.mean * a.mean + b.mean * b.mean);
  return Number.isFinite(m2) && m2 <= ROUNDED * ROUNDED * squares ? 0 : m2;
};

/**
 * The mean of the differences b − a over pairs and its t interval: mean ± t(n − 1) · s_d / √n.
 *
 *     varianceRatio = (s_a² + s_b²) / s_d²
 *
 * Where all differences are equal up to rounding (s_d = 0) the interval has no width. That is what the pairs show, not a proof: a
 * difference that is rare is not among them. Say `identical`, and n, rather than the interval.
 * The t interval supposes that the differences are not too skewed for n; docs/coverage.md says how far it holds.
 *
 * @param moments in the unit of the values; below 2 pairs the interval is (−∞, ∞) and the variances are NaN
 * @throws RangeError when the three are not of the same pairs
 *
 * Source: Student 1908, doi 10.1093/biomet/6.1.1.
 */
export function pairedMeans(moments: PairMoments): PairedDifference {
  checkMoments(moments);
  const { difference, a, b } = moments;
  const { n, mean, m2 } = difference;
  const freedom = n < 2 ? Number.NaN : n - 1;
  const variance = spreadOf(moments) / freedom;
  const unpairedVariance = (a.m2 + b.m2) / freedom;
  const { lo95, hi95 } = meanInterval(mean, Math.sqrt(variance), n);
  return {
    estimate: n === 0 ? Number.NaN : mean,
    lo95,
    hi95,
    n,
    identical: n > 0 && mean === 0 && m2 === 0,
    variance,
    unpairedVariance,
    varianceRatio: varianceRatio(unpairedVariance, variance),
  };
}
