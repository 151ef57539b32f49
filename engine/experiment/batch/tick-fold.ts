import type { TickStatistics } from '../tables/ticks-table.ts';
import { createMoments, mergeMoments } from './moments.ts';
import { type Quantiles, quantilesOf } from './quantiles.ts';
import type { Shard } from './shard.ts';
import { createSamples, sampleParts, type TickSamples } from './tick-samples.ts';

/** Takes shards in index order, and samples of the first runs part by part. */
export type TickFold = {
  /** Cells are sampled in so many parts, to bound what is held at once; each part sees the first shards once. */
  readonly parts: number;
  readonly samplesOf: (part: number) => TickSamples | undefined;
  readonly add: (shard: Shard) => void;
  readonly take: (samples: TickSamples) => void;
  readonly finish: () => TickStatistics;
  /** What the shards so far were folded into, as plain data. */
  readonly state: () => TickFoldState;
};

export type TickFoldState = TickStatistics;

/**
 * @param cells numbers per tick times rows (ticks with row 0)
 * @param sampleBytes most bytes of samples held at once
 * @param earlier goes on from a fold that holds all sampled runs; changed in place
 */
export const createTickFold = (
  cells: number,
  runs: number,
  sampleBytes?: number,
  earlier?: TickFoldState,
): TickFold => {
  const moments = earlier?.moments ?? createMoments(cells);
  const quantiles = [...(earlier?.quantiles ?? new Array<Quantiles>(cells))];
  const quantileRuns = earlier?.quantileRuns ?? new Int32Array(cells);
  const parts = earlier === undefined ? sampleParts(cells, runs, sampleBytes) : [];
  return {
    parts: parts.length,
    samplesOf: (part) => {
      const range = parts[part];
      return range === undefined ? undefined : createSamples(range, runs);
    },
    add: (shard) => mergeMoments(moments, shard.ticks),
    take: ({ from, to, room, values }) => {
      const known = new Float64Array(room);
      for (let cell = from; cell < to; cell++) {
        let count = 0;
        for (let at = (cell - from) * room; at < (cell - from + 1) * room; at++) {
          const value = values[at] as number;
          if (!Number.isNaN(value)) known[count++] = value;
        }
        quantileRuns[cell] = count;
        quantiles[cell] = quantilesOf(known.subarray(0, count));
      }
    },
    finish: () => ({ moments, quantiles, quantileRuns }),
    state: () => ({ moments, quantiles, quantileRuns }),
  };
};
