/**
 * By how much arm b differs from the baseline a when both are played in the same worlds: run r of both arms has the
 * same random numbers, so the two values of a run make a pair.
 */
export type PairedDifference = {
  /** b − a; NaN without pairs. */
  readonly estimate: number;
  readonly lo95: number;
  readonly hi95: number;
  /** Pairs; fewer than runs where a value is missing in either arm. */
  readonly n: number;
  /** Whether the arms agree in every pair; false without pairs. */
  readonly identical: boolean;
  /** Variance of the difference of one pair, as the interval has it: what `runsFor` needs for paired runs. */
  readonly variance: number;
  /** Variance of the difference of one run of each arm played in worlds of their own: for as many runs unpaired. */
  readonly unpairedVariance: number;
  /**
   * How many times as many runs would be needed for the same precision without pairing: the estimated variance of the
   * unpaired difference by that of the paired one. Undefined where all pairs differ by the same (identical arms among
   * them): there the pairs have no spread to compare with.
   */
  readonly varianceRatio: number | undefined;
};

/** The variance ratio, undefined where the paired difference has no spread or there is none to be known. */
export const varianceRatio = (unpaired: number, paired: number): number | undefined =>
  paired > 0 && Number.isFinite(unpaired / paired) ? unpaired / paired : undefined;
