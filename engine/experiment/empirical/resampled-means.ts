import { seedKey } from '../../run/random/key.ts';
import { nameHash } from '../../run/random/name-hash.ts';
import { stepStream, streamState } from '../../run/random/stream.ts';
import type { Samples } from './tournament.ts';

const TWO_32 = 4294967296;

/** How often each run is drawn. */
const drawCounts = (state: Uint32Array, counts: Uint32Array): void => {
  counts.fill(0);
  for (let draw = 0; draw < counts.length; draw++) {
    const row = Math.floor((stepStream(state) * counts.length) / TWO_32);
    counts[row] = (counts[row] as number) + 1;
  }
};

const weightedMeans = (values: Float64Array, counts: Uint32Array, means: Float64Array): void => {
  means.fill(0);
  for (const [row, count] of counts.entries()) {
    if (count === 0) continue;
    const start = row * means.length;
    for (let c = 0; c < means.length; c++) means[c] = (means[c] as number) + count * (values[start + c] as number);
  }
  for (let c = 0; c < means.length; c++) means[c] = (means[c] as number) / counts.length;
};

/** The mean of each column over all runs: summed in their order, then divided, as resamples are. */
export const meansOfAll = ({ rows, columns, values }: Pick<Samples, 'rows' | 'columns' | 'values'>): Float64Array => {
  const means = new Float64Array(columns);
  weightedMeans(values, new Uint32Array(rows).fill(1), means);
  return means;
};

/**
 * The means of the columns when the runs are drawn anew with replacement, B times. Equal columns have equal means.
 *
 * @param seed any text; the same text draws the same runs
 * @returns the same array each time, filled anew
 */
export function* resampledMeans(samples: Samples, resamples: number, seed: string): Generator<Float64Array> {
  const counts = new Uint32Array(samples.rows);
  const means = new Float64Array(samples.columns);
  const key = seedKey(seed);
  const hash = nameHash('tournament/runs');
  for (let b = 0; b < resamples; b++) {
    drawCounts(streamState(key, b, hash), counts);
    weightedMeans(samples.values, counts, means);
    yield means;
  }
}
