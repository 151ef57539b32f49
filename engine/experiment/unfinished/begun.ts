import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST } from '../results/manifest.ts';
import { goingOn, type PlanFile, readPlan } from '../results/plan-file.ts';
import { ResultsError } from '../results/results-error.ts';

export type UnfinishedOptions = {
  /** Threads that play what is not kept. Default: one per core. */
  readonly workers?: number;
  readonly signal?: AbortSignal;
};

/** The plan of what was begun in a directory whose results are not there yet; undefined: of nothing. */
export const begunIn = (directory: string): PlanFile | undefined =>
  existsSync(join(directory, MANIFEST)) ? undefined : readPlan(directory);

/** @param why there is nothing that could be drawn */
export const notYet = (directory: string, why: string): ResultsError =>
  new ResultsError(
    'incomplete-results',
    `${directory}: there are no finished results, and ${why}`,
    goingOn(readPlan(directory)),
  );
