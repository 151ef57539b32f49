import { checkDesignSize } from './design-size.ts';

/**
 * The full factorial design: every combination of levels once.
 *
 *     grid([2, 3]) = [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]]
 *
 * @param counts how many levels each factor has, whole numbers ≥ 1
 * @returns one array per point: the index of each factor's level, from 0; the last factor changes fastest. Without
 *   factors there is one point, and nothing in it
 * @throws RangeError where a count is none, or where the design has more than 2^20 points
 */
export const grid = (counts: readonly number[]): number[][] => {
  const wrong = counts.find((count) => !(Number.isInteger(count) && count >= 1));
  if (wrong !== undefined) throw new RangeError(`grid: expected whole numbers of levels ≥ 1, got ${wrong}`);
  const size = counts.reduce((product, count) => product * count, 1);
  checkDesignSize('grid', size, Math.max(counts.length, 1));
  return Array.from({ length: size }, (_, point) => levelsAt(counts, point));
};

/** A point's number written with one digit per factor, the factor's count as the base of its digit. */
const levelsAt = (counts: readonly number[], point: number): number[] => {
  const levels = new Array<number>(counts.length);
  let left = point;
  for (let factor = counts.length - 1; factor >= 0; factor--) {
    const count = counts[factor] as number;
    levels[factor] = left % count;
    left = Math.floor(left / count);
  }
  return levels;
};
