import type { Written } from '../results/sink.ts';
import type { ParquetTable } from '../tables/parquet.ts';
import type { Cells } from '../tables/table.ts';

/** Takes rows in pieces of any size and writes them in groups of one size, so that the pieces leave no trace. */
export type RowGroups = { readonly append: (cells: readonly Cells[]) => void; readonly close: () => Written };

const rowsIn = (cells: readonly Cells[]): number => cells[0]?.length ?? 0;

/** One column of several pieces. */
const joined = (pieces: readonly Cells[]): Cells => {
  const [first] = pieces;
  if (first === undefined || pieces.length === 1) return first ?? [];
  if (!(first instanceof Int32Array || first instanceof Float64Array))
    return (first as readonly (string | null)[]).concat(...(pieces.slice(1) as (readonly (string | null)[])[]));
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const all = first instanceof Int32Array ? new Int32Array(size) : new Float64Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece as Int32Array | Float64Array, at);
    at += piece.length;
  }
  return all;
};

export const groupRows = (table: ParquetTable, size: number): RowGroups => {
  let pieces: (readonly Cells[])[] = [];
  let held = 0;
  const flush = (): void => {
    const [first] = pieces;
    if (first === undefined) return;
    table.append(first.map((_, column) => joined(pieces.map((piece) => piece[column] as Cells))));
    pieces = [];
    held = 0;
  };
  const append = (cells: readonly Cells[]): void => {
    const rows = rowsIn(cells);
    for (let from = 0; from < rows; ) {
      const some = Math.min(size - held, rows - from);
      pieces.push(some === rows ? cells : cells.map((column) => column.slice(from, from + some)));
      held += some;
      from += some;
      if (held === size) flush();
    }
  };
  return {
    append,
    close: () => {
      flush();
      return table.close();
    },
  };
};
