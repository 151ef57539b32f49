import type { Budget } from '../budget.ts';
import { leavingRow, pivotOn, type Tableau } from './tableau.ts';

/** The column with the most negative entry in an objective's row that may enter; of equals the first variable; -1 for none. */
const enteringColumn = ({ table, nonbasic }: Tableau, row: number, barred: ReadonlySet<number>): number => {
  const costs = table[row]!;
  let best = -1;
  for (let j = 0; j < nonbasic.length; j++) {
    if (costs[j]! >= 0n || barred.has(nonbasic[j]!)) continue;
    if (best < 0 || costs[j]! < costs[best]! || (costs[j] === costs[best] && nonbasic[j]! < nonbasic[best]!)) best = j;
  }
  return best;
};

/** Pivots done, and how many are allowed. */
export type Meter = { pivots: number; readonly budget: Budget };

/**
 * Pivots until no column can raise the objective.
 *
 * @param row of the objective in the table: the reduced costs, negative where entering raises it
 * @param barred variables that may not enter
 * @returns -1 at an optimum, the column that grows for ever where there is none, or 'limit' when the budget is used up
 */
export const maximise = (
  tableau: Tableau,
  row: number,
  barred: ReadonlySet<number>,
  meter: Meter,
): number | 'limit' => {
  const order = [...tableau.basic];
  for (;;) {
    const column = enteringColumn(tableau, row, barred);
    if (column < 0) return -1;
    const leaving = leavingRow(tableau, column, order);
    if (leaving < 0) return column;
    if (meter.pivots >= (meter.budget.work ?? Number.POSITIVE_INFINITY) || meter.budget.expired?.()) return 'limit';
    pivotOn(tableau, leaving, column);
    meter.pivots++;
  }
};
