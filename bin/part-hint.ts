import { shellWord } from '../engine/experiment/shell-word.ts';
import { hasUnfinishedRuns } from '../engine/experiment/unfinished/unfinished-runs.ts';
import { hasUnfinishedSweep } from '../engine/experiment/unfinished/unfinished-sweep.ts';

/** What draws a part of something unfinished, where there is any; begins with a semicolon. */
export const partHint = (results: string): string =>
  hasUnfinishedRuns(results) || hasUnfinishedSweep(results)
    ? `; detente report ${shellWord(results)} draws what is there, marked INCOMPLETE`
    : '';
