import type { PairMoments, ValueMoments } from './paired-means.ts';
import type { PairCounts } from './paired-proportions.ts';

/** Runs of which both arms have a value, in run order. */
function* completePairs(a: ArrayLike<number>, b: ArrayLike<number>): Generator<readonly [number, number]> {
  if (a.length !== b.length) {
    throw new RangeError(`expected as many runs of both arms, got ${a.length} of a, ${b.length} of b`);
  }
  for (let run = 0; run < a.length; run++) {
    const pair = [a[run] as number, b[run] as number] as const;
    if (!(Number.isNaN(pair[0]) || Number.isNaN(pair[1]))) yield pair;
  }
}

/**
 * Counts an event over the runs that both arms were played in.
 *
 * @param a one number a run: 0 it did not happen, NaN missing (the pair is left out), anything else it happened
 * @param b as many
 * @throws RangeError when the lengths differ
 */
export function countPairs(a: ArrayLike<number>, b: ArrayLike<number>): PairCounts {
  const counts = { both: 0, onlyA: 0, onlyB: 0, neither: 0 };
  for (const [ofA, ofB] of completePairs(a, b)) {
    if (ofA !== 0) counts[ofB !== 0 ? 'both' : 'onlyA'] += 1;
    else counts[ofB !== 0 ? 'onlyB' : 'neither'] += 1;
  }
  return counts;
}

/** Two passes, so that a large mean costs no digits. */
const momentsOf = (values: readonly number[]): ValueMoments => {
  const n = values.length;
  const first = values[0] ?? 0;
  let sum = 0;
  for (const value of values) sum += value - first;
  const mean = n === 0 ? 0 : first + sum / n;
  let m2 = 0;
  for (const value of values) m2 += (value - mean) * (value - mean);
  return { n, mean, m2 };
};

/**
 * Moments of b − a, of a and of b over the runs of which both arms have a value.
 *
 * @param a one number a run, NaN where it is missing (the pair is left out)
 * @param b as many
 * @throws RangeError when the lengths differ
 */
export function momentsOfPairs(a: ArrayLike<number>, b: ArrayLike<number>): PairMoments {
  const pairs = [...completePairs(a, b)];
  return {
    difference: momentsOf(pairs.map(([ofA, ofB]) => ofB - ofA)),
    a: momentsOf(pairs.map(([ofA]) => ofA)),
    b: momentsOf(pairs.map(([, ofB]) => ofB)),
  };
}
