import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type BeforeChange, unheard } from '../results/before-change.ts';
import { fileSink } from '../results/file-sink.ts';
import { csvLines } from './csv.ts';
import { openParquetFile } from './read-parquet.ts';

/** Rows turned at once. */
const ROWS = 32768;

/** Tables that CSV is made of on request. */
export const EXPORTED = ['runs', 'ticks', 'trace'] as const;

/** A table as CSV, and its name while it is being written. */
export const csvNames = (table: (typeof EXPORTED)[number]): readonly [name: string, draft: string] => [
  `${table}.csv`,
  `${table}.csv.draft`,
];

/**
 * Writes `runs.csv`, `ticks.csv` and `trace.csv` beside the Parquet files that are there: same columns, same rows.
 *
 * @param before told before every change on the disk
 * @throws the signal's reason when it is aborted; a table that is not finished is then not there
 */
export const exportCsv = async (
  directory: string,
  signal?: AbortSignal,
  before: BeforeChange = unheard,
): Promise<void> => {
  for (const table of EXPORTED) {
    const from = join(directory, `${table}.parquet`);
    if (!existsSync(from)) continue;
    const [path, draft] = csvNames(table).map((name) => join(directory, name)) as [string, string];
    try {
      before(`write ${table}.csv`);
      await exportTable(from, draft, signal);
      before(`rename ${table}.csv`);
      renameSync(draft, path);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  }
};

const exportTable = async (from: string, to: string, signal: AbortSignal | undefined): Promise<void> => {
  const encoder = new TextEncoder();
  const parquet = await openParquetFile(from);
  const sink = fileSink(to);
  try {
    sink.write(encoder.encode(csvLines([parquet.columns])));
    for (let row = 0; row < parquet.rows; row += ROWS) {
      // Signals get their turn: a table of all trajectories takes long.
      await nextTurn();
      signal?.throwIfAborted();
      sink.write(encoder.encode(csvLines(await parquet.read(row, Math.min(parquet.rows, row + ROWS)))));
    }
  } catch (error) {
    sink.abandon();
    throw error;
  }
  sink.close();
};
