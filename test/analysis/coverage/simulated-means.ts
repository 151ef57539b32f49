import { exp } from '../../../engine/compile/elementary/exp.ts';
import { log } from '../../../engine/compile/elementary/log.ts';
import { scalarAlgebra } from '../../../engine/compile/elementary/scalar.ts';
import { BATCHES, nextUniform, streamOf } from './streams.ts';

const e = (x: number): number => exp(scalarAlgebra, x);

/** A measure with known mean and standard deviation, of two independent standard normal numbers. */
export type Measure = {
  readonly name: string;
  readonly mean: number;
  readonly sd: number;
  readonly skewness: number;
  /** `root` is e^{z/4}, so that lognormal values cost no exponential of their own. */
  readonly value: (z: number, w: number, root: number) => number;
};

const lognormal = (quarters: number): Measure => {
  const sigma = quarters / 4;
  const square = sigma * sigma;
  const value = (_z: number, _w: number, root: number): number => {
    let product = 1;
    for (let k = 0; k < quarters; k++) product *= root;
    return product;
  };
  return {
    name: `lognormal, σ = ${sigma}`,
    mean: e(square / 2),
    sd: Math.sqrt((e(square) - 1) * e(square)),
    skewness: (e(square) + 2) * Math.sqrt(e(square) - 1),
    value,
  };
};

/** Upper 5 % and 1 % points of the standard normal distribution. */
const UPPER = { 5: 1.6448536269514722, 1: 2.3263478740408408 } as const;

const rare = (percent: 5 | 1): Measure => {
  const p = percent / 100;
  const sd = Math.sqrt(p * (1 - p));
  const value = (_z: number, w: number): number => (w > UPPER[percent] ? 1 : 0);
  return { name: `0, but 1 in ${percent} % of runs`, mean: p, sd, skewness: (1 - 2 * p) / sd, value };
};

/**
 * Both arms lognormal with σ = 1, the logarithms with correlation 0.8; b is a tenth larger. The moments are sums of
 * E aⁱbʲ = exp((i² + j² + 1.6 ij) / 2).
 */
const difference: Measure = {
  name: 'b − a, both lognormal, σ = 1',
  mean: 0.1 * e(0.5),
  sd: Math.sqrt(2.21 * e(1) * (e(1) - 1) - 2.2 * e(1) * (e(0.8) - 1)),
  skewness: 1.62,
  value: (z, w, root) => 1.1 * e(0.8 * z + 0.6 * w) - root * root * root * root,
};

export const measures: readonly Measure[] = [
  { name: 'normal', mean: 0, sd: 1, skewness: 0, value: (z) => z },
  { name: 'exponential', mean: 1, sd: 1, skewness: 2, value: (z, w) => (z * z + w * w) / 2 },
  lognormal(2),
  lognormal(4),
  difference,
  lognormal(5),
  lognormal(6),
  rare(5),
  rare(1),
];

/** Sample mean and standard deviation of the first `runs` values of a batch. */
export type Sample = { readonly mean: number; readonly sd: number };
export type SampleOf = (measure: number, batch: number, runs: number) => Sample;

/** Plays 2,000 batches of every measure; sums are of deviations from the true mean, so they lose no digits. */
export const simulateMeans = (checkpoints: readonly number[]): SampleOf => {
  const size = measures.length;
  const sums = new Float64Array(BATCHES * checkpoints.length * size);
  const squares = new Float64Array(BATCHES * checkpoints.length * size);
  const sum = new Float64Array(size);
  const square = new Float64Array(size);
  for (let batch = 0; batch < BATCHES; batch++) {
    const normal = normals(batch);
    sum.fill(0);
    square.fill(0);
    let played = 0;
    checkpoints.forEach((runs, row) => {
      for (; played < runs; played++) {
        const z = normal();
        const w = normal();
        const root = e(z / 4);
        for (let i = 0; i < size; i++) {
          const measure = measures[i] as Measure;
          const deviation = measure.value(z, w, root) - measure.mean;
          sum[i]! += deviation;
          square[i]! += deviation * deviation;
        }
      }
      sums.set(sum, (batch * checkpoints.length + row) * size);
      squares.set(square, (batch * checkpoints.length + row) * size);
    });
  }
  return (measure, batch, runs) => {
    const place = (batch * checkpoints.length + checkpoints.indexOf(runs)) * size + measure;
    const total = sums[place] as number;
    const m2 = Math.max(0, (squares[place] as number) - (total * total) / runs);
    return { mean: (measures[measure] as Measure).mean + total / runs, sd: Math.sqrt(m2 / (runs - 1)) };
  };
};

/** Standard normal numbers in pairs by the polar method (Marsaglia and Bray 1964, SIAM Review 6). */
const normals = (batch: number): (() => number) => {
  const stream = streamOf('means', batch);
  let kept: number | undefined;
  return () => {
    if (kept !== undefined) {
      const one = kept;
      kept = undefined;
      return one;
    }
    for (;;) {
      const x = 2 * nextUniform(stream) - 1;
      const y = 2 * nextUniform(stream) - 1;
      const s = x * x + y * y;
      if (s >= 1 || s === 0) continue;
      const scale = Math.sqrt((-2 * log(scalarAlgebra, s)) / s);
      kept = y * scale;
      return x * scale;
    }
  };
};
