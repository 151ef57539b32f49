import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Model } from '../../language/model.ts';
import { membersOf, numbersPerTick } from '../../language/numbers-per-tick.ts';
import { statIfThere } from '../stat-if-there.ts';
import { type TraceChoice, tracedRuns } from '../tables/trace-table.ts';
import { ResultsError } from './results-error.ts';

/** Most bytes of results that nobody insisted on. */
export const MOST_BYTES = 20_000_000_000;

/** Bytes of a number: in Parquet at most, where nothing repeats; while shards are kept; in a line of a table as CSV. */
const PARQUET = 9;
const SHARD = 8;
const CSV_CELL = 20;
const CSV_LINE = 45;

/** What is going to be played, as far as its size goes. */
export type Extent = {
  readonly model: Model;
  readonly runs: number;
  readonly trace: TraceChoice;
  /** Whether tables are written as CSV as well. */
  readonly csv: boolean;
};

const sum = <One>(all: readonly One[], count: (one: One) => number): number =>
  all.reduce((total, one) => total + count(one), 0);

/** Run, outcome and the like. */
const FACTS_PER_RUN = 6;

const numbersPerRun = ({ measures, parameters }: Model): number =>
  FACTS_PER_RUN +
  sum(parameters, membersOf) +
  sum(measures, ({ folds, pooled }) => sum(folds, ({ columns }) => columns.length) + (pooled === undefined ? 0 : 2));

/** Bytes that results may come to, and that they take while they are made: more than most will, as runs end early. */
export const spaceOf = ({ model, runs, trace, csv }: Extent): { readonly results: number; readonly making: number } => {
  const traced = tracedRuns(trace, runs) * (model.time.horizon + 1) * numbersPerTick(model);
  const perRun = runs * numbersPerRun(model);
  const results = (traced + perRun) * PARQUET + (csv ? traced * CSV_LINE + perRun * CSV_CELL : 0);
  return { results, making: results + (traced + perRun) * SHARD };
};

/** Bytes that are free where a folder is or will be; undefined where the system does not say. */
const freeBytes = (folder: string): number | undefined => {
  try {
    let there = folder;
    while (statIfThere(there) === undefined && dirname(there) !== there) there = dirname(there);
    const { bavail, blocks, bsize } = statfsSync(there);
    // File systems of the kernel itself, such as /proc, have no size: what is wrong with them is said by writing.
    return blocks === 0 ? undefined : bavail * bsize;
  } catch {
    return undefined;
  }
};

const GIGA = 1e9;
const MEGA = 1e6;
const sizeText = (bytes: number): string =>
  bytes < GIGA ? `${Math.ceil(bytes / MEGA)} MB` : `${(bytes / GIGA).toFixed(bytes < 10 * GIGA ? 1 : 0)} GB`;

const kept: { readonly [choice in TraceChoice]: string } = {
  none: 'no trajectories',
  sample: 'trajectories of 50 runs',
  all: 'trajectories of all runs',
};

/**
 * Refuses results that would fill the disk, or that are larger than anybody wants unless he says so.
 *
 * @param free bytes; default: what the system says
 * @throws ResultsError `results-too-large`
 */
export const checkSpace = (
  directory: string,
  extent: Extent,
  free: number | undefined = freeBytes(directory),
): void => {
  const { results, making } = spaceOf(extent);
  const isFull = free !== undefined && making > free;
  if (!isFull && results <= MOST_BYTES) return;
  const { model, runs, trace } = extent;
  const size = `${runs} runs, up to ${model.time.horizon} ticks, ${numbersPerTick(model)} numbers a tick, ${kept[trace]}`;
  const limit = isFull
    ? `${sizeText(making)} are needed while they are made, ${sizeText(free)} are free`
    : `expected at most ${sizeText(MOST_BYTES)}`;
  throw new ResultsError(
    'results-too-large',
    `${directory}: the results may take ${sizeText(results)} (${size}); ${limit}`,
    `play fewer runs${trace === 'all' ? ', keep the trajectories of 50 (--trace sample)' : ''}${extent.csv ? ', leave out --format csv' : ''}, or play all the same with --force`,
  );
};
