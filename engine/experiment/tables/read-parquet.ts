import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { atPath } from '../results/file-sink.ts';
import { type Cell, openParquet, type ParquetFile } from './parquet-file.ts';

export type TableRow = Readonly<Record<string, Cell>>;

/** Only what is read is held. */
export const openParquetFile = (path: string): Promise<ParquetFile> => {
  const { size } = statSync(path);
  return openParquet({ byteLength: size, slice: (from, to = size) => readSlice(path, from, to) });
};

const readSlice = (path: string, from: number, to: number): ArrayBuffer => {
  const bytes = new Uint8Array(to - from);
  const file = openSync(path, 'r');
  try {
    for (let at = 0; at < bytes.length; ) {
      const read = atPath(path, () => readSync(file, bytes, at, bytes.length - at, from + at));
      if (read === 0) throw new Error(`${path}: expected ${bytes.length} bytes at ${from}, got ${at}`);
      at += read;
    }
  } finally {
    closeSync(file);
  }
  return bytes.buffer;
};

/** A whole table as rows with names. */
export const readParquet = async (path: string): Promise<readonly TableRow[]> => {
  const { columns, rows, read } = await openParquetFile(path);
  const cells = await read(0, rows);
  return cells.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null])));
};
