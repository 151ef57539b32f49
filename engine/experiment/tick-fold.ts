import { createMoments, mergeMoments } from './moments.ts';
import { type Quantiles, quantilesOf } from './quantiles.ts';
import type { Shard } from './shard.ts';
import { createSamples, sampleParts, type TickSamples } from './tick-summary.ts';
import type { TickStatistics } from './ticks-table.ts';

/** Takes shards in index order, and samples of the first runs part by part. */
export type TickFold = {
  /** Cells are sampled in so many parts, to bound what is held at once; each part sees the first shards once. */
  readonly parts: number;
  readonly samplesOf: (part: number) => TickSamples | undefined;
  readonly add: (shard: Shard) => void;
  readonly take: (samples: TickSamples) => void;
  readonly finish: () => TickStatistics;
};

/**
 * @param cells numbers per tick times rows (ticks with row 0)
 * @param sampleBytes most bytes of samples held at once
 */
export const createTickFold = (cells: number, runs: number, sampleBytes?: number): TickFold => {
  const moments = createMoments(cells);
  const quantiles: Quantiles[] = new Array(cells);
  const quantileRuns = new Int32Array(cells);
  const parts = sampleParts(cells, runs, sampleBytes);
  return {
    parts: parts.length,
    samplesOf: (part) => {
      const range = parts[part];
      return range === undefined ? undefined : createSamples(range, runs);
    },
    add: (shard) => mergeMoments(moments, shard.ticks),
    take: ({ from, room, values, filled }) => {
      for (const [at, count] of filled.entries()) {
        const cell = from + at;
        quantiles[cell] = quantilesOf(values.subarray(at * room, at * room + count));
        quantileRuns[cell] = count;
      }
    },
    finish: () => ({ moments, quantiles, quantileRuns }),
  };
};
