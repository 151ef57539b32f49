import { describe, expect, it } from 'vitest';
import { eigenvalues } from '../../../engine/games/quantal-response/eigenvalues.ts';
import * as fc from '../../properties/seeded.ts';

const found = (rows: readonly (readonly number[])[]) => {
  const { real, imaginary } = eigenvalues(Float64Array.from(rows.flat()), rows.length)!;
  return [...real].map((x, k) => [x, imaginary[k]!] as const).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
};

/** The trace of a matrix's power, by multiplication. */
const powerTrace = (matrix: readonly number[], size: number, power: number): number => {
  let product = [...matrix];
  for (let k = 1; k < power; k++) {
    product = product.map((_, at) => {
      const [row, column] = [Math.floor(at / size), at % size];
      return Array.from({ length: size }, (__, j) => product[row * size + j]! * matrix[j * size + column]!).reduce(
        (a, b) => a + b,
      );
    });
  }
  return Array.from({ length: size }, (_, k) => product[k * size + k]!).reduce((a, b) => a + b);
};

describe('eigenvalues', () => {
  it('of a rotation are ±i, of a triangle its diagonal', () => {
    expect(
      found([
        [0, -1],
        [1, 0],
      ]),
    ).toEqual([
      [0, -1],
      [0, 1],
    ]);
    const triangle = found([
      [3, 5, -2, 1],
      [0, -1, 4, 2],
      [0, 0, 2, 7],
      [0, 0, 0, 3],
    ]);
    for (const [k, value] of [-1, 2, 3, 3].entries()) expect(triangle[k]![0]).toBeCloseTo(value, 6);
  });

  it('of a cyclic shift of five, which needs exceptional shifts, are the fifth roots of 1', () => {
    const shift = Array.from({ length: 5 }, (_, row) =>
      Array.from({ length: 5 }, (__, k) => (k === (row + 1) % 5 ? 1 : 0)),
    );
    const values = found(shift);
    for (const [real, imaginary] of values) expect(Math.hypot(real, imaginary)).toBeCloseTo(1, 12);
    expect(values.at(-1)![0]).toBeCloseTo(1, 12);
    expect(values[0]![0]).toBeCloseTo(Math.cos((4 * Math.PI) / 5), 12);
  });

  it('have the sums of powers that the traces of powers are', () => {
    const square = fc
      .integer({ min: 1, max: 9 })
      .chain((size) =>
        fc.tuple(
          fc.constant(size),
          fc.array(fc.integer({ min: -9, max: 9 }), { minLength: size * size, maxLength: size * size }),
        ),
      );
    fc.assert(
      fc.property(square, ([size, matrix]) => {
        const { real, imaginary } = eigenvalues(Float64Array.from(matrix), size)!;
        for (const power of [1, 2, 3, 4]) {
          let sum = 0;
          for (let k = 0; k < size; k++) {
            let [x, y] = [1, 0];
            for (let j = 0; j < power; j++)
              [x, y] = [x * real[k]! - y * imaginary[k]!, x * imaginary[k]! + y * real[k]!];
            sum += x;
          }
          const scale = Math.hypot(...matrix, 1) ** power;
          expect(Math.abs(sum - powerTrace(matrix, size, power))).toBeLessThan(1e-9 * scale);
        }
      }),
    );
  });

  it('are not made up where the matrix is not finite', () => {
    expect(eigenvalues(Float64Array.of(1, NaN, 0, 1), 2)).toBeUndefined();
  });
});
