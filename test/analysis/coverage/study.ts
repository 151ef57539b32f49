import { fixedMeans, leastMeans, MEAN_LOOKS, MEAN_RUNS, preciseMeans } from './means.ts';
import { fixedPairs, leastPairs, methods, pairThresholds, precisePairs } from './paired-shares.ts';
import { fixedShares, LOOKS, leastShares, preciseShares, SHARE_RUNS, SHARES } from './shares.ts';
import { simulateCounts } from './simulated-counts.ts';
import { simulateMeans } from './simulated-means.ts';

const rising = (...lists: readonly (readonly number[])[]): readonly number[] =>
  [...new Set(lists.flat())].sort((a, b) => a - b);

/** How often the intervals hold the truth, over everything that docs/coverage.md tells; half a minute. */
export const studyCoverage = () => {
  const countsBelow = simulateCounts([...SHARES, ...pairThresholds], rising(SHARE_RUNS, LOOKS));
  const sampleOf = simulateMeans(rising(MEAN_RUNS, MEAN_LOOKS));
  return {
    fixedShares: fixedShares(countsBelow),
    leastShares: leastShares(),
    preciseShares: preciseShares(countsBelow),
    fixedPairs: fixedPairs(countsBelow),
    precisePairs: precisePairs(countsBelow),
    methods: methods(),
    leastPairs: leastPairs(),
    fixedMeans: fixedMeans(sampleOf),
    preciseMeans: preciseMeans(sampleOf),
    leastMeans: leastMeans(sampleOf),
  };
};

export type Study = ReturnType<typeof studyCoverage>;
