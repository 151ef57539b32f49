import type { Written } from '../results/sink.ts';
import type { EncodedColumn } from '../tables/encoded-column.ts';
import type { ParquetTable } from '../tables/parquet.ts';
import type { Cells } from '../tables/table.ts';
import type { Crew } from './crew.ts';
import { encodeSurely } from './encode-surely.ts';

/** Takes rows in pieces of any size and writes them in groups of one size, so that the pieces leave no trace. */
export type RowGroups = {
  /** Rows to be written in the end; one call after the other. */
  readonly append: (cells: readonly Cells[]) => Promise<void>;
  readonly close: () => Promise<Written>;
};

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

/** What all cells of a column are, if they are the same. */
const repeatedCell = (cells: Cells): string | number | undefined => {
  const first = cells[0];
  if (typeof first !== 'string' && !(cells instanceof Int32Array)) return undefined;
  for (let row = 1; row < cells.length; row++) if (cells[row] !== first) return undefined;
  return first ?? undefined;
};

/** Encodes columns of full groups; one that says the same in all rows, as an earlier one did, is that one's bytes. */
const encodeGroups = (table: ParquetTable, crew: Crew) => {
  const repeated: { readonly cell: string | number; readonly encoded: EncodedColumn }[] = [];
  return (group: readonly Cells[]): Promise<readonly EncodedColumn[]> =>
    Promise.all(
      table.columns.map(async (column, index) => {
        const cells = group[index] as Cells;
        const cell = repeatedCell(cells);
        const known = repeated[index];
        if (known !== undefined && known.cell === cell) return known.encoded;
        const encoded = await encodeSurely(crew, column, cells);
        if (cell !== undefined) repeated[index] = { cell, encoded };
        return encoded;
      }),
    );
};

/** @param crew encodes full groups; one is being encoded while the next is collected */
export const groupRows = (table: ParquetTable, size: number, crew: Crew): RowGroups => {
  let pieces: (readonly Cells[])[] = [];
  let held = 0;
  let placed: Promise<void> = Promise.resolve();
  const encode = encodeGroups(table, crew);
  const flush = async (): Promise<void> => {
    const [first] = pieces;
    if (first === undefined) return;
    const group = first.map((_, column) => joined(pieces.map((piece) => piece[column] as Cells)));
    const isFull = held === size;
    pieces = [];
    held = 0;
    await placed;
    // A thread would first have to load what encodes: not worth it for a small table.
    if (!isFull) return table.append(group);
    placed = encode(group).then(table.place);
    // Told with the next group, or in the end; until then nobody listens.
    placed.catch(() => undefined);
  };
  const append = async (cells: readonly Cells[]): Promise<void> => {
    const rows = rowsIn(cells);
    for (let from = 0; from < rows; ) {
      const some = Math.min(size - held, rows - from);
      pieces.push(some === rows ? cells : cells.map((column) => column.slice(from, from + some)));
      held += some;
      from += some;
      if (held === size) await flush();
    }
  };
  return {
    append,
    close: async () => {
      await flush();
      await placed;
      return table.close();
    },
  };
};
