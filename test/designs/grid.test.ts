import { describe, expect, it } from 'vitest';
import { grid } from '../../engine/designs/grid.ts';
import * as fc from '../properties/seeded.ts';

describe('grid', () => {
  it('lists every combination, the last factor fastest', () => {
    expect(grid([2, 3])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
    expect(grid([])).toEqual([[]]);
    expect(grid([1, 1])).toEqual([[0, 0]]);
  });

  it('has every combination once, in the order of numbers written in mixed bases', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 5 }), (counts) => {
        const design = grid(counts);
        const size = counts.reduce((product, count) => product * count, 1);
        expect(design).toHaveLength(size);
        expect(new Set(design.map(String)).size).toBe(size);
        for (const [index, levels] of design.entries())
          expect(levels.reduce((number, level, factor) => number * (counts[factor] as number) + level, 0)).toBe(index);
      }),
    );
  });

  it('refuses what is no number of levels, and designs that fit nowhere', () => {
    for (const counts of [[0], [2, -1], [1.5], [Number.NaN], [Number.POSITIVE_INFINITY]])
      expect(() => grid(counts)).toThrow(RangeError);
    expect(() => grid([1e9])).toThrow('at most 1048576 points, got 1000000000');
    expect(() => grid(new Array(400).fill(1000))).toThrow(RangeError);
  });
});
