/** Points of one row of Saltelli's design, each k numbers in [0, 1). */
export type SaltelliRow = { readonly a: Float64Array; readonly b: Float64Array; readonly ab: readonly Float64Array[] };

/**
 * Rows of Saltelli's design: a is the first half of a point, b its second half, ab[i] is a with factor i taken from b.
 *
 * A group of columns can stand for one factor (all assumptions together, all levers together); its indices are then
 * those of the group as a whole.
 *
 * @param points N points of 2k numbers in [0, 1), best a Sobol sequence with N a power of two
 * @param groups columns (0 to k − 1) that are exchanged together; each column by itself unless told
 * @returns N rows of 2 + groups.length points
 * @throws RangeError when points have an odd or differing number of coordinates, or a group names no column
 *
 * Source: Saltelli and others 2010, Computer Physics Communications 181, 259–270 (the radial form A, B, A_B^i).
 */
export const saltelliRows = (
  points: readonly Float64Array[],
  groups?: readonly (readonly number[])[],
): SaltelliRow[] => {
  const width = points[0]?.length ?? 0;
  const k = width / 2;
  if (!(k >= 1 && Number.isInteger(k) && points.every((point) => point.length === width))) {
    throw new RangeError(`saltelliRows: expected points with the same even number of coordinates, got ${width}`);
  }
  const exchanged = groups ?? Array.from({ length: k }, (_, column) => [column]);
  const astray = exchanged.flat().find((column) => !(Number.isInteger(column) && column >= 0 && column < k));
  if (astray !== undefined) throw new RangeError(`saltelliRows: expected columns 0 to ${k - 1}, got ${astray}`);
  return points.map((point) => {
    const a = point.slice(0, k);
    const b = point.slice(k);
    const ab = exchanged.map((columns) => {
      const mixed = a.slice();
      for (const column of columns) mixed[column] = b[column] as number;
      return mixed;
    });
    return { a, b, ab };
  });
};
