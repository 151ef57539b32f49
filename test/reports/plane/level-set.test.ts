import { describe, expect, it } from 'vitest';
import { levelSet, type Place } from '../../../reports/plane/level-set.ts';
import * as fc from '../../properties/seeded.ts';

const ascending = (least: number) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: least, maxLength: 9 })
    .map((places) => places.toSorted((a, b) => a - b).map((place) => place / 1000));

const grid = (xs: readonly number[], ys: readonly number[], f: (x: number, y: number) => number): number[][] =>
  ys.map((y) => xs.map((x) => f(x, y)));

const length = (lines: readonly (readonly Place[])[]): number =>
  lines.reduce(
    (sum, line) =>
      sum +
      line.slice(1).reduce((all, [x, y], k) => all + Math.hypot(x - (line[k]?.[0] ?? 0), y - (line[k]?.[1] ?? 0)), 0),
    0,
  );

describe('the level set', () => {
  it('of one square is where its edges are crossed', () => {
    const one = levelSet(
      [0, 1],
      [0, 1],
      [
        [0, 1],
        [0, 4],
      ],
      0.5,
    );
    expect(one).toEqual([
      expect.arrayContaining([
        [0.5, 0],
        [0.125, 1],
      ]),
    ]);
  });

  it('of a linear function is one straight line, on which the function has the value', () => {
    fc.assert(
      fc.property(
        ascending(2),
        ascending(2),
        fc.double({ min: 0, max: 7 }),
        fc.double({ min: 0.01, max: 0.99 }),
        (xs, ys, angle, share) => {
          const f = (x: number, y: number): number => Math.cos(angle) * x + Math.sin(angle) * y;
          const z = grid(xs, ys, f);
          const all = z.flat();
          const level = Math.min(...all) + share * (Math.max(...all) - Math.min(...all));
          const lines = levelSet(xs, ys, z, level);
          expect(lines.length).toBeLessThanOrEqual(1);
          for (const [x, y] of lines.flat()) expect(f(x, y)).toBeCloseTo(level, 9);
          const [line = []] = lines;
          const [first, last] = [line[0] ?? [0, 0], line.at(-1) ?? [0, 0]];
          expect(length(lines)).toBeCloseTo(Math.hypot(last[0] - first[0], last[1] - first[1]), 9);
        },
      ),
    );
  });

  it('of rising data parts what is above from what is below: an edge is crossed where its ends differ, and there once', () => {
    const rising = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(
        ascending(2),
        ascending(2),
        rising,
        rising,
        fc.integer({ min: 1, max: 80 }),
        (xs, ys, right, up, whole) => {
          const sum = (steps: readonly number[], k: number): number => steps.slice(0, k).reduce((a, b) => a + b, 0);
          const z = ys.map((_, r) => xs.map((__, c) => sum(right, c) + sum(up, r)));
          // Between whole numbers: no value is at the level.
          const level = whole + 0.5;
          const lines = levelSet(xs, ys, z, level);
          const at = (row: number, column: number): number => z[row]?.[column] ?? 0;
          const crossed = ys.flatMap((_, r) =>
            xs.flatMap((__, c) => [
              ...(c + 1 < xs.length && at(r, c) < level !== at(r, c + 1) < level ? [`across ${r} ${c}`] : []),
              ...(r + 1 < ys.length && at(r, c) < level !== at(r + 1, c) < level ? [`up ${r} ${c}`] : []),
            ]),
          );
          const places = lines.flat().map(([x, y]) => {
            const row = ys.indexOf(y);
            const column = xs.indexOf(x);
            return row >= 0
              ? `across ${row} ${xs.findLastIndex((place) => place < x)}`
              : `up ${ys.findLastIndex((place) => place < y)} ${column}`;
          });
          expect(places.toSorted()).toEqual(crossed.toSorted());
          // Data that rise both ways have one line, from edge to edge.
          expect(lines.length).toBe(crossed.length > 0 ? 1 : 0);
        },
      ),
    );
  });

  it('goes around a peak and comes back', () => {
    const [line = []] = levelSet([0, 1, 2], [0, 1, 2], [[0, 0, 0], [0, 1, 0], [0, 0, 0]], 0.5); // biome-ignore format: a grid
    expect(line[0]).toEqual(line.at(-1));
    expect(new Set(line.map(String))).toEqual(new Set(['1,0.5', '1.5,1', '1,1.5', '0.5,1']));
  });

  it('tells by the middle which corners of a saddle belong together', () => {
    const saddle = (corner: number): Place[][] => levelSet([0, 1], [0, 1], [[corner, 0], [0, corner]], 1); // biome-ignore format: a grid
    const ends = (lines: readonly Place[][]): string[] => lines.map((line) => line.map(String).sort().join(' ')).sort();
    expect(ends(saddle(4))).toEqual(['0,0.75 0.25,1', '0.75,0 1,0.25']);
    expect(ends(saddle(1.5))).toHaveLength(2);
    expect(ends(saddle(1.5))[0]).toContain('0,0.33');
  });

  it('leaves out squares without a number, and peaks that only touch the value', () => {
    expect(levelSet([0, 1], [0, 1], [[0, 1], [Number.NaN, 1]], 0.5)).toEqual([]); // biome-ignore format: a grid
    expect(levelSet([0, 1, 2], [0, 1, 2], [[0, 0, 0], [0, 1, 0], [0, 0, 0]], 1)).toEqual([]); // biome-ignore format: a grid
    expect(levelSet([0, 1], [0, 1], [[1, 1], [1, 1]], 1)).toEqual([]); // biome-ignore format: a grid
  });
});
