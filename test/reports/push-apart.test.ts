import { describe, expect, it } from 'vitest';
import { pushApart } from '../../reports/page/push-apart.ts';
import * as fc from '../properties/seeded.ts';

const wishes = fc.array(
  fc.record({
    centre: fc.double({ min: -50, max: 1050, noNaN: true }),
    height: fc.double({ min: 1, max: 90, noNaN: true }),
  }),
  { minLength: 1, maxLength: 12 },
);

describe('pushApart', () => {
  it('leaves labels alone that do not touch', () => {
    expect(
      pushApart(
        [
          { centre: 500, height: 40 },
          { centre: 100, height: 20 },
        ],
        0,
        1000,
      ),
    ).toEqual([480, 90]);
  });

  it('shares the way between two that want the same place', () => {
    expect(
      pushApart(
        [
          { centre: 500, height: 40 },
          { centre: 500, height: 40 },
        ],
        0,
        1000,
      ),
    ).toEqual([460, 500]);
  });

  it('never overlaps, keeps the order, and stays inside where there is room', () => {
    fc.assert(
      fc.property(wishes, (all) => {
        const total = all.reduce((sum, wish) => sum + wish.height, 0);
        const hi = Math.max(1000, total);
        const placed = pushApart(all, 0, hi).map((top, k) => ({
          top,
          bottom: top + (all[k]?.height ?? 0),
          centre: all[k]?.centre ?? 0,
        }));
        const sorted = [...placed].sort((a, b) => a.top - b.top);
        for (const [k, label] of sorted.entries()) {
          const before = sorted[k - 1];
          expect(label.top).toBeGreaterThanOrEqual(-1e-6);
          expect(label.bottom).toBeLessThanOrEqual(hi + 1e-6);
          if (before === undefined) continue;
          expect(label.top).toBeGreaterThanOrEqual(before.bottom - 1e-6);
          expect(label.centre).toBeGreaterThanOrEqual(before.centre);
        }
      }),
    );
  });

  it('is optimal: no small move of one label that keeps the rules brings them nearer to their wishes', () => {
    fc.assert(
      fc.property(wishes, fc.nat(11), fc.constantFrom(-0.5, 0.5), (all, which, move) => {
        const hi = Math.max(
          1000,
          all.reduce((sum, wish) => sum + wish.height, 0),
        );
        const tops = pushApart(all, 0, hi);
        const k = which % all.length;
        const moved = tops.map((top, j) => (j === k ? top + move : top));
        const height = (j: number): number => all[j]?.height ?? 0;
        const legal = moved.every(
          (top, j) =>
            top >= 0 &&
            top + height(j) <= hi &&
            moved.every((other, i) => i === j || other + height(i) <= top || top + height(j) <= other),
        );
        if (!legal) return;
        const cost = (at: readonly number[]): number =>
          at.reduce((sum, top, j) => sum + (top + height(j) / 2 - (all[j]?.centre ?? 0)) ** 2, 0);
        expect(cost(moved)).toBeGreaterThanOrEqual(cost(tops) - 1e-6);
      }),
    );
  });

  it('packs from the top where there is too little room', () => {
    expect(
      pushApart(
        [
          { centre: 10, height: 60 },
          { centre: 20, height: 60 },
        ],
        0,
        100,
      ),
    ).toEqual([0, 60]);
  });
});
