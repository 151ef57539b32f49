import { saltelliRows } from '../../engine/analysis/saltelli-rows.ts';
import { seedKey } from '../../engine/run/random/key.ts';
import { nameHash } from '../../engine/run/random/name-hash.ts';
import { nextUniform, streamState } from '../../engine/run/random/stream.ts';

/** A function of a point in the unit cube. */
export type Model = (point: Float64Array) => number;

/** Uniform numbers of a seed of their own. */
export const uniformsOf = (seed: string): (() => number) => {
  const state = streamState(seedKey(seed), 0, nameHash('test'));
  return () => nextUniform(state);
};

/** Standard normal numbers, by Box and Muller. */
export const normalsOf = (seed: string): (() => number) => {
  const uniform = uniformsOf(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
};

export const randomPoints = (points: number, dimensions: number, seed: string): Float64Array[] => {
  const uniform = uniformsOf(seed);
  return Array.from({ length: points }, () => Float64Array.from({ length: dimensions }, uniform));
};

/** Ishigami and Homma 1990 with a = 7, b = 0.1, on the unit cube: sin x1 + a sin² x2 + b x3⁴ sin x1, x in [−π, π]. */
export const ishigami: Model = (point) => {
  const [x1 = 0, x2 = 0, x3 = 0] = Array.from(point, (u) => Math.PI * (2 * u - 1));
  return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1);
};

const alone1 = 0.5 * (1 + 0.1 * (Math.PI ** 4 / 5)) ** 2;
const alone2 = 49 / 8;
const joint13 = (8 * 0.1 ** 2 * Math.PI ** 8) / 225;
export const ishigamiVariance = alone1 + alone2 + joint13;
/** Its indices: (0.3139, 0.4424, 0) and (0.5576, 0.4424, 0.2437). */
export const ishigamiIndices = {
  first: [alone1, alone2, 0].map((part) => part / ishigamiVariance),
  total: [alone1 + joint13, alone2, joint13].map((part) => part / ishigamiVariance),
};

const importance = [0, 1, 4.5, 9, 99, 99, 99, 99];
/** Sobol's g-function with the usual eight coefficients: the larger, the less the factor matters. */
export const gFunction: Model = (point) =>
  point.reduce((product, u, i) => {
    const a = importance[i] as number;
    return (product * (Math.abs(4 * u - 2) + a)) / (1 + a);
  }, 1);

/** R noisy outputs at every point of Saltelli rows, fresh normal noise everywhere. */
export const noisyOutputs = (
  model: Model,
  points: readonly Float64Array[],
  replicates: number,
  sd: number,
  seed: string,
) => {
  const normal = normalsOf(seed);
  const outputs = (point: Float64Array) => {
    const expected = model(point);
    return Float64Array.from({ length: replicates }, () => expected + (sd === 0 ? 0 : sd * normal()));
  };
  return saltelliRows(points).map(({ a, b, ab }) => ({ a: outputs(a), b: outputs(b), ab: ab.map(outputs) }));
};
