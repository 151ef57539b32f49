import { Z95 } from './wilson.ts';

/** A quotient and its 95 % interval. */
export type QuotientInterval = { readonly estimate: number; readonly lo95: number; readonly hi95: number };

/** What is known of a number in two arms that were played in the same worlds. */
export type PairedMoments = {
  readonly n: number;
  readonly inBaseline: number;
  readonly inArm: number;
  /** The 95 % interval of `inArm` − `inBaseline` over the pairs. */
  readonly lo95: number;
  readonly hi95: number;
  /** Spread over runs of either arm; undefined: the number is a share of runs. */
  readonly sdBaseline?: number | undefined;
  readonly sdArm?: number | undefined;
};

/** The baseline's mean must be so many standard errors above 0: below, a quotient by it says nothing. */
const LEAST_ERRORS = 5;

/** Pairs below which variances of variances have a say. */
const LEAST_PAIRS = 30;

/** The variance of one run that has the share x / n, with one run of each kind added: 0 of n is not certain. */
const shareVariance = (share: number, n: number): number => {
  const adjusted = (share * n + 1) / (n + 2);
  return adjusted * (1 - adjusted);
};

/**
 * The share of the baseline's mean a that is left in the arm's mean b, by the delta method:
 *
 *     q = b / a,   s² = (s_b² − 2 q s_ab + q² s_a²) / (n a²),   s_ab = (s_a² + s_b² − s_d²) / 2
 *     interval = q ± 1.96 s
 *
 * with s_d the spread of the paired difference, as its interval has it.
 *
 * @returns undefined below 30 pairs, and where the baseline's mean is not well above 0
 *
 * Source: Cochran 1977, Sampling Techniques, 3rd edition, equations 2.39 and 6.13.
 */
export function pairedQuotient(moments: PairedMoments): QuotientInterval | undefined {
  const { n, inBaseline: a, inArm: b, lo95, hi95, sdBaseline, sdArm } = moments;
  const [ofA, ofB] = [
    sdBaseline === undefined ? shareVariance(a, n) : sdBaseline * sdBaseline,
    sdArm === undefined ? shareVariance(b, n) : sdArm * sdArm,
  ];
  const error = (hi95 - lo95) / (2 * Z95);
  const isKnown = [a, b, ofA, ofB, error].every(Number.isFinite);
  if (!isKnown || n < LEAST_PAIRS || a < LEAST_ERRORS * Math.sqrt(ofA / n) || a <= 0) return undefined;
  const estimate = b / a;
  const covariance = (ofA + ofB - error * error * n) / 2;
  const variance = Math.max(0, ofB - 2 * estimate * covariance + estimate * estimate * ofA) / (n * a * a);
  const half = Z95 * Math.sqrt(variance);
  return { estimate, lo95: estimate - half, hi95: estimate + half };
}
