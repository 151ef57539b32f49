import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { csvLines } from './csv.ts';
import { openParquetFile } from './read-parquet.ts';
import { fileSink } from './sink.ts';

/** Rows turned at once. */
const ROWS = 32768;

/** Tables that CSV is made of on request. */
export const EXPORTED = ['runs', 'ticks', 'trace'] as const;

/** Writes `runs.csv`, `ticks.csv` and `trace.csv` beside the Parquet files that are there: same columns, same rows. */
export const exportCsv = async (directory: string): Promise<void> => {
  const encoder = new TextEncoder();
  for (const table of EXPORTED) {
    const path = join(directory, `${table}.csv`);
    const from = join(directory, `${table}.parquet`);
    if (!existsSync(from)) continue;
    const parquet = await openParquetFile(from);
    const sink = fileSink(`${path}.draft`);
    sink.write(encoder.encode(csvLines([parquet.columns])));
    for (let from = 0; from < parquet.rows; from += ROWS)
      sink.write(encoder.encode(csvLines(await parquet.read(from, Math.min(parquet.rows, from + ROWS)))));
    sink.close();
    renameSync(`${path}.draft`, path);
  }
};
