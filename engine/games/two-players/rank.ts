/**
 * The rank of a matrix of whole numbers, by fraction-free elimination (Bareiss 1968).
 *
 * @param matrix rows of equal length
 */
export const rankOf = (matrix: readonly (readonly bigint[])[]): number => {
  const rows = matrix.map((row) => [...row]);
  const width = rows[0]?.length ?? 0;
  let rank = 0;
  let divisor = 1n;
  for (let column = 0; column < width && rank < rows.length; column++) {
    const found = rows.findIndex((row, at) => at >= rank && row[column] !== 0n);
    if (found < 0) continue;
    const pivotRow = rows[found]!;
    rows[found] = rows[rank]!;
    rows[rank] = pivotRow;
    const pivot = pivotRow[column]!;
    for (let at = rank + 1; at < rows.length; at++) {
      const row = rows[at]!;
      const factor = row[column]!;
      rows[at] = row.map((entry, k) => (entry * pivot - factor * pivotRow[k]!) / divisor);
    }
    divisor = pivot;
    rank++;
  }
  return rank;
};
