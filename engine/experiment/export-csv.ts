import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { csvLines } from './csv.ts';
import { openParquetBytes } from './read-parquet.ts';
import { fileSink } from './sink.ts';

/** Rows turned at once. */
const ROWS = 32768;

/** Writes `runs.csv` and `ticks.csv` beside the Parquet files: same columns, same rows. */
export const exportCsv = async (directory: string): Promise<void> => {
  const encoder = new TextEncoder();
  for (const table of ['runs', 'ticks']) {
    const path = join(directory, `${table}.csv`);
    const parquet = await openParquetBytes(new Uint8Array(readFileSync(join(directory, `${table}.parquet`))));
    const sink = fileSink(`${path}.draft`);
    sink.write(encoder.encode(csvLines([parquet.columns])));
    for (let from = 0; from < parquet.rows; from += ROWS)
      sink.write(encoder.encode(csvLines(await parquet.read(from, Math.min(parquet.rows, from + ROWS)))));
    sink.close();
    renameSync(`${path}.draft`, path);
  }
};
