import { andersonDarlingTest, chiSquareAbove, chiSquareTest, kolmogorovSmirnovTest, normalAbove } from './p-values.ts';
import { bitOf, distance, weightChances } from './words.ts';

/** χ² of neighbours in boxes: `dimensions` numbers, none used twice, make a point. */
export const boxes = (x: Float64Array, dimensions: number, side: number): number => {
  const counts = new Array<number>(side ** dimensions).fill(0);
  const points = Math.floor(x.length / dimensions);
  for (let i = 0; i < points; i++) {
    let cell = 0;
    for (let d = 0; d < dimensions; d++) cell = cell * side + Math.floor((x[i * dimensions + d] as number) * side);
    counts[cell] = (counts[cell] as number) + 1;
  }
  const expected = points / counts.length;
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return chiSquareAbove(statistic, counts.length - 1);
};

export const kolmogorovSmirnov = (x: Float64Array): number => kolmogorovSmirnovTest(x.slice().sort());

export const andersonDarling = (x: Float64Array): number => andersonDarlingTest(x.slice().sort());

/** P that the least of so many numbers is larger, and that the largest is. */
export const least = (x: Float64Array): number => Math.exp(x.length * Math.log1p(-x.reduce((a, b) => Math.min(a, b))));
export const largest = (x: Float64Array): number => {
  const top = x.reduce((a, b) => Math.max(a, b));
  // Numbers are multiples of 2^-53, each standing for the cell above it.
  return -Math.expm1(x.length * Math.log1p(-(1 - top - 2 ** -54)));
};

/** Each of 53 bits is a one half of the time: χ² over the bits. */
export const bitBalance = (x: Float64Array): number => {
  let statistic = 0;
  for (let bit = 0; bit < 53; bit++) {
    let count = 0;
    for (const u of x) count += bitOf(u, bit);
    statistic += (2 * count - x.length) ** 2 / x.length;
  }
  return chiSquareAbove(statistic, 53);
};

/** How many of 53 bits differ between neighbours, none used twice: binomial. */
export const neighbourDistance = (x: Float64Array): number => {
  const counts = new Array<number>(54).fill(0);
  for (let i = 0; i + 1 < x.length; i += 2) {
    const differ = distance(x[i] as number, x[i + 1] as number);
    counts[differ] = (counts[differ] as number) + 1;
  }
  const points = Math.floor(x.length / 2);
  return chiSquareTest(
    counts,
    weightChances.map((chance) => points * chance),
  );
};

/** Lengths of stretches without a number below 1/8: geometric. */
export const gaps = (x: Float64Array): number => {
  const longest = 60;
  const counts = new Array<number>(longest + 1).fill(0);
  let gap = 0;
  let found = 0;
  for (const u of x) {
    if (u >= 1 / 8) {
      gap++;
      continue;
    }
    const length = Math.min(gap, longest);
    counts[length] = (counts[length] as number) + 1;
    found++;
    gap = 0;
  }
  // Half of what is expected, or less: of good numbers as good as never.
  if (found < x.length / 16) return 0;
  const expected = counts.map((_, k) => found * (7 / 8) ** k * (k === longest ? 1 : 1 / 8));
  return chiSquareTest(counts, expected);
};

/** Lengths of ascending runs, the number that ends one thrown away: P(length r) = 1/r! − 1/(r + 1)! (Knuth, 3.3.2). */
export const ascendingRuns = (x: Float64Array): number => {
  const longest = 12;
  const counts = new Array<number>(longest).fill(0);
  let runs = 0;
  for (let i = 0; i < x.length; ) {
    let length = 1;
    while (i + length < x.length && (x[i + length] as number) > (x[i + length - 1] as number)) length++;
    // The last may have been cut off.
    if (i + length >= x.length) break;
    const cell = Math.min(length, longest) - 1;
    counts[cell] = (counts[cell] as number) + 1;
    runs++;
    i += length + 1;
  }
  // A run takes e numbers on the average, the one thrown away included.
  if (runs < x.length / 8) return 0;
  let factorial = 1;
  const expected = counts.map((_, k) => {
    factorial *= k + 1;
    return runs * (k === longest - 1 ? 1 / factorial : 1 / factorial - 1 / (factorial * (k + 2)));
  });
  return chiSquareTest(counts, expected);
};

/** P of a mean of numbers above one half this far. */
export const mean = (x: Float64Array): number =>
  normalAbove((x.reduce((a, b) => a + b, 0) / x.length - 0.5) * Math.sqrt(12 * x.length));
