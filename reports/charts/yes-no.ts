import type { TickSeries } from '../results.ts';
import { liveRows } from './series.ts';

/**
 * Whether a measure is to be drawn as the share of runs in which it holds: the model says that it is true or false, so
 * that a fan of its quantiles would only jump between 0 and 1, and there is more than one run to have a share of.
 */
export function isYesNo(series: TickSeries): boolean {
  return series.truth === true && liveRows(series).some(({ n }) => n > 1);
}
