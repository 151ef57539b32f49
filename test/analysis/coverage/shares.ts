import { FIRST_LOOK, isPrecise, lookAfter } from '../../../engine/analysis/looks.ts';
import { preciseShareCoverage, shareCoverage, wilsonInterval } from './exact.ts';
import { covers } from './interval.ts';
import type { CountsBelow } from './simulated-counts.ts';
import { BATCHES } from './streams.ts';

export const SHARE_RUNS = [400, 1000, 4096] as const;
export const SHARES = [0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 0.5, 0.9] as const;
export const HALF_WIDTHS = [0.005, 0.01, 0.02, 0.03] as const;

/** Looks of simulated batches; what needs more is enumerated only. */
export const LOOKS = [512, 1024, 2048, 4096, 8192, 16384] as const;

export type ShareRow = { readonly n: number; readonly p: number; readonly exact: number; readonly simulated: number };

export const fixedShares = (countsBelow: CountsBelow): readonly ShareRow[] =>
  SHARE_RUNS.flatMap((n) =>
    SHARES.map((p) => {
      let hits = 0;
      for (let batch = 0; batch < BATCHES; batch++) {
        if (covers(wilsonInterval(countsBelow(batch, n, p), n), p)) hits += 1;
      }
      return { n, p, exact: shareCoverage(n, p), simulated: hits / BATCHES };
    }),
  );

export type PreciseShareRow = {
  readonly halfWidth: number;
  readonly p: number;
  readonly exact: number;
  /** Mean number of runs, exact. */
  readonly runs: number;
  /** Undefined where some batch needs more runs than were simulated. */
  readonly simulated: number | undefined;
};

const simulatedPrecise = (countsBelow: CountsBelow, p: number, halfWidth: number): number | undefined => {
  let hits = 0;
  for (let batch = 0; batch < BATCHES; batch++) {
    let runs = FIRST_LOOK.share;
    let interval = wilsonInterval(countsBelow(batch, runs, p), runs);
    while (!isPrecise(interval, halfWidth)) {
      runs = lookAfter(runs, 'share');
      if (runs > LOOKS[LOOKS.length - 1]!) return undefined;
      interval = wilsonInterval(countsBelow(batch, runs, p), runs);
    }
    if (covers(interval, p)) hits += 1;
  }
  return hits / BATCHES;
};

export const preciseShares = (countsBelow: CountsBelow): readonly PreciseShareRow[] =>
  HALF_WIDTHS.flatMap((halfWidth) =>
    SHARES.map((p) => {
      const { coverage, runs } = preciseShareCoverage(p, halfWidth);
      return { halfWidth, p, exact: coverage, runs, simulated: simulatedPrecise(countsBelow, p, halfWidth) };
    }),
  );

export type LeastRow = { readonly from: number; readonly to: number; readonly fixed: number; readonly precise: number };

/** Shares of which the least coverage is looked for, and the ends of the ranges it is told by. */
const BOUNDS = [0.0002, 0.001, 0.003, 0.005, 0.02, 0.5] as const;

/**
 * The least exact coverage between the shares of the other tables: of Wilson's interval at the runs of the first look,
 * and of batches that play until it is precise, over half-widths of 1 to 3 percentage points.
 */
export const leastShares = (): readonly LeastRow[] =>
  BOUNDS.slice(1).map((to, i) => {
    const from = BOUNDS[i] as number;
    let [fixed, precise] = [1, 1];
    for (let p = from; p <= to; p *= 1.01) {
      fixed = Math.min(fixed, shareCoverage(FIRST_LOOK.share, p));
      for (const halfWidth of [0.01, 0.015, 0.02, 0.025, 0.03]) {
        precise = Math.min(precise, preciseShareCoverage(p, halfWidth).coverage);
      }
    }
    return { from, to, fixed, precise };
  });
