import { describe, expect, it } from 'vitest';
import { cholesky, type Matrix } from '../../engine/designs/cholesky.ts';
import { correlationMatrix, type RankCorrelation } from '../../engine/designs/correlation-matrix.ts';
import { latinHypercube } from '../../engine/designs/latin-hypercube.ts';
import { rankCorrelated } from '../../engine/designs/rank-correlation.ts';
import { sobolPoints } from '../../engine/designs/sobol.ts';
import { spearman } from '../../engine/designs/spearman.ts';
import * as fc from '../properties/seeded.ts';

const columnOf = (design: readonly Float64Array[], dimension: number): number[] =>
  design.map((point) => point[dimension] as number);

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** Columns that share factors by these loadings, with some share of their own: always a correlation matrix. */
const matrixOf = (loadings: readonly (readonly number[])[], own: number): Matrix => {
  const product = (i: number, j: number): number =>
    (loadings[i] as readonly number[]).reduce((sum, value, at) => sum + value * (loadings[j]?.[at] as number), 0);
  const norm = (i: number): number => Math.sqrt(product(i, i) + 1e-9);
  return loadings.map((_, i) =>
    loadings.map((_, j) => {
      const [low, high] = [Math.min(i, j), Math.max(i, j)];
      return i === j ? 1 : ((1 - own) * product(low, high)) / (norm(low) * norm(high));
    }),
  );
};

const loading = fc.integer({ min: -100, max: 100 }).map((hundredths) => hundredths / 100);
const targets = fc
  .integer({ min: 1, max: 7 })
  .chain((k) => fc.array(fc.tuple(loading, loading, loading), { minLength: k, maxLength: k }))
  .map((loadings) => matrixOf(loadings, 0.3));

const largestMiss = (design: readonly Float64Array[], target: Matrix): number =>
  Math.max(
    0,
    ...target.flatMap((row, i) =>
      row.slice(0, i).map((rho, j) => Math.abs(spearman(columnOf(design, i), columnOf(design, j)) - rho)),
    ),
  );

describe('rankCorrelated', () => {
  it('leaves the numbers of every column as they are, the first column in place, and what it is given alone', () => {
    fc.assert(
      fc.property(targets, fc.integer({ min: 20, max: 60 }), fc.string(), (target, n, seed) => {
        const points = latinHypercube(n, target.length, seed);
        const before = points.map((point) => point.slice());
        const design = rankCorrelated(points, target);
        expect(points).toEqual(before);
        expect(columnOf(design, 0)).toEqual(columnOf(points, 0));
        for (let column = 0; column < target.length; column++)
          expect(sorted(columnOf(design, column))).toEqual(sorted(columnOf(points, column)));
      }),
    );
  });

  it.each([
    ['Latin hypercubes', (n: number, k: number, seed: string) => latinHypercube(n, k, seed)],
    ["Sobol's points", (n: number, k: number, seed: string) => sobolPoints(n, k, seed)],
  ] as const)('comes within 0.05 of the target for 200 of %s', (_, points) => {
    const found = fc.sample(targets, { seed: 7, numRuns: 60 }).map((target, index) => {
      const design = rankCorrelated(points(200, target.length, `seed ${index}`), target);
      return largestMiss(design, target);
    });
    expect(Math.max(...found)).toBeLessThan(0.05);
    expect(found.reduce((sum, miss) => sum + miss, 0) / found.length).toBeLessThan(0.025);
  });

  it('hits strong and weak correlations of two columns alike', () => {
    for (const rho of [-0.95, -0.6, -0.2, 0, 0.1, 0.5, 0.8, 0.99]) {
      const target = [
        [1, rho],
        [rho, 1],
      ];
      expect(largestMiss(rankCorrelated(latinHypercube(1000, 2, 'two'), target), target)).toBeLessThan(0.02);
    }
  });

  it('takes correlations that normal scores cannot have', () => {
    // Three times −0.49 is a correlation matrix, 2 sin(−0.49 π/6) = −0.507 is none.
    const target = [0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? 1 : -0.49)));
    expect(largestMiss(rankCorrelated(latinHypercube(500, 3, '1'), target), target)).toBeLessThan(0.05);
  });

  it('refuses what it cannot correlate', () => {
    const target = [
      [1, 0.5],
      [0.5, 1],
    ];
    expect(() => rankCorrelated([Float64Array.of(0.1, 0.2, 0.3)], target)).toThrow('expected 2 numbers in each point');
    const same = [0.1, 0.2, 0.3].map((x) => Float64Array.of(x, x));
    expect(() => rankCorrelated(same, target, ['a', 'b'])).toThrow('b follows from the columns before it in 3 points');
    expect(() =>
      rankCorrelated(latinHypercube(9, 2, ''), [
        [1, 0.5],
        [0.4, 1],
      ]),
    ).toThrow('0.5 fits no correlation');
    expect(() => rankCorrelated(latinHypercube(9, 2, ''), [[1]])).toThrow('expected 1 numbers in each point');
  });
});

