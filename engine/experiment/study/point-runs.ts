import { join } from 'node:path';
import type { ConditionName } from '../../analysis/condition-names.ts';
import type { Kind, Values } from '../compare/arm-runs.ts';
import { openParquetFile } from '../tables/read-parquet.ts';
import { RUNS_GROUP_ROWS } from '../tables/runs-table.ts';
import type { PointDocument } from './read-points.ts';

/** A number that runs have one by one: what it is, and of the runs of each point, by their numbers, its values. */
export type NumberRuns = { readonly kind: Kind; readonly byPoint: readonly Values[] };

type Source = { readonly kind: Kind; readonly columns: readonly number[]; readonly outcome?: string };

/** Where the runs have a number: how they ended, or one or, of a quotient of sums, two columns. */
const sourceOf = (
  { kind, key, isShare }: ConditionName,
  { measures }: PointDocument,
  columns: readonly string[],
): Source | undefined => {
  const keys = Object.keys(measures);
  const pooled = keys.filter((one) => 'estimate' in (measures[one] as object));
  const means = keys.filter((one) => !pooled.includes(one));
  const first = columns.length - means.length - 2 * pooled.length;
  if (!columns[first - 2]?.startsWith('outcome')) return undefined;
  if (kind === 'share') return key === 'failed' ? undefined : { kind: 'outcome', columns: [first - 2], outcome: key };
  if (means.includes(key)) return { kind: isShare ? 'share' : 'mean', columns: [first + means.indexOf(key)] };
  if (!pooled.includes(key)) return undefined;
  const place = first + means.length + 2 * pooled.indexOf(key);
  return { kind: 'pooled', columns: [place, place + 1] };
};

/**
 * Reads from `runs.parquet` of a sweep what its runs have of some numbers, group by group.
 *
 * @returns one per name; undefined where runs have no such number by itself
 */
export const pointRuns = async (
  directory: string,
  names: readonly ConditionName[],
  points: readonly PointDocument[],
  runs: number,
): Promise<readonly (NumberRuns | undefined)[]> => {
  const table = await openParquetFile(join(directory, 'runs.parquet'));
  const [document] = points;
  const sources = names.map((name) => (document === undefined ? undefined : sourceOf(name, document, table.columns)));
  const [pointColumn, runColumn] = [table.columns.indexOf('point'), table.columns.indexOf('run')];
  const empty = (): Float64Array => new Float64Array(runs).fill(Number.NaN);
  const values = sources.map((source) => points.map(() => source?.columns.map(empty) ?? []));
  for (let from = 0; from < table.rows; from += RUNS_GROUP_ROWS) {
    for (const row of await table.read(from, Math.min(table.rows, from + RUNS_GROUP_ROWS))) {
      const [point, run] = [Number(row[pointColumn]), Number(row[runColumn])];
      for (const [k, source] of sources.entries())
        for (const [c, column] of (source?.columns ?? []).entries()) {
          const cell = row[column] ?? Number.NaN;
          const ended = cell === 'failed' ? Number.NaN : Number(cell === source?.outcome);
          const kept = values[k]?.[point]?.[c];
          if (kept !== undefined) kept[run] = source?.outcome === undefined ? Number(cell) : ended;
        }
    }
  }
  return sources.map((source, k) =>
    source === undefined ? undefined : { kind: source.kind, byPoint: values[k] as readonly Values[] },
  );
};
