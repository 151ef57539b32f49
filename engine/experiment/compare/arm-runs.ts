import { join } from 'node:path';
import { ResultsError } from '../results/results-error.ts';
import { readSummary } from '../results/run-document.ts';
import { openParquetFile } from '../tables/read-parquet.ts';

/** What a number of runs is: how often an end came or something was true, a mean, or a quotient of two sums. */
export type Kind = 'outcome' | 'share' | 'mean' | 'pooled';

/** A number that every run of an arm has, or misses. */
export type Quantity = { readonly kind: Kind; readonly name: string };

/** Numbers of some runs, NaN where one is missing; of a pooled measure numerators and denominators. */
export type Values = readonly Float64Array[];

/** The runs of an arm as they lie on the disk, read group by group. */
export type ArmRuns = {
  readonly quantities: readonly Quantity[];
  readonly rows: number;
  /** Runs from … to − 1: the values of every quantity, and how many of these runs failed. */
  readonly read: (from: number, to: number) => Promise<readonly Values[]>;
};

type Cell = string | number | null | undefined;

const numberOf = (cell: Cell): number => (typeof cell === 'number' ? cell : Number.NaN);

/**
 * Opens `runs.parquet` of a results directory. Its last columns are the numbers of the runs, in the order in which
 * `summary.json` has them: means, then two sums for each pooled measure.
 *
 * @throws ResultsError `damaged-results` where the two do not belong together
 */
export const openArmRuns = async (directory: string): Promise<ArmRuns> => {
  const summary = readSummary(directory);
  const table = await openParquetFile(join(directory, 'runs.parquet'));
  const measures = Object.entries(summary.measures);
  const means = measures.flatMap(([name, one]): Quantity[] =>
    'estimate' in one ? [] : [{ kind: one.count === undefined ? 'mean' : 'share', name }],
  );
  const pooled = measures.flatMap(([name, one]): Quantity[] => ('estimate' in one ? [{ kind: 'pooled', name }] : []));
  const outcomes = summary.outcomes.map(({ name }): Quantity => ({ kind: 'outcome', name }));
  const first = table.columns.length - means.length - 2 * pooled.length;
  const outcomeColumn = first - 2;
  if (!table.columns[outcomeColumn]?.startsWith('outcome'))
    throw new ResultsError(
      'damaged-results',
      `${directory}: the columns of runs.parquet are not those that summary.json tells of`,
      'make the results again with --force',
    );
  const placesOf = ({ kind, name }: Quantity, index: number): readonly number[] => {
    if (kind !== 'pooled') return [first + index];
    const place = first + means.length + 2 * pooled.findIndex((one) => one.name === name);
    return [place, place + 1];
  };
  const places = [...means, ...pooled].map(placesOf);
  return {
    quantities: [...outcomes, ...means, ...pooled],
    rows: table.rows,
    read: async (from, to) => {
      const rows = await table.read(from, to);
      const ended = outcomes.map(({ name }): Values => {
        const happened = (outcome: Cell): number => (outcome === 'failed' ? Number.NaN : Number(outcome === name));
        return [Float64Array.from(rows, (row) => happened(row[outcomeColumn]))];
      });
      const measured = places.map(
        (columns): Values => columns.map((column) => Float64Array.from(rows, (row) => numberOf(row[column]))),
      );
      return [...ended, ...measured];
    },
  };
};