describe('correlationMatrix', () => {
  const pair = (first: string, second: string, correlation: number): RankCorrelation => ({
    between: [first, second],
    correlation,
  });

  it('is the pairs, and 0 where none is given', () => {
    expect(correlationMatrix(['a', 'b', 'c'], [pair('c', 'a', 0.5), pair('a', 'b', -0.2)])).toEqual([
      [1, -0.2, 0.5],
      [-0.2, 1, 0],
      [0.5, 0, 1],
    ]);
  });

  it('names correlations that contradict each other, and the smallest change', () => {
    // b and c would need 0.81 ± 0.19, which is further from 0.5 than 0.9 is from 0.45 ± 0.377.
    expect(() =>
      correlationMatrix(['a', 'b', 'c'], [pair('a', 'b', 0.9), pair('a', 'c', 0.9), pair('b', 'c', 0.5)]),
    ).toThrow(
      'rank correlation: a and b (0.9), a and c (0.9), b and c (0.5) contradict each other; at most 0.82 for a and b would do',
    );
  });

  it('gives a factor for all where changing one is not enough', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const pairs = names.flatMap((first, i) => names.slice(i + 1).map((second) => pair(first, second, -0.9)));
    // Equal correlations of six agree above −1/5.
    expect(() => correlationMatrix(names, pairs)).toThrow('all of them times 0.22 would do');
  });

  it('accepts what it suggests', () => {
    const number = fc.integer({ min: -99, max: 99 }).map((hundredths) => hundredths / 100);
    const names = ['a', 'b', 'c', 'd'];
    fc.assert(
      fc.property(fc.array(number, { minLength: 6, maxLength: 6 }), (numbers) => {
        const places = [
          [0, 1],
          [0, 2],
          [0, 3],
          [1, 2],
          [1, 3],
          [2, 3],
        ] as const;
        const pairs = places.map(([i, j], at) => pair(names[i] as string, names[j] as string, numbers[at] as number));
        const full = names.map((_, i) =>
          names.map((_, j) => {
            const at = places.findIndex(([x, y]) => (x === i && y === j) || (x === j && y === i));
            return at < 0 ? 1 : (numbers[at] as number);
          }),
        );
        const agrees = 'factor' in cholesky(full);
        let message = '';
        try {
          correlationMatrix(names, pairs);
        } catch (error) {
          message = (error as Error).message;
        }
        expect(message === '').toBe(agrees);
        if (agrees) return;
        const one = /(?:at least|at most) (-?[\d.]+) for (\w) and (\w) would do/.exec(message);
        const all = /all of them times ([\d.]+) would do/.exec(message);
        const mended = pairs.map(({ between, correlation }) => ({
          between,
          correlation: all
            ? correlation * Number(all[1])
            : between.join() === `${one?.[2]},${one?.[3]}`
              ? Number(one?.[1])
              : correlation,
        }));
        expect(mended).not.toEqual(pairs);
        expect(() => correlationMatrix(names, mended)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('refuses pairs that are none', () => {
    const names = ['a', 'b'];
    expect(() => correlationMatrix(names, [pair('a', 'x', 0.1)])).toThrow('"x" is not varied; varied are a, b');
    expect(() => correlationMatrix(names, [pair('a', 'a', 0.1)])).toThrow('expected two different parameters');
    expect(() => correlationMatrix(names, [pair('a', 'b', 0.1), pair('b', 'a', 0.2)])).toThrow('given twice');
    for (const wrong of [1, -1, 2, Number.NaN])
      expect(() => correlationMatrix(names, [pair('a', 'b', wrong)])).toThrow('above −1 and below 1');
  });
});
