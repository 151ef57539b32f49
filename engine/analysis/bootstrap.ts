import { normcdf } from '../compile/elementary/normcdf.ts';
import { standardNormalQuantile } from '../compile/elementary/quantiles/standard-normal.ts';
import { scalarAlgebra } from '../compile/elementary/scalar.ts';
import { seedKey } from '../run/random/key.ts';
import { nameHash } from '../run/random/name-hash.ts';
import { stepStream, streamState } from '../run/random/stream.ts';
import { student975 } from './mean-interval.ts';

/** An estimate and its 95 % interval, in the estimate's unit. */
export type Interval = { readonly estimate: number; readonly lo95: number; readonly hi95: number };

/** n independent rows of c numbers each, row after row. */
export type RowTable = { readonly rows: number; readonly columns: number; readonly values: Float64Array };

export type BootstrapOptions = {
  /** How many times the rows are drawn anew, at least 100; 1,000 unless told. */
  readonly resamples?: number;
  /** Any text; the same text draws the same rows. */
  readonly seed?: string;
};

const TWO_32 = 4294967296;
const LEAST_RESAMPLES = 100;

const normal = (x: number): number => normcdf(scalarAlgebra, x);
const normalInverse = (u: number): number => standardNormalQuantile(scalarAlgebra, u);

/** How often each of n rows is drawn when n are drawn with replacement; into `counts`. */
const drawCounts = (state: Uint32Array, counts: Uint32Array): void => {
  counts.fill(0);
  const n = counts.length;
  for (let draw = 0; draw < n; draw++) {
    // 32 bits give each row its chance 1/n to within 2^-32.
    const row = Math.floor((stepStream(state) * n) / TWO_32);
    counts[row] = (counts[row] as number) + 1;
  }
};

const weightedMeans = ({ rows, columns, values }: RowTable, counts: Uint32Array, means: Float64Array): void => {
  means.fill(0);
  for (let row = 0; row < rows; row++) {
    const count = counts[row] as number;
    if (count === 0) continue;
    const start = row * columns;
    for (let c = 0; c < columns; c++) means[c] = (means[c] as number) + count * (values[start + c] as number);
  }
  for (let c = 0; c < columns; c++) means[c] = (means[c] as number) / rows;
};

/** Means of all rows but one, from the means of all. */
const meansWithout = (table: RowTable, row: number, all: Float64Array, means: Float64Array): void => {
  const { rows, columns, values } = table;
  for (let c = 0; c < columns; c++) {
    const mean = all[c] as number;
    means[c] = mean + (mean - (values[row * columns + c] as number)) / (rows - 1);
  }
};

/** Skewness of a statistic's jackknife values over six: the acceleration of the interval. */
const acceleration = (jackknife: Float64Array): number => {
  const mean = jackknife.reduce((sum, value) => sum + value, 0) / jackknife.length;
  let squares = 0;
  let cubes = 0;
  for (const value of jackknife) {
    const deviation = mean - value;
    squares += deviation * deviation;
    cubes += deviation * deviation * deviation;
  }
  const result = cubes / (6 * squares * Math.sqrt(squares));
  return Number.isFinite(result) ? result : 0;
};

/** The value below which the share u of sorted values lies, between order statistics at (u (B + 1))-th place. */
const quantile = (sorted: Float64Array, u: number): number => {
  const place = Math.min(Math.max(u * (sorted.length + 1) - 1, 0), sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  // Equal neighbours are taken as they are: rounding must not make an interval of what never varied.
  return low === high ? low : low + (place - below) * (high - low);
};

/** Share of resamples below the estimate, those equal to it as half; kept off 0 and 1. */
const shareBelow = (sorted: Float64Array, estimate: number): number => {
  let below = 0;
  for (const value of sorted) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
  const least = 0.5 / sorted.length;
  return Math.min(Math.max(below / sorted.length, least), 1 - least);
};

const acceleratedInterval = (
  estimate: number,
  resampled: Float64Array,
  jackknife: Float64Array,
  z: number,
): Interval => {
  const sorted = resampled.filter(Number.isFinite).sort();
  if (!Number.isFinite(estimate) || 2 * sorted.length < resampled.length) {
    return { estimate, lo95: Number.NaN, hi95: Number.NaN };
  }
  const bias = normalInverse(shareBelow(sorted, estimate));
  const skew = acceleration(jackknife);
  const end = (side: number): number => {
    const moved = bias + side * z;
    return quantile(sorted, normal(bias + moved / Math.max(1 - skew * moved, 0.1)));
  };
  return { estimate, lo95: end(-1), hi95: end(1) };
};

/**
 * Bootstrap intervals of statistics that are functions of column means.
 *
 * 1. n rows are drawn with replacement, B times, and the statistics computed of the drawn rows' column means.
 * 2. An interval's ends are quantiles of these B values, moved for the bias (where the estimate lies among them) and
 *    for the skewness (of the statistics with each row left out): BCa.
 * 3. The normal quantile in it is widened to t(n − 1) √(n / (n − 1)), without which intervals of few rows are too short.
 *
 * Rows must be independent of each other; where they come from a quasi-random design, which errs less, the intervals are
 * too wide rather than too narrow. A resample whose statistic is no finite number is left out; where that is so for more
 * than half, the ends are NaN. Cost: B n c additions.
 *
 * @param table n ≥ 2 rows, c columns, finite numbers
 * @param statistics of c means gives s numbers, always in the same order; must keep no state
 * @returns s intervals; one whose resamples are all equal has no width
 * @throws RangeError when there are fewer than two rows or too few resamples
 *
 * Source: Efron 1987, Journal of the American Statistical Association 82, 171–185 (BCa); Hesterberg 2015, The American
 * Statistician 69, 371–386 (the widening).
 */
export const bootstrapMeans = (
  table: RowTable,
  statistics: (means: Float64Array) => readonly number[],
  { resamples = 1000, seed = 'bootstrap' }: BootstrapOptions = {},
): Interval[] => {
  const { rows, columns } = table;
  if (!(rows >= 2)) throw new RangeError(`bootstrapMeans: expected at least 2 rows, got ${rows}`);
  if (!(Number.isInteger(resamples) && resamples >= LEAST_RESAMPLES)) {
    throw new RangeError(
      `bootstrapMeans: expected a whole number of resamples, at least ${LEAST_RESAMPLES}, got ${resamples}`,
    );
  }
  const counts = new Uint32Array(rows).fill(1);
  const all = new Float64Array(columns);
  weightedMeans(table, counts, all);
  const estimates = statistics(all);
  const means = new Float64Array(columns);
  const resampled = estimates.map(() => new Float64Array(resamples));
  const key = seedKey(seed);
  const hash = nameHash('bootstrap/rows');
  for (let b = 0; b < resamples; b++) {
    drawCounts(streamState(key, b, hash), counts);
    weightedMeans(table, counts, means);
    statistics(means).forEach((value, s) => {
      (resampled[s] as Float64Array)[b] = value;
    });
  }
  const jackknife = estimates.map(() => new Float64Array(rows));
  for (let row = 0; row < rows; row++) {
    meansWithout(table, row, all, means);
    statistics(means).forEach((value, s) => {
      (jackknife[s] as Float64Array)[row] = value;
    });
  }
  const z = student975(rows - 1) * Math.sqrt(rows / (rows - 1));
  return estimates.map((estimate, s) =>
    acceleratedInterval(estimate, resampled[s] as Float64Array, jackknife[s] as Float64Array, z),
  );
};
