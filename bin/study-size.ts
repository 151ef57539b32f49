import { ResultsError } from '../engine/experiment/results/results-error.ts';
import { mostPoints } from '../engine/language/shape/experiment.ts';
import { formatCount } from '../reports/format.ts';
import { durationText } from './terminal/study-words.ts';

/** More runs than this are a mistake in typing, or a task for several machines. */
const MOST_RUNS = 100_000_000;
/** What a model of middling size does on a few cores. */
const RUNS_PER_SECOND = 20_000;

/**
 * Refuses a study that nobody has the memory or the time for, before any of it is made.
 *
 * @throws ResultsError `bad-design`
 */
export const checkStudySize = (
  points: number,
  runs: number,
  fewer = 'give fewer values, or take --design lhs --points 256',
): void => {
  if (points > mostPoints)
    throw new ResultsError(
      'bad-design',
      `${formatCount(points)} points are too many, at most ${formatCount(mostPoints)}`,
      fewer,
    );
  const all = points * runs;
  if (all > MOST_RUNS)
    throw new ResultsError(
      'bad-design',
      `${formatCount(points)} points × ${formatCount(runs)} runs are ${formatCount(all)} runs, ${durationText(all / RUNS_PER_SECOND)} at ${formatCount(RUNS_PER_SECOND)} a second; at most ${formatCount(MOST_RUNS)}`,
      'take fewer points or runs',
    );
};
