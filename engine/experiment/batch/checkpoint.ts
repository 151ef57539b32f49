import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenSink, writeBytes } from '../results/sink.ts';
import { transposed } from '../tables/parquet-file.ts';
import { openParquetFile } from '../tables/read-parquet.ts';
import { RUNS_GROUP_ROWS } from '../tables/runs-table.ts';
import type { Earlier, FoldState } from './earlier.ts';
import { seal, unseal } from './sealed.ts';
import { SHARD_RUNS } from './shard.ts';

/** Beside finished results: what more runs go on from. Losing it costs time and nothing else. */
export const CHECKPOINT = '.checkpoint';

export const writeCheckpoint = (open: OpenSink, identity: string, fold: FoldState): void => {
  writeBytes(open(CHECKPOINT), seal(identity, fold));
};

/**
 * Finished results as the beginning of more.
 *
 * @param identity of what is played: input hash and versions
 * @param runs how many they hold
 * @param hasTrace whether they hold trajectories
 * @returns undefined where too few runs were made, or the checkpoint is gone or that of more runs than are there
 */
export const readEarlier = (
  directory: string,
  identity: string,
  runs: number,
  hasTrace: boolean,
): Earlier | undefined => {
  const fold = readFold(join(directory, CHECKPOINT), identity);
  const rows = (fold?.shards ?? 0) * SHARD_RUNS;
  // Results copied over others may lie beside the checkpoint of those.
  if (fold === undefined || rows > runs) return undefined;
  return {
    fold,
    trace: hasTrace ? readFileSync(join(directory, 'trace.parquet')) : undefined,
    rows: async function* () {
      const table = await openParquetFile(join(directory, 'runs.parquet'));
      for (let from = 0; from < rows; from += RUNS_GROUP_ROWS) {
        const to = Math.min(rows, from + RUNS_GROUP_ROWS);
        yield transposed(table.types, await table.read(from, to));
      }
    },
  };
};

const readFold = (path: string, identity: string): FoldState | undefined => {
  try {
    return unseal(identity, readFileSync(path)) as FoldState | undefined;
  } catch {
    return undefined;
  }
};
