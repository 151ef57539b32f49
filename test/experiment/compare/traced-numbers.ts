import { join } from 'node:path';
import { readParquet } from '../../../engine/experiment/tables/read-parquet.ts';

/** Every number of every traced run by what it is of, tick after tick. */
export type TracedRun = ReadonlyMap<string, ReadonlyMap<number, number | null>>;

/** What `trace.parquet` of a results directory tells, run after run. */
export const tracedRuns = async (directory: string): Promise<readonly TracedRun[]> => {
  const runs: Map<string, Map<number, number | null>>[] = [];
  for (const row of await readParquet(join(directory, 'trace.parquet'))) {
    const run = row.run as number;
    runs[run] ??= new Map();
    const what = [row.kind, row.name, row.class, row.player].join(' ');
    const numbers = runs[run].get(what) ?? new Map<number, number | null>();
    numbers.set(row.tick as number, row.value as number | null);
    runs[run].set(what, numbers);
  }
  return runs;
};

export type Parting = {
  /** Numbers that both arms have at the same tick, over all runs. */
  readonly compared: number;
  /** For each run the first tick after which any of them differs; Infinity where none does. */
  readonly ticks: readonly number[];
};

/** Where the runs of two arms part: bit for bit, so that 0 is not −0 and NaN is NaN. */
export const partings = (a: readonly TracedRun[], b: readonly TracedRun[]): Parting => {
  let compared = 0;
  const ticks = a.map((run, index) => {
    let first = Number.POSITIVE_INFINITY;
    for (const [what, numbers] of run) {
      for (const [tick, value] of numbers) {
        const other = b[index]?.get(what)?.get(tick);
        if (other === undefined) continue;
        compared += 1;
        if (!Object.is(value, other)) first = Math.min(first, tick);
      }
    }
    return first;
  });
  return { compared, ticks };
};
