import { readFileSync } from 'node:fs';

/** A cell as it stands in a file; missing ones are null. */
export type Cell = string | number | null;

export type TableRow = Readonly<Record<string, Cell>>;

/** A Parquet file, read in parts. */
export type ParquetFile = {
  readonly columns: readonly string[];
  readonly rows: number;
  /** Rows from … to − 1, each with its cells in column order. */
  readonly read: (from: number, to: number) => Promise<readonly (readonly Cell[])[]>;
};

/** @param bytes of a file that results hold: flat columns of texts, integers, doubles */
export const openParquetBytes = async (bytes: Uint8Array<ArrayBuffer>): Promise<ParquetFile> => {
  const { parquetMetadata, parquetRead } = await import('hyparquet');
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const metadata = parquetMetadata(file);
  const columns = metadata.schema.slice(1).map(({ name }) => name);
  return {
    columns,
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

/** A whole table as rows with names. */
export const readParquet = async (path: string): Promise<readonly TableRow[]> => {
  const { columns, rows, read } = await openParquetBytes(new Uint8Array(readFileSync(path)));
  const cells = await read(0, rows);
  return cells.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null])));
};
