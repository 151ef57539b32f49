/** A column of a table on disk. Every cell of a `double` or a `text` may be missing. */
export type TableColumn = {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'double';
  readonly meaning: string;
  /** `"1"` for a plain number, empty for what has none. */
  readonly unit: string;
};

/** Cells of one column; missing numbers are NaN, missing texts null. */
export type Cells = readonly (string | null)[] | Int32Array | Float64Array;

/** One column of each kind that says the same in all rows. */
export const repeated = (value: string, rows: number): readonly string[] => new Array<string>(rows).fill(value);
