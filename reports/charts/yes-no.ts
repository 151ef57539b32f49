import type { TickRow, TickSeries } from '../results.ts';
import { liveRows } from './series.ts';

/**
 * Whether a measure is yes or no in every run, so that a fan of its quantiles would only jump between 0 and 1: all
 * quantiles lie in [0, 1], every mean is a whole number of runs, and the variance is the largest that the mean allows,
 * mean (1 − mean), which only values 0 and 1 reach.
 */
export function isYesNo(series: TickSeries): boolean {
  const rows = liveRows(series);
  const binary = ({ n, mean, sd, p05, p95 }: TickRow): boolean =>
    p05 >= 0 && p95 <= 1 && Math.abs(mean * n - Math.round(mean * n)) < 1e-6 && sd * sd >= mean * (1 - mean) - 1e-9;
  return rows.every(binary) && rows.some((row) => row.n > 1 && row.mean > 0 && row.mean < 1);
}
