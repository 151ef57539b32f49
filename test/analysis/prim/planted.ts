import type { PrimFactor } from '../../../engine/analysis/prim.ts';
import { exp } from '../../../engine/compile/elementary/exp.ts';
import { log } from '../../../engine/compile/elementary/log.ts';
import { scalarAlgebra } from '../../../engine/compile/elementary/scalar.ts';
import { seedKey } from '../../../engine/run/random/key.ts';
import { nameHash } from '../../../engine/run/random/name-hash.ts';
import { nextUniform, streamState } from '../../../engine/run/random/stream.ts';

/** Numbers in [0, 1) that depend on the seed alone. */
export const uniforms = (seed: string): (() => number) => {
  const stream = streamState(seedKey(seed), 0, nameHash('test/prim'));
  return () => nextUniform(stream);
};

/** 0 … n − 1 in random order. */
export const shuffledIndices = (n: number, uniform: () => number): number[] => {
  const order = Array.from({ length: n }, (_, index) => index);
  for (let last = n - 1; last > 0; last--) {
    const other = Math.floor(uniform() * (last + 1));
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
};

/** A Latin hypercube of the unit cube: `x[point][factor]`. */
export const latinHypercube = (points: number, factors: number, uniform: () => number): number[][] => {
  const columns = Array.from({ length: factors }, () =>
    shuffledIndices(points, uniform).map((cell) => (cell + uniform()) / points),
  );
  return Array.from({ length: points }, (_, point) => columns.map((column) => column[point] as number));
};

export const numbers = (count: number): PrimFactor[] =>
  Array.from({ length: count }, (_, index) => ({ name: `factor ${index}`, kind: 'number' }));

/** A point set with a box of limits on the first factors; `inside` says of which points they hold. */
export type Planted = {
  readonly factors: PrimFactor[];
  readonly x: number[][];
  readonly inside: boolean[];
  readonly relevant: number;
};

/** A box of a tenth to a half of the cube in the first `relevant` factors, at an end of each or anywhere. */
export const planted = (seed: string, dimensions: number, relevant: number): Planted => {
  const uniform = uniforms(seed);
  const x = latinHypercube(1000 + Math.floor(1000 * uniform()), dimensions, uniform);
  const volume = 0.1 + 0.4 * uniform();
  const width = exp(scalarAlgebra, log(scalarAlgebra, volume) / relevant);
  const starts = Array.from({ length: relevant }, () => (1 - width) * Math.min(1, Math.max(0, 2 * uniform() - 0.5)));
  const inside = x.map((point) =>
    starts.every((start, factor) => (point[factor] as number) >= start && (point[factor] as number) <= start + width),
  );
  return { factors: numbers(dimensions), x, inside, relevant };
};
