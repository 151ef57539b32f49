import type { Cell } from './parquet-file.ts';

/** RFC 4180: texts that hold a comma, a quote or a line break stand in quotes; numbers have a point; missing is empty. */
const csvCell = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isNaN(cell) ? '' : String(cell);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
};

/** Rows as lines of CSV, each with its line end. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(',')}\n`).join('');
