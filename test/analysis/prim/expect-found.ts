import { expect } from 'vitest';
import { insideBox, type PrimBox, type PrimFactor, prim } from '../../../engine/analysis/prim.ts';
import { planted } from './planted.ts';

/** How many factors there are, and on how many of them the planted box has limits. */
export const dimensionsAndLimits: readonly (readonly [number, number])[] = [
  [2, 2],
  [4, 3],
  [8, 3],
];

export const pointsInside = (
  box: PrimBox,
  factors: readonly PrimFactor[],
  x: readonly (readonly number[])[],
): number[] => x.flatMap((point, index) => (insideBox(box.limits, factors, point) ? [index] : []));

/**
 * Searches for planted boxes, one per seed, and expects them to be found, with no limit on a factor that does nothing.
 *
 * @param relevant of so many dimensions there are limits
 */
export const expectFound = (seeds: readonly number[], dimensions: number, relevant: number): void => {
  for (const seed of seeds) {
    const { factors, x, inside } = planted(`box ${dimensions} ${relevant} ${seed}`, dimensions, relevant);
    const result = prim(
      factors,
      x,
      inside.map((is) => (is ? 1 : 0)),
    );
    const box = result.boxes[0] as PrimBox;
    expect(box.coverage, `seed ${seed}`).toBeGreaterThanOrEqual(0.9);
    expect(box.density, `seed ${seed}`).toBeGreaterThanOrEqual(0.9);
    const restricted = new Set(box.limits.map(({ factor }) => factor));
    const known = new Set(factors.slice(0, relevant).map(({ name }) => name));
    expect(
      [...restricted].filter((name) => !known.has(name)),
      `seed ${seed}`,
    ).toEqual([]);
    // The measures are those of the limits as they are written.
    const found = pointsInside(box, factors, x);
    const hits = found.filter((point) => inside[point]).length;
    expect(found.length).toBe(box.points);
    expect(box.density).toBe(hits / found.length);
    expect(box.coverage).toBe(hits / inside.filter(Boolean).length);
    expect(box.mass).toBe(found.length / x.length);
  }
};
