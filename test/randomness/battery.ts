import { birthdays, birthdaysOfPairs, columns, lags } from './dependence.ts';
import { complexityOfBit, rankOfHigh, rankOfLow } from './linear.ts';
import {
  andersonDarling,
  ascendingRuns,
  bitBalance,
  boxes,
  gaps,
  kolmogorovSmirnov,
  largest,
  least,
  mean,
  neighbourDistance,
} from './uniformity.ts';

/** A p-value, uniform in [0, 1] where the numbers are what they should be. */
export type Outcome = { readonly sequence: string; readonly test: string; readonly p: number };

/** The largest power of two of boxes a side in which some points are expected in each. */
const sideFor = (numbers: number, dimensions: number, most: number): number =>
  Math.min(most, 2 ** Math.floor(Math.log2(numbers / dimensions / 2.5) / dimensions));

/** Tests of numbers that should be uniform in [0, 1) with 53 bits, and independent. */
export const battery: readonly { readonly name: string; readonly test: (x: Float64Array) => number }[] = [
  { name: 'mean', test: mean },
  { name: 'Kolmogorov–Smirnov', test: kolmogorovSmirnov },
  { name: 'Anderson–Darling', test: andersonDarling },
  { name: 'least number', test: least },
  { name: 'largest number', test: largest },
  { name: 'χ² in 1 dimension', test: (x) => boxes(x, 1, sideFor(x.length, 1, 1024)) },
  { name: 'χ² in 2 dimensions', test: (x) => boxes(x, 2, sideFor(x.length, 2, 64)) },
  { name: 'χ² in 3 dimensions', test: (x) => boxes(x, 3, sideFor(x.length, 3, 16)) },
  { name: 'gaps', test: gaps },
  { name: 'ascending runs', test: ascendingRuns },
  { name: 'lags 1 to 64', test: lags },
  { name: 'pairs of 64 columns', test: columns },
  { name: 'birthday spacings', test: birthdays },
  { name: 'birthday spacings of pairs', test: birthdaysOfPairs },
  { name: 'balance of 53 bits', test: bitBalance },
  { name: 'bits changed between neighbours', test: neighbourDistance },
  { name: 'rank, first 32 bits', test: rankOfHigh },
  { name: 'rank, last 32 bits', test: rankOfLow },
  ...[0, 26, 27, 52].map((bit) => ({
    name: `linear complexity, bit ${bit + 1}`,
    test: (x: Float64Array) => complexityOfBit(x, bit),
  })),
];

/** All tests of one sequence. */
export const testSequence = (sequence: string, x: Float64Array): readonly Outcome[] =>
  battery.map(({ name, test }) => ({ sequence, test: name, p: test(x) }));
