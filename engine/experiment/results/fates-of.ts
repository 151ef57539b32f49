import { wilson } from '../../analysis/wilson.ts';
import type { FatePlan } from '../../run/fates.ts';
import type { FateSummary } from '../batch/fate-fold.ts';
import type { PooledSummary } from '../batch/pooled-sums.ts';
import { defined } from '../defined.ts';
import { pooledInterval } from './pooled-interval.ts';
import type { FateStep, Fates } from './results.ts';

/** What became of the players of each class that is asked of. */
export const fatesOf = (plans: readonly FatePlan[], summaries: readonly FateSummary[]): Fates[] =>
  plans.map(({ class: whose, members, steps }, at) => {
    const { counts, sums, asked } = summaries[at] as FateSummary;
    return {
      class: whose,
      members: members.length,
      steps: steps.map(({ name, label, otherwise = '', definition, caution }, k): FateStep => {
        const facts = { name, label, otherwise, ...defined({ definition, caution }) };
        const runs = k === 0 ? 0 : (asked[k - 1] as number);
        return runs === 0 ? facts : { ...facts, share: shareOf(sums[k - 1] as PooledSummary, runs) };
      }),
      counts: counts.map((byOutcome) => [...byOutcome]),
    };
  });

/** Fewer runs than this do not tell how much runs differ. */
const ENOUGH_RUNS = 30;

/**
 * The share with its interval. Where none or all did it, or few runs were asked, how much runs differ is not known, and
 * the interval is that of a share of those runs (Wilson): as if all members of a run had one fate, which is the widest.
 */
const shareOf = (sums: PooledSummary, runs: number): NonNullable<FateStep['share']> => {
  const { numerator, denominator } = sums;
  if (numerator === 0 || numerator === denominator || runs < ENOUGH_RUNS) {
    const estimate = numerator / denominator;
    const { lo, hi } = wilson(Math.floor(estimate * runs + 0.5), runs);
    return { runs, estimate, lo95: lo, hi95: hi };
  }
  const { estimate, lo95, hi95 } = pooledInterval(sums);
  return { runs, estimate, lo95: Math.max(0, lo95), hi95: Math.min(1, hi95) };
};
