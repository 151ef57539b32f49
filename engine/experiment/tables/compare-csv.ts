import { closeSync, openSync, readSync } from 'node:fs';
import { csvLines } from './csv.ts';
import { openParquetFile } from './read-parquet.ts';

/** Rows turned at once. */
const ROWS = 32768;

/** As many bytes of a file as there are, up to so many. */
const readSome = (file: number, most: number): Buffer => {
  const bytes = Buffer.alloc(most);
  let filled = 0;
  for (let read = 1; read > 0 && filled < most; filled += read)
    read = readSync(file, bytes, filled, most - filled, null);
  return bytes.subarray(0, filled);
};

const LINE_END = 10;

const linesIn = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum + Number(byte === LINE_END), 0);

/**
 * Compares a table as CSV with the Parquet file it was made of.
 *
 * @returns the first line, from 1, that is not as it would be written; undefined if every byte is
 */
export const compareCsv = async (csv: string, parquet: string): Promise<number | undefined> => {
  const table = await openParquetFile(parquet);
  const file = openSync(csv, 'r');
  try {
    let line = 1;
    const differs = (text: string): number | undefined => {
      const expected = Buffer.from(text, 'utf8');
      const there = readSome(file, expected.length);
      if (there.equals(expected)) {
        line += linesIn(expected);
        return undefined;
      }
      const same = expected.findIndex((byte, index) => byte !== there[index]);
      return line + linesIn(expected.subarray(0, same));
    };
    const header = differs(csvLines([table.columns]));
    if (header !== undefined) return header;
    for (let from = 0; from < table.rows; from += ROWS) {
      const found = differs(csvLines(await table.read(from, Math.min(table.rows, from + ROWS))));
      if (found !== undefined) return found;
    }
    return readSome(file, 1).length === 0 ? undefined : line;
  } finally {
    closeSync(file);
  }
};
