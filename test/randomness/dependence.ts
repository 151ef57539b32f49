import { chiSquareAbove, poissonAbove } from './p-values.ts';

const LAGS = 64;
const COLUMNS = 64;

/** Correlations with the number 1, 2 … 64 places before: χ² of all together. */
export const lags = (x: Float64Array): number => {
  const n = x.length;
  let statistic = 0;
  for (let lag = 1; lag <= LAGS; lag++) {
    let sum = 0;
    for (let i = lag; i < n; i++) sum += ((x[i] as number) - 0.5) * ((x[i - lag] as number) - 0.5);
    // The mean is known to be one half, so each product has mean 0 and variance 1/144, and no two are correlated.
    statistic += (144 * sum * sum) / (n - lag);
  }
  return chiSquareAbove(statistic, LAGS);
};

/**
 * The sequence as a table of 64 columns (64 players, draws, runs, seeds side by side): correlations of all 2,016 pairs of
 * columns, χ² of all together.
 */
export const columns = (x: Float64Array): number => {
  const rows = Math.floor(x.length / COLUMNS);
  const centred = Array.from({ length: COLUMNS }, (_, c) =>
    Float64Array.from({ length: rows }, (_, r) => (x[r * COLUMNS + c] as number) - 0.5),
  );
  let statistic = 0;
  for (const [i, a] of centred.entries()) {
    for (let j = 0; j < i; j++) {
      const b = centred[j] as Float64Array;
      let sum = 0;
      for (let r = 0; r < rows; r++) sum += (a[r] as number) * (b[r] as number);
      statistic += (144 * sum * sum) / rows;
    }
  }
  return chiSquareAbove(statistic, (COLUMNS * (COLUMNS - 1)) / 2);
};

const BIRTHDAYS = 4096;

/**
 * Birthday spacings: 4,096 days of 2^32 in order, how often a spacing comes again; the sum over samples is Poisson with
 * mean 4 a sample. (Marsaglia; of 2^32 days the limit is off by less than 1 %.)
 *
 * @param days numbers in [0, 1), each a day
 */
const spacings = (days: Float64Array): number => {
  const samples = Math.floor(days.length / BIRTHDAYS);
  let again = 0;
  for (let s = 0; s < samples; s++) {
    const sorted = Float64Array.from(days.subarray(s * BIRTHDAYS, (s + 1) * BIRTHDAYS), (u) =>
      Math.floor(u * 2 ** 32),
    ).sort();
    const between = sorted.map((day, i) => day - (i === 0 ? 0 : (sorted[i - 1] as number))).sort();
    for (let i = 1; i < BIRTHDAYS; i++) if (between[i] === between[i - 1]) again++;
  }
  return poissonAbove(again, (samples * BIRTHDAYS ** 3) / 2 ** 34);
};

export const birthdays = (x: Float64Array): number => spacings(x);

/** The same of days that two neighbours make, 16 bits each: a lattice of pairs shows. */
export const birthdaysOfPairs = (x: Float64Array): number =>
  spacings(
    Float64Array.from(
      { length: Math.floor(x.length / 2) },
      (_, i) =>
        (Math.floor((x[2 * i] as number) * 65536) + Math.floor((x[2 * i + 1] as number) * 65536) / 65536) / 65536,
    ),
  );
