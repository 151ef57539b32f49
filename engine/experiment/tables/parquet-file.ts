import type { Cells, TableColumn } from './table.ts';

/** A cell as it stands in a file; missing ones are null. */
export type Cell = string | number | null;

/** A Parquet file, read in parts. */
export type ParquetFile = {
  readonly columns: readonly string[];
  readonly types: readonly TableColumn['type'][];
  readonly rows: number;
  /** Rows from … to − 1, each with its cells in column order. */
  readonly read: (from: number, to: number) => Promise<readonly (readonly Cell[])[]>;
};

/** Bytes on a disk, read where they are needed. */
type Slices = { readonly byteLength: number; readonly slice: (from: number, to?: number) => ArrayBuffer };

const TYPES: Readonly<Record<string, TableColumn['type']>> = {
  BYTE_ARRAY: 'text',
  INT32: 'integer',
  DOUBLE: 'double',
};

/** @param file of results: flat columns of texts, integers, doubles */
export const openParquet = async (file: Slices): Promise<ParquetFile> => {
  const { parquetMetadataAsync, parquetRead } = await import('hyparquet');
  const metadata = await parquetMetadataAsync(file);
  const described = metadata.schema.slice(1);
  return {
    columns: described.map(({ name }) => name),
    types: described.map(({ type }) => TYPES[type ?? ''] ?? 'text'),
    rows: Number(metadata.num_rows),
    read: async (rowStart, rowEnd) => {
      let rows: readonly (readonly Cell[])[] = [];
      await parquetRead({
        file,
        metadata,
        rowStart,
        rowEnd,
        rowFormat: 'array',
        onComplete: (read) => {
          rows = read as unknown as readonly (readonly Cell[])[];
        },
      });
      return rows;
    },
  };
};

export const openParquetBytes = (bytes: Uint8Array<ArrayBuffer>): Promise<ParquetFile> =>
  openParquet(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));

/** Rows as columns; missing numbers are NaN again. */
export const transposed = (
  types: readonly TableColumn['type'][],
  rows: readonly (readonly Cell[])[],
): readonly Cells[] =>
  types.map((type, column): Cells => {
    if (type === 'text') return rows.map((row) => row[column] as string | null);
    if (type === 'integer') return Int32Array.from(rows, (row) => row[column] as number);
    return Float64Array.from(rows, (row) => (row[column] ?? Number.NaN) as number);
  });
