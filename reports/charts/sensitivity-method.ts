import { formatCount } from '../format.ts';
import type { SensitivityFacts } from '../results.ts';
import type { Ranked } from '../study/ranking.ts';
import { sensitivityWords as say } from '../wording/sensitivity.ts';

/** `; 4 smaller ones and 40 that changed nothing only in the table` */
export function leftOutText(all: readonly Ranked<unknown>[], drawn: number): string {
  const idle = all.filter(({ standing }) => standing === 'none').length;
  const small = all.length - idle - drawn;
  const parts = [
    ...(small > 0 ? [say.furtherDown(formatCount(small))] : []),
    ...(idle > 0 ? [say.changedNothing(formatCount(idle))] : []),
  ];
  return parts.length === 0 ? '' : `; ${say.onlyInTheTable(parts)}`;
}

/** How many rows of points, over how many parameters. */
export function designText({ found, rows, factors, runsPerPoint }: SensitivityFacts): string {
  const design = say.designs[found.method === 'sobol' ? 'sobol' : 'morris'](formatCount(rows), rows === 1);
  return say.over(design, formatCount(factors.length), formatCount(runsPerPoint), runsPerPoint === 1);
}
