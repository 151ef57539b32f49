import { describe, expect, it } from 'vitest';
import { pieceRange } from '../../../engine/experiment/pieces/piece-range.ts';
import * as fc from '../../properties/seeded.ts';

describe('the pieces of a whole', () => {
  it('by hand', () => {
    expect([0, 1, 2].map((index) => pieceRange(index, 3, 10))).toEqual([
      { from: 0, to: 3 },
      { from: 3, to: 6 },
      { from: 6, to: 10 },
    ]);
  });

  it('follow each other, leave nothing out, and differ by one at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat({ max: 4_000_000 }), (pieces, count) => {
        const ranges = Array.from({ length: pieces }, (_, index) => pieceRange(index, pieces, count));
        expect(ranges[0]?.from).toBe(0);
        expect(ranges.at(-1)?.to).toBe(count);
        for (const [index, { from }] of ranges.entries()) if (index > 0) expect(from).toBe(ranges[index - 1]?.to);
        const sizes = ranges.map(({ from, to }) => to - from);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
