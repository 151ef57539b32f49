import { liveRows } from './charts/series.ts';
import { isYesNo } from './charts/yes-no.ts';
import type { Count, Denominator } from './format.ts';
import { denominatorOf } from './format.ts';
import type { Results } from './results.ts';

/** The one denominator of all natural frequencies in pictures of these results, so that any two can be compared. */
export function denominator(results: Results): Denominator {
  const outcomes = results.outcomes
    .filter((outcome) => outcome.name !== 'horizon')
    .map(({ count }): Count => ({ count, n: results.runs }));
  const shares = results.ticks.filter(isYesNo).map((series): Count => {
    const { mean, n } = liveRows(series).at(-1) ?? { mean: 0, n: 0 };
    return { count: Math.round(mean * n), n };
  });
  return denominatorOf([...outcomes, ...shares]);
}
