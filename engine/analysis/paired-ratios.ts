import { student975 } from './mean-interval.ts';
import { type PairedDifference, varianceRatio } from './paired-difference.ts';

/** Places of the four sums of a pair: numerator and denominator of a, then of b. */
const SUMS = 4;

/** Moments of numerators and denominators of both arms over the same pairs. */
export type RatioPairMoments = {
  readonly n: number;
  /** Pairs in which the arms differ in numerator or denominator. */
  readonly different: number;
  /** Means of x_a, y_a, x_b, y_b. */
  readonly means: Float64Array;
  /** Sums of products of deviations from those means, `[4 * i + j]`. */
  readonly products: Float64Array;
};

/** The variance is what is left of products that cancel: below this share of them it is rounding. */
const ROUNDED = 1e-13;

export const noRatioPairs = (): RatioPairMoments => ({
  n: 0,
  different: 0,
  means: new Float64Array(SUMS),
  products: new Float64Array(SUMS * SUMS),
});

/**
 * Moments over some pairs, in two passes.
 *
 * @param sums x_a, y_a, x_b, y_b: one number a run each, NaN where it is missing (the pair is left out)
 * @throws RangeError when there are not four of one length
 */
export function ratioMomentsOf(sums: readonly ArrayLike<number>[]): RatioPairMoments {
  const [first] = sums;
  if (sums.length !== SUMS || first === undefined || sums.some(({ length }) => length !== first.length)) {
    throw new RangeError(`ratioMomentsOf: expected four lists of one length, got ${sums.map(({ length }) => length)}`);
  }
  const at = (sum: number, run: number): number => (sums[sum] as ArrayLike<number>)[run] as number;
  const complete = Array.from({ length: first.length }, (_, run) => run).filter((run) =>
    sums.every((_, sum) => !Number.isNaN(at(sum, run))),
  );
  const n = complete.length;
  const means = Float64Array.from(sums, (_, sum) =>
    n === 0 ? 0 : complete.reduce((total, run) => total + at(sum, run), 0) / n,
  );
  const products = new Float64Array(SUMS * SUMS);
  let different = 0;
  for (const run of complete) {
    if (at(0, run) !== at(2, run) || at(1, run) !== at(3, run)) different += 1;
    for (let i = 0; i < SUMS; i++) {
      for (let j = 0; j < SUMS; j++) {
        const product = (at(i, run) - (means[i] as number)) * (at(j, run) - (means[j] as number));
        products[SUMS * i + j] = (products[SUMS * i + j] as number) + product;
      }
    }
  }
  return { n, different, means, products };
}

/**
 * Moments of earlier pairs and of later ones together.
 *
 * Source: Chan, Golub and LeVeque 1983, doi 10.1080/00031305.1983.10483115, equations 2.1, with products for squares.
 */
export function mergedRatioMoments(a: RatioPairMoments, b: RatioPairMoments): RatioPairMoments {
  if (a.n === 0 || b.n === 0) return a.n === 0 ? b : a;
  const n = a.n + b.n;
  const deltas = a.means.map((mean, i) => (b.means[i] as number) - mean);
  const weight = (a.n * b.n) / n;
  return {
    n,
    different: a.different + b.different,
    means: a.means.map((mean, i) => mean + ((deltas[i] as number) * b.n) / n),
    products: a.products.map((product, at) => {
      const [i, j] = [Math.floor(at / SUMS), at % SUMS];
      return product + (b.products[at] as number) + (deltas[i] as number) * (deltas[j] as number) * weight;
    }),
  };
}

/** Variance of Σ weight · sum over pairs, from the products of deviations. */
const varianceOf = ({ n, products }: RatioPairMoments, weights: readonly number[]): number => {
  let total = 0;
  for (const [i, left] of weights.entries()) {
    for (const [j, right] of weights.entries()) {
      // A sum that has no weight has no say, not even with an infinite product.
      if (left !== 0 && right !== 0) total += left * right * (products[SUMS * i + j] as number);
    }
  }
  return n < 2 ? Number.NaN : Math.max(0, total / (n - 1));
};

/**
 * The difference R_b − R_a of two quotients of sums, R = Σx / Σy, over pairs, by the delta method:
 *
 *     r = (x − R y) / ȳ  for each run of each arm,  d = r_b − r_a  for each pair
 *     interval = R_b − R_a ± t(n − 1) · s_d / √n
 *     varianceRatio = (s_ra² + s_rb²) / s_d²
 *
 * Good where the denominators vary little about their mean over n pairs: at a coefficient of variation c of y, the
 * quotient's bias is of the order of c² / n.
 *
 * @returns in the unit of x / y; NaN throughout where the denominators of an arm add up to 0; below 2 pairs the interval
 *   is (−∞, ∞)
 *
 * Source: Cochran 1977, Sampling Techniques, 3rd edition, chapter 6.
 */
export function pairedRatios(moments: RatioPairMoments): PairedDifference {
  const { n, different, means } = moments;
  const [xa = 0, ya = 0, xb = 0, yb = 0] = means;
  const [ra, rb] = [xa / ya, xb / yb];
  const estimate = n === 0 ? Number.NaN : rb - ra;
  const ofA = [1 / ya, -ra / ya];
  const ofB = [1 / yb, -rb / yb];
  const identical = n > 0 && different === 0;
  const unpairedVariance = varianceOf(moments, [...ofA, 0, 0]) + varianceOf(moments, [0, 0, ...ofB]);
  const spread = varianceOf(moments, [...ofA.map((weight) => -weight), ...ofB]);
  const isRounding = Number.isFinite(spread) && spread <= ROUNDED * unpairedVariance;
  const variance = (identical && n > 1) || isRounding ? 0 : spread;
  const half = n < 2 ? Number.POSITIVE_INFINITY : student975(n - 1) * Math.sqrt(variance / n);
  return {
    estimate,
    lo95: n === 0 ? Number.NEGATIVE_INFINITY : estimate - half,
    hi95: n === 0 ? Number.POSITIVE_INFINITY : estimate + half,
    n,
    identical,
    variance,
    unpairedVariance,
    varianceRatio: varianceRatio(unpairedVariance, variance),
  };
}
