import type { Cells, TableColumn } from './table.ts';

/** A column of a row group as bytes of a Parquet file, and what the end of the file says of it. */
export type EncodedColumn = {
  readonly rows: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** As the library has it that writes the file; places count from the first of these bytes. */
  readonly pages: object;
};

/** Turns cells into bytes: the same cells give the same bytes, whoever does it. */
export type EncodeColumn = (column: TableColumn, cells: Cells, statistics?: boolean) => EncodedColumn;
