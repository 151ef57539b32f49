import { BATCHES, nextUniform, streamOf } from './streams.ts';

/** How many of the first `runs` numbers of a batch are below a threshold. */
export type CountsBelow = (batch: number, runs: number, threshold: number) => number;

/**
 * Plays 2,000 batches of uniform numbers and counts, after each number of runs asked for, how many were below each
 * threshold: every share and every paired table of the study is a difference of such counts.
 *
 * @param thresholds in [0, 1]
 * @param checkpoints numbers of runs, rising
 */
export const simulateCounts = (thresholds: readonly number[], checkpoints: readonly number[]): CountsBelow => {
  const sorted = Float64Array.from(new Set(thresholds)).sort();
  const size = sorted.length;
  const placeOf = new Map(Array.from(sorted, (threshold, i) => [threshold, i]));
  const rowOf = new Map(checkpoints.map((runs, i) => [runs, i]));
  const counts = new Int32Array(BATCHES * checkpoints.length * size);
  const bins = new Int32Array(size + 1);
  for (let batch = 0; batch < BATCHES; batch++) {
    const stream = streamOf('counts', batch);
    bins.fill(0);
    let played = 0;
    checkpoints.forEach((runs, row) => {
      for (; played < runs; played++) bins[firstAbove(sorted, nextUniform(stream))]! += 1;
      let below = 0;
      const start = (batch * checkpoints.length + row) * size;
      for (let i = 0; i < size; i++) counts[start + i] = below += bins[i] as number;
    });
  }
  return (batch, runs, threshold) => {
    const row = rowOf.get(runs);
    const place = placeOf.get(threshold);
    if (row === undefined || place === undefined) throw new Error(`${runs} runs below ${threshold} were not counted`);
    return counts[(batch * checkpoints.length + row) * size + place] as number;
  };
};

/** The place of the first threshold above u. */
const firstAbove = (sorted: Float64Array, u: number): number => {
  let lo = 0;
  let hi = sorted.length;
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if (u < (sorted[middle] as number)) hi = middle;
    else lo = middle + 1;
  }
  return lo;
};
