import { openParquetBytes } from '../../engine/experiment/tables/parquet-file.ts';
import type { TableRow } from '../../engine/experiment/tables/read-parquet.ts';

/** A table as rows with names. */
export const rowsOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<TableRow[]> => {
  const { columns, rows, read } = await openParquetBytes(bytes);
  return (await read(0, rows)).map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at] ?? null])));
};
