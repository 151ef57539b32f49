import type { FatePlan } from '../../run/fates.ts';
import { mergedSums, NO_SUMS, type PooledSummary, sumsOf } from './pooled-sums.ts';
import type { Shard } from './shard.ts';

/** How the members of a class fared in all runs, as plain data. */
export type FateSummary = {
  /** Members of runs by how many questions in turn were answered with yes, then by outcome (0 is the first end). */
  readonly counts: readonly Float64Array[];
  /** Of each question but the first: per run those of whom it was true, and those who were asked. */
  readonly sums: readonly PooledSummary[];
  /** Runs in which somebody was asked that question. */
  readonly asked: readonly number[];
};

/** @param outcomes ends, the horizon among them */
export const noFates = ({ steps }: FatePlan, outcomes: number): FateSummary => ({
  counts: Array.from({ length: steps.length + 1 }, () => new Float64Array(outcomes)),
  sums: steps.slice(1).map(() => NO_SUMS),
  asked: steps.slice(1).map(() => 0),
});

/** How many questions in turn were answered with yes, of one member of one run. */
const depthOf = (places: readonly number[], { measures }: Shard, at: number): number => {
  const first = places.findIndex((place) => (measures[place] as Float64Array)[at] !== 1);
  return first < 0 ? places.length : first;
};

/** @param before what earlier shards came to; its counts are changed in place */
export const withFates = (before: FateSummary, { members }: FatePlan, shard: Shard): FateSummary => {
  const reached = before.counts.map(() => new Float64Array(shard.count));
  for (let at = 0; at < shard.count; at++) {
    const code = shard.outcomes[at] as number;
    for (const places of members) {
      const depth = code === -1 ? -1 : depthOf(places, shard, at);
      for (let step = 0; step <= depth; step++) addOne(reached[step] as Float64Array, at);
      if (depth >= 0) addOne(before.counts[depth] as Float64Array, code - 1);
    }
  }
  const played = reached.map((column) => column.map((n, at) => (shard.outcomes[at] === -1 ? Number.NaN : n)));
  const ofStep = (step: number): Float64Array => played[step] as Float64Array;
  return {
    counts: before.counts,
    sums: before.sums.map((sums, k) => mergedSums(sums, sumsOf(ofStep(k + 2), ofStep(k + 1)))),
    asked: before.asked.map((runs, k) => runs + ofStep(k + 1).filter((n) => n > 0).length),
  };
};

const addOne = (column: Float64Array, at: number): void => {
  column[at] = (column[at] as number) + 1;
};
