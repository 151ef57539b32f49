import { expect } from 'vitest';
import { seedKey } from '../../../../engine/run/random/key.ts';
import { nameHash } from '../../../../engine/run/random/name-hash.ts';
import { nextUniform, streamState } from '../../../../engine/run/random/stream.ts';

/** The first numbers of the stream "calibration" of a seed: fixed, so that a test on them passes always or never. */
export const uniforms = (seed: string, count: number): number[] => {
  const state = streamState(seedKey(seed), 0, nameHash('calibration'));
  return Array.from({ length: count }, () => nextUniform(state));
};

/** The Kolmogorov–Smirnov statistic √n sup |F_n − F|; its 99.9 % point is 1.95. */
export const kolmogorovSmirnov = (sample: readonly number[], cdf: (x: number) => number): number => {
  const sorted = [...sample].sort((a, b) => a - b);
  const n = sorted.length;
  const gaps = sorted.map((x, i) => Math.max((i + 1) / n - cdf(x), cdf(x) - i / n));
  return Math.sqrt(n) * Math.max(...gaps);
};

/** χ² of counts against expected counts as a standard normal number (Wilson–Hilferty); ±3.3 is the 99.9 % range. */
export const chiSquareDeviate = (counts: readonly number[], expected: readonly number[]): number => {
  const df = counts.length - 1;
  const statistic = counts.reduce(
    (sum, count, i) => sum + (count - (expected[i] as number)) ** 2 / (expected[i] as number),
    0,
  );
  const spread = 2 / (9 * df);
  return (Math.cbrt(statistic / df) - (1 - spread)) / Math.sqrt(spread);
};

/** Draws 20,000 values from a quantile function and compares them with the CDF, for three seeds. */
export const expectCalibrated = (quantile: (u: number) => number, cdf: (x: number) => number): void => {
  for (const seed of ['1', '2', '3']) {
    const sample = uniforms(seed, 20_000).map(quantile);
    expect(kolmogorovSmirnov(sample, cdf), `seed ${seed}`).toBeLessThan(1.95);
  }
};
