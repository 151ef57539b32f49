/** Elements from … to − 1. */
export type Range = { readonly from: number; readonly to: number };

/**
 * A piece of a whole that is cut into consecutive ones, whose sizes differ by one at most.
 *
 * @param index from 0 to pieces − 1
 * @param count elements of the whole
 */
export const pieceRange = (index: number, pieces: number, count: number): Range => ({
  from: Math.floor((index * count) / pieces),
  to: Math.floor(((index + 1) * count) / pieces),
});
