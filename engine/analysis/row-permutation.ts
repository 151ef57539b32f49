import { seedKey } from '../run/random/key.ts';
import { nameHash } from '../run/random/name-hash.ts';
import { stepStream, streamState } from '../run/random/stream.ts';

const TWO_32 = 4294967296;
const PERMUTATIONS = 199;
/** Of 199 permutations and the outputs as they are, 5 in 200 are 2.5 %. */
const MOST_AT_LEAST_AS_LARGE = 4;

/** Puts the numbers 0 to n − 1 into a new random order, in place (Fisher and Yates). */
const shuffle = (order: Uint32Array, state: Uint32Array): void => {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor((stepStream(state) * (last + 1)) / TWO_32);
    const value = order[last] as number;
    order[last] = order[other] as number;
    order[other] = value;
  }
};

/** Replicates of two points per row, one row after the other, and where each row begins (and the last one ends). */
type Pooled = { readonly a: Float64Array; readonly b: Float64Array; readonly starts: readonly number[] };

const pool = (rows: readonly (readonly Float64Array[])[]): Pooled => {
  const starts = [0];
  for (const [a] of rows) starts.push((starts.at(-1) as number) + (a as Float64Array).length);
  const joined = (point: number) => Float64Array.from(rows.flatMap((row) => Array.from(row[point] as Float64Array)));
  return { a: joined(0), b: joined(1), starts };
};

/** Σ over rows of R (ā² + b̄² − 2 c ā b̄), the replicates taken in the order given. */
const spread = ({ a, b, starts }: Pooled, order: Uint32Array, c: number): number => {
  let total = 0;
  for (let row = 1; row < starts.length; row++) {
    const start = starts[row - 1] as number;
    const end = starts[row] as number;
    let sumA = 0;
    let sumB = 0;
    for (let place = start; place < end; place++) {
      const index = order[place] as number;
      sumA += a[index] as number;
      sumB += b[index] as number;
    }
    total += (sumA * sumA + sumB * sumB - 2 * c * sumA * sumB) / (end - start);
  }
  return total;
};

/**
 * Whether rows differ by more than the noise of their replicates: the spread of the row means is compared with what it
 * is when all replicates are dealt out to the rows anew, 199 times.
 *
 * Exact at 2.5 % where outputs do not depend on the point at all, however rare or skewed they are; bootstrap intervals
 * of a variance are not (of 0/1 outputs with 1 % ones they excluded 0 in up to a third of trials without any effect).
 *
 * @param rows [row][point][replicate], outputs less their mean, at least two replicates per row; points 0 and 1 are used
 * @param c in [0, 1], how much of the noise the two points share, as found from the rows
 *
 * Source: Fisher 1935, The Design of Experiments, section 21 (randomisation tests).
 */
export const rowsDiffer = (rows: readonly (readonly Float64Array[])[], c: number, seed: string): boolean => {
  const pooled = pool(rows);
  const order = Uint32Array.from({ length: pooled.a.length }, (_, index) => index);
  // A permutation that gives the same sums in another order must count as equal.
  const observed = spread(pooled, order, c) * (1 - 1e-12);
  const state = streamState(seedKey(seed), 0, nameHash('permutation/replicates'));
  let atLeastAsLarge = 0;
  for (let permutation = 0; permutation < PERMUTATIONS; permutation++) {
    shuffle(order, state);
    if (spread(pooled, order, c) >= observed) atLeastAsLarge++;
    if (atLeastAsLarge > MOST_AT_LEAST_AS_LARGE) return false;
  }
  return true;
};
