import { formatCount } from '../format.ts';
import type { SensitivityFacts } from '../results.ts';
import type { Ranked } from '../study/ranking.ts';

/** `; 4 smaller ones and 40 that changed nothing only in the table` */
export function leftOutText(all: readonly Ranked<unknown>[], drawn: number): string {
  const idle = all.filter(({ standing }) => standing === 'none').length;
  const small = all.length - idle - drawn;
  const parts = [
    ...(small > 0 ? [`${formatCount(small)} further down`] : []),
    ...(idle > 0 ? [`${formatCount(idle)} that changed nothing in any run`] : []),
  ];
  return parts.length === 0 ? '' : `; only in the table: ${parts.join(', ')}`;
}

/** How many rows of points, over how many parameters. */
export function designText({ found, rows, factors, runsPerPoint }: SensitivityFacts): string {
  const [name, unit] = found.method === 'sobol' ? ['Sobol’ indices', 'row'] : ['Morris', 'trajectory'];
  const many = unit === 'row' ? 'rows' : 'trajectories';
  const each = `${formatCount(runsPerPoint)} ${runsPerPoint === 1 ? 'run' : 'runs'} at each point`;
  return `${name}, ${formatCount(rows)} ${rows === 1 ? unit : many} over ${formatCount(factors.length)} parameters, ${each}`;
}
