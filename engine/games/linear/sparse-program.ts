/**
 * A large linear program in doubles: maximise `objective`·x subject to A x ≤ `bounds` (the last `equations` rows: =), with
 * x_j ≥ 0, but free where `free` says so.
 */
export interface SparseProgram {
  /** Shape n. */
  readonly objective: Float64Array;
  readonly free: readonly number[];
  /** Row i has the entries `starts[i]` … `starts[i + 1]` − 1, shape m + 1. */
  readonly starts: Int32Array;
  /** The columns of all entries, row after row. */
  readonly columns: Int32Array;
  readonly values: Float64Array;
  /** Shape m. */
  readonly bounds: Float64Array;
  /** How many rows, counted from the last, are equations. */
  readonly equations: number;
}

/** What a solver in doubles found. Nothing of it is believed: whoever asked recomputes exactly what it claims. */
export type SparseSolution =
  | {
      readonly status: 'optimal';
      /** x, shape n. */
      readonly primal: Float64Array;
      /** Multipliers of the rows, ≥ 0 of a row ≤, shape m. */
      readonly dual: Float64Array;
    }
  | { readonly status: 'failed'; readonly reason: string };

/** Solves one program; blocks until it is done or has reached the solver's own limits. */
export interface SparseSolver {
  /** Name and version, as printed. */
  readonly name: string;
  readonly solve: (program: SparseProgram) => SparseSolution;
}

/** Entries row by row. */
export interface SparseRow {
  readonly columns: readonly number[];
  readonly values: readonly number[];
  readonly bound: number;
}

/** Rows packed one after another. */
export const packRows = (
  rows: readonly SparseRow[],
): Pick<SparseProgram, 'starts' | 'columns' | 'values' | 'bounds'> => {
  const starts = new Int32Array(rows.length + 1);
  for (const [i, { columns }] of rows.entries()) starts[i + 1] = starts[i]! + columns.length;
  const columns = new Int32Array(starts[rows.length]!);
  const values = new Float64Array(starts[rows.length]!);
  for (const [i, row] of rows.entries()) {
    columns.set(row.columns, starts[i]!);
    values.set(row.values, starts[i]!);
  }
  return { starts, columns, values, bounds: Float64Array.from(rows, ({ bound }) => bound) };
};
