import type { TickRow } from '../results.ts';
import { clearlyDiffer } from './series.ts';

/**
 * How a curve goes, beyond sampling error; `turn` is its highest or lowest row where it has one turn, and of one that
 * turns otherwise, the row that is clearly farthest above or below both of its ends; the last row where there is none.
 */
export type Trend = {
  readonly kind: 'rises' | 'falls' | 'peaks' | 'dips' | 'steady' | 'turns';
  readonly turn: TickRow;
};

/** +1 or −1 where the second row is clearly above or below the first, in the median and in the mean. */
function step(from: TickRow, to: TickRow): -1 | 0 | 1 {
  const change = to.p50 - from.p50;
  if (change * (to.mean - from.mean) <= 0 || !clearlyDiffer(from, to)) return 0;
  return change > 0 ? 1 : -1;
}

/** Whether a curve anywhere goes clearly in a direction, from the farthest that it has gone in the other. */
function goes(rows: readonly TickRow[], direction: -1 | 1): boolean {
  let from = rows[0] as TickRow;
  for (const row of rows) {
    if (direction * (row.p50 - from.p50) < 0) from = row;
    if (step(from, row) === direction) return true;
  }
  return false;
}

function extreme(rows: readonly TickRow[], direction: -1 | 1): number {
  return rows.reduce((best, row, k) => (direction * (row.p50 - (rows[best]?.p50 ?? 0)) > 0 ? k : best), 0);
}

/** The row farthest outside what lies between the ends, if it is clearly apart from the start; else the last. */
function farthest(rows: readonly TickRow[]): TickRow {
  const [first, last] = [rows[0] as TickRow, rows.at(-1) as TickRow];
  const beyond = (row: TickRow): number =>
    Math.max(row.p50 - Math.max(first.p50, last.p50), Math.min(first.p50, last.p50) - row.p50);
  const turn = rows.reduce((most, row) => (beyond(row) > beyond(most) ? row : most), last);
  return step(first, turn) === 0 ? last : turn;
}

/**
 * The course of a median over time. `Rises`: clearly higher at the end, and nowhere clearly lower than before. `Peaks`:
 * rises to one row and falls from it. `Turns`: anything with more turns.
 *
 * @param rows at least one
 */
export function trend(rows: readonly TickRow[]): Trend {
  const [first, last] = [rows[0] as TickRow, rows.at(-1) as TickRow];
  const [up, down] = [goes(rows, 1), goes(rows, -1)];
  if (up && down) {
    for (const direction of [1, -1] as const) {
      const at = extreme(rows, direction);
      const [before, after] = [rows.slice(0, at + 1), rows.slice(at)];
      const turn = rows[at] as TickRow;
      const there = step(first, turn) === direction && !goes(before, direction === 1 ? -1 : 1);
      const back = step(turn, last) === -direction && !goes(after, direction);
      if (there && back) return { kind: direction === 1 ? 'peaks' : 'dips', turn };
    }
    return { kind: 'turns', turn: farthest(rows) };
  }
  const whole = step(first, last);
  return { kind: whole > 0 ? 'rises' : whole < 0 ? 'falls' : 'steady', turn: last };
}
