/** The quantiles that results hold: their names and shares. */
export const QUANTILES = [
  ['p05', 0.05],
  ['p25', 0.25],
  ['p50', 0.5],
  ['p75', 0.75],
  ['p95', 0.95],
] as const;

export type Quantiles = { readonly [name in (typeof QUANTILES)[number][0]]: number };

/** Quantiles are exact, of the first runs of an arm: runs are exchangeable, and this many fix a 5 % quantile to ± 0.7 %. */
export const QUANTILE_RUNS = 4096;

/**
 * A quantile of sorted values, type 7: with h = (n − 1) p, the value at floor(h) and the fraction of the way to the
 * next that h is beyond it.
 *
 * Source: Hyndman and Fan 1996, doi 10.1080/00031305.1996.10473566.
 *
 * @param sorted ascending, without NaN
 * @param share p in [0, 1]
 * @returns NaN of no values
 */
export const quantile = (sorted: Float64Array, share: number): number => {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below];
  if (low === undefined) return Number.NaN;
  const high = sorted[below + 1] ?? low;
  // Equal infinities would give NaN by subtraction.
  return low === high ? low : low + (place - below) * (high - low);
};

/**
 * Sorts as `values.sort()` does, in half the time: the bits of numbers, read as integers, come in the order of the numbers,
 * negative ones first and the wrong way round, −0 before 0.
 *
 * @param values no NaN among them
 */
export const sortNumbers = (values: Float64Array): void => {
  new BigInt64Array(values.buffer, values.byteOffset, values.length).sort();
  const positive = values.findIndex((value) => value > 0 || Object.is(value, 0));
  values.subarray(0, positive < 0 ? values.length : positive).reverse();
};

/** @param values sorted in place; no NaN among them */
export const quantilesOf = (values: Float64Array): Quantiles => {
  sortNumbers(values);
  return Object.fromEntries(QUANTILES.map(([name, share]) => [name, quantile(values, share)])) as Quantiles;
};
