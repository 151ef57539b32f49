import { FIRST_LOOK, isPrecise } from '../../../engine/analysis/looks.ts';
import { type MeanInterval, meanInterval } from '../../../engine/analysis/mean-interval.ts';
import { Z95 } from '../../../engine/analysis/wilson.ts';
import { covers, type Interval } from './interval.ts';
import { type Measure, measures, type SampleOf } from './simulated-means.ts';
import { BATCHES } from './streams.ts';

export const MEAN_RUNS = [400, 1000, 4096] as const;
export const MEAN_LOOKS = [512, 1024, 2048, 4096, 8192] as const;

/** Half-widths by the runs that would be needed if the spread were known. */
export const NEEDED_RUNS = [300, 700, 1500, 3000] as const;

const asInterval = ({ mean, lo95, hi95 }: MeanInterval): Interval => ({ estimate: mean, lo95, hi95 });

export type MeanRow = { readonly name: string; readonly n: number; readonly simulated: number };

export const fixedMeans = (sampleOf: SampleOf): readonly MeanRow[] =>
  measures.flatMap(({ name, mean }, place) =>
    MEAN_RUNS.map((n) => {
      let hits = 0;
      for (let batch = 0; batch < BATCHES; batch++) {
        const sample = sampleOf(place, batch, n);
        if (covers(asInterval(meanInterval(sample.mean, sample.sd, n)), mean)) hits += 1;
      }
      return { name, n, simulated: hits / BATCHES };
    }),
  );

export type PreciseMeanRow = {
  readonly name: string;
  readonly needed: number;
  /** With the first look of means. */
  readonly simulated: number;
  readonly runs: number;
  /** With the first look at 512 runs, for comparison. */
  readonly early: number;
};

/** What needs more than 8,192 runs stops there, as at `--runs`. */
const playUntilPrecise = (sampleOf: SampleOf, place: number, batch: number, halfWidth: number, first: number) => {
  for (const runs of MEAN_LOOKS) {
    if (runs < first) continue;
    const sample = sampleOf(place, batch, runs);
    const interval = asInterval(meanInterval(sample.mean, sample.sd, runs));
    if (isPrecise(interval, halfWidth) || runs === 8192) return { interval, runs };
  }
  throw new Error('no looks');
};

const heldWhenPrecise = (sampleOf: SampleOf, place: number, needed: number, first: number) => {
  const { mean, sd } = measures[place] as Measure;
  const halfWidth = (Z95 * sd) / Math.sqrt(needed);
  let [hits, total] = [0, 0];
  for (let batch = 0; batch < BATCHES; batch++) {
    const { interval, runs } = playUntilPrecise(sampleOf, place, batch, halfWidth, first);
    if (covers(interval, mean)) hits += 1;
    total += runs;
  }
  return { held: hits / BATCHES, runs: total / BATCHES };
};

export const preciseMeans = (sampleOf: SampleOf): readonly PreciseMeanRow[] =>
  measures.flatMap(({ name }, place) =>
    NEEDED_RUNS.map((needed) => {
      const { held, runs } = heldWhenPrecise(sampleOf, place, needed, FIRST_LOOK.mean);
      return { name, needed, simulated: held, runs, early: heldWhenPrecise(sampleOf, place, needed, 512).held };
    }),
  );

export type LeastMeanRow = { readonly name: string; readonly simulated: number; readonly early: number };

/**
 * The least over half-widths that need 250 to 4,000 runs, in steps of 6 %. The least of 48 simulated numbers is a point
 * lower than the true one by chance alone.
 */
export const leastMeans = (sampleOf: SampleOf): readonly LeastMeanRow[] =>
  measures.map(({ name }, place) => {
    let [simulated, early] = [1, 1];
    for (let needed = 250; needed <= 4000; needed *= 1.06) {
      simulated = Math.min(simulated, heldWhenPrecise(sampleOf, place, needed, FIRST_LOOK.mean).held);
      early = Math.min(early, heldWhenPrecise(sampleOf, place, needed, 512).held);
    }
    return { name, simulated, early };
  });
