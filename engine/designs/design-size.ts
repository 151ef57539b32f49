/** The most points of a design: 2^20. */
export const MOST_POINTS = 1_048_576;

/** The most numbers of a design, points × dimensions: 2^25, a quarter of a gigabyte. */
const MOST_NUMBERS = 33_554_432;

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1;

/**
 * Refuses a design that has nothing in it, or more than fits in memory.
 *
 * @param maker of the design, as the message names it
 * @param points design points
 * @param dimensions factors that are varied
 * @throws RangeError
 */
export const checkDesignSize = (maker: string, points: number, dimensions: number): void => {
  if (!isCount(points)) throw new RangeError(`${maker}: expected a whole number of points ≥ 1, got ${points}`);
  if (!isCount(dimensions))
    throw new RangeError(`${maker}: expected a whole number of dimensions ≥ 1, got ${dimensions}`);
  if (points > MOST_POINTS) throw new RangeError(`${maker}: expected at most ${MOST_POINTS} points, got ${points}`);
  if (points * dimensions > MOST_NUMBERS)
    throw new RangeError(
      `${maker}: expected at most ${MOST_NUMBERS} numbers, got ${points} points in ${dimensions} dimensions`,
    );
};
