import { describe, expect, it } from 'vitest';
import { morrisDesign } from '../../engine/analysis/morris-design.ts';
import * as fc from '../properties/seeded.ts';

const sizes = fc.record({
  trajectories: fc.integer({ min: 1, max: 12 }),
  dimensions: fc.integer({ min: 1, max: 9 }),
  levels: fc.constantFrom(2, 4, 6, 8),
  seed: fc.string(),
});

describe('morrisDesign', () => {
  it('moves each factor once by half of its levels, which lie between 0.05 and 0.95', () => {
    fc.assert(
      fc.property(sizes, ({ trajectories, dimensions, levels, seed }) => {
        const design = morrisDesign(trajectories, dimensions, seed, levels);
        expect(design).toHaveLength(trajectories);
        for (const { points, moves } of design) {
          expect(moves.map(({ factor }) => factor).sort((a, b) => a - b)).toEqual([...Array(dimensions).keys()]);
          moves.forEach(({ factor, change }, m) => {
            const [before, after] = [points[m] as Float64Array, points[m + 1] as Float64Array];
            expect((after[factor] as number) - (before[factor] as number)).toBe(change);
            expect(after.map((u, i) => (i === factor ? (before[i] as number) : u))).toEqual(before);
            expect(Math.abs(change)).toBeCloseTo((0.9 * levels) / (2 * (levels - 1)), 12);
          });
          const levelsSeen = points.flatMap((point) => Array.from(point, (u) => ((u - 0.05) / 0.9) * (levels - 1)));
          expect(levelsSeen.filter((level) => Math.abs(level - Math.round(level)) > 1e-9)).toEqual([]);
          expect(levelsSeen.filter((level) => level < -0.5 || level > levels - 0.5)).toEqual([]);
        }
      }),
    );
  });

  it('begins at each level equally often, and changes a choice between two, three or four options at every step', () => {
    const design = morrisDesign(12, 5, 'balance');
    for (let factor = 0; factor < 5; factor++) {
      const first = design.map(({ points }) => points[0]?.[factor] as number).sort();
      [0.05, 0.35, 0.65, 0.95].forEach((u, level) => {
        for (let times = 0; times < 3; times++) expect(first[3 * level + times]).toBeCloseTo(u, 12);
      });
      for (const { points, moves } of design) {
        const m = moves.findIndex((move) => move.factor === factor);
        for (const options of [2, 3, 4]) {
          const option = (point: number) => Math.floor((points[point]?.[factor] as number) * options);
          expect(option(m)).not.toBe(option(m + 1));
        }
      }
    }
  });

  it('leaves factors and trajectories as they are when there are more of them', () => {
    fc.assert(
      fc.property(sizes, ({ trajectories, dimensions, levels, seed }) => {
        const small = morrisDesign(trajectories, dimensions, seed, levels);
        expect(morrisDesign(trajectories + 3, dimensions, seed, levels).slice(0, trajectories)).toEqual(small);
        const wide = morrisDesign(trajectories, dimensions + 2, seed, levels);
        wide.forEach(({ points, moves }, t) => {
          expect(points[0]?.slice(0, dimensions)).toEqual(small[t]?.points[0]);
          expect(moves.filter(({ factor }) => factor < dimensions)).toEqual(small[t]?.moves);
        });
      }),
    );
  });

  it('differs from seed to seed, in levels and in order', () => {
    const [one, two] = [morrisDesign(8, 6, 'one'), morrisDesign(8, 6, 'two')];
    expect(one.map(({ points }) => points[0])).not.toEqual(two.map(({ points }) => points[0]));
    const orders = (design: typeof one) => design.map(({ moves }) => moves.map(({ factor }) => factor).join());
    expect(orders(one)).not.toEqual(orders(two));
    expect(new Set(orders(one)).size).toBeGreaterThan(4);
  });

  it('refuses numbers that are none, and odd levels', () => {
    expect(() => morrisDesign(0, 2, '')).toThrow(/trajectories, at least 1, got 0/);
    expect(() => morrisDesign(2, 1.5, '')).toThrow(/dimensions/);
    expect(() => morrisDesign(2, 2, '', 0)).toThrow(/levels/);
    expect(() => morrisDesign(2, 2, '', 5)).toThrow(/even number of levels, got 5/);
  });
});
