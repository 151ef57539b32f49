import { table, widthOf } from './table.ts';

/**
 * Rows as a table that fits a width: if need be without some of its columns, the first of `spare` first. Where no such
 * table fits, the narrowest.
 *
 * @param rows all with the same columns
 * @param spare places of columns that can go
 * @param indent characters in front of each line
 */
export const fittedTable = (
  rows: readonly (readonly string[])[],
  spare: readonly number[],
  width: number,
  indent = '',
): string[] => {
  const without = (gone: readonly number[]): string[] =>
    table(rows.map((row) => row.filter((_, column) => !gone.includes(column)))).map((line) => `${indent}${line}`);
  for (let count = 0; count < spare.length; count++) {
    const lines = without(spare.slice(0, count));
    if (lines.every((line) => widthOf(line) <= width)) return lines;
  }
  return without(spare);
};
