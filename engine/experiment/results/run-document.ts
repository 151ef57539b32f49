import { join } from 'node:path';
import { defined } from '../defined.ts';
import { parseJson } from '../json.ts';
import type { StudySummary } from '../study/conduct-study.ts';
import type { Manifest } from './manifest.ts';
import { readText } from './read-whole.ts';
import type { Estimates, FailedRun, Summary } from './summary.ts';

/** A mean over runs with its 95 % interval and quantiles; NaN or infinite where too few runs say anything. */
export type MeanDocument = {
  /** Runs that have the number; the others' is missing and counts in nothing here. */
  readonly n: number;
  /** In how many of them it is true, where it is true or false. */
  readonly count?: number;
  readonly mean: number;
  readonly sd: number;
  readonly lo95: number;
  readonly hi95: number;
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
};

export type ShareDocument = { readonly estimate: number; readonly lo95: number; readonly hi95: number };

/** What `detente run --json` says. */
export type RunDocument = {
  readonly schemaVersion: 1;
  /** The results directory. */
  readonly results: string;
  readonly scenario: string;
  readonly seed: string;
  /** Runs played, failed ones among them. */
  readonly runs: number;
  readonly complete: boolean;
  readonly failedRuns: number;
  /** Shares of the runs that did not fail. */
  readonly outcomes: Readonly<Record<string, ShareDocument & { readonly count: number }>>;
  readonly ticks: { readonly mean: number };
  readonly measures: Readonly<Record<string, MeanDocument | ShareDocument>>;
  readonly manifestSha256: string;
  /** The results were there already and nothing was run. */
  readonly alreadyComplete?: true;
  /** How many runs were asked for, where more were there already and were kept. */
  readonly asked?: number;
  /** The first failed runs; absent where none failed. */
  readonly failures?: readonly FailedRun[];
};

export const readSummary = (directory: string): Summary =>
  parseJson(readText(join(directory, 'summary.json'))) as Summary;

export const readStudySummary = (directory: string): StudySummary =>
  parseJson(readText(join(directory, 'summary.json'))) as StudySummary;

/** Estimates as documents have them: without what pictures need of them. */
export type EstimatesDocument = Pick<RunDocument, 'runs' | 'failedRuns' | 'outcomes' | 'ticks' | 'measures'>;

export const estimatesDocument = ({ runs, failedRuns, outcomes, ticks, measures }: Estimates): EstimatesDocument => ({
  runs,
  failedRuns,
  outcomes: Object.fromEntries(
    outcomes.map(({ name, count, estimate, lo95, hi95 }) => [name, { count, estimate, lo95, hi95 }]),
  ),
  ticks,
  measures: Object.fromEntries(
    Object.entries(measures).map(([key, one]): [string, MeanDocument | ShareDocument] => {
      const { lo95, hi95 } = one;
      if ('estimate' in one) return [key, { estimate: one.estimate, lo95, hi95 }];
      const { n, count, mean, sd, p05, p50, p95 } = one;
      return [key, { n, ...defined({ count }), mean, sd, lo95, hi95, p05, p50, p95 }];
    }),
  ),
});

export const runDocument = (
  results: string,
  manifest: Manifest,
  manifestSha256: string,
  summary: Summary,
): RunDocument => {
  const { runs, failedRuns, ...estimates } = estimatesDocument(summary);
  return {
    schemaVersion: 1,
    results,
    scenario: manifest.scenario,
    seed: manifest.seed,
    runs,
    complete: manifest.complete,
    failedRuns,
    ...estimates,
    manifestSha256,
    ...(summary.failures.length > 0 ? { failures: summary.failures } : {}),
  };
};
