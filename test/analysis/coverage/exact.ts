import { FIRST_LOOK, isPrecise } from '../../../engine/analysis/looks.ts';
import { wilson } from '../../../engine/analysis/wilson.ts';
import { binomial, type Counts } from './binomial.ts';
import { covers, type Interval } from './interval.ts';
import type { PairedMethod } from './rivals.ts';

export const wilsonInterval = (count: number, n: number): Interval => {
  const { estimate, lo, hi } = wilson(count, n);
  return { estimate, lo95: lo, hi95: hi };
};

/** How often Wilson's interval of n runs holds p, by enumeration of all counts. */
export const shareCoverage = (n: number, p: number): number => {
  const { first, probabilities } = binomial(n, p);
  return probabilities.reduce((sum, w, i) => (covers(wilsonInterval(first + i, n), p) ? sum + w : sum), 0);
};

/** Discordant shares of a pair: only a, only b. */
export type Discordance = { readonly onlyA: number; readonly onlyB: number };

/** How often a paired interval holds p_b − p_a, by enumeration of both discordant counts of n pairs. */
export const pairedCoverage = (method: PairedMethod, n: number, { onlyA, onlyB }: Discordance): number => {
  const ofB = binomial(n, onlyB);
  const conditional = onlyB >= 1 ? 0 : onlyA / (1 - onlyB);
  let coverage = 0;
  ofB.probabilities.forEach((weight, i) => {
    const b = ofB.first + i;
    const ofA = binomial(n - b, conditional);
    ofA.probabilities.forEach((share, j) => {
      // Too rare to matter, and some methods iterate.
      if (weight * share < 1e-9) coverage += weight * share;
      else if (covers(method({ onlyA: ofA.first + j, onlyB: b, n }), onlyB - onlyA)) coverage += weight * share;
    });
  });
  return coverage;
};

/** The counts after n more runs, of those batches that have not stopped. */
const playOn = ({ first, probabilities }: Counts, more: Counts): Counts => {
  const sum = new Float64Array(probabilities.length + more.probabilities.length - 1);
  probabilities.forEach((w, i) => {
    if (w < 1e-13) return;
    for (let j = 0; j < more.probabilities.length; j++) sum[i + j]! += w * (more.probabilities[j] as number);
  });
  return { first: first + more.first, probabilities: sum };
};

/**
 * How often Wilson's interval holds p in batches that play until it is precise, and the mean number of runs, by
 * enumeration of the counts at every look.
 */
export const preciseShareCoverage = (p: number, halfWidth: number): { coverage: number; runs: number } => {
  let n = FIRST_LOOK.share;
  let counts = binomial(n, p);
  let coverage = 0;
  let runs = 0;
  for (;;) {
    const { first } = counts;
    const going = counts.probabilities.map((w, i) => {
      const interval = wilsonInterval(first + i, n);
      if (!isPrecise(interval, halfWidth)) return w;
      coverage += covers(interval, p) ? w : 0;
      runs += w * n;
      return 0;
    });
    if (going.reduce((sum, w) => sum + w, 0) < 1e-7) return { coverage, runs };
    // A look doubles the runs: as many more as there are.
    counts = playOn({ first, probabilities: going }, binomial(n, p));
    n *= 2;
  }
};
