import type { Budget } from '../budget.ts';
import type { Rational } from '../exact/rational.ts';
import { copyTableau, leavingRow, pivotOn, primalOf, type Tableau } from './tableau.ts';

/** The vertices found, and whether they are all. */
export interface OptimalVertices {
  /** Each of shape n, in the order they were reached. */
  readonly vertices: readonly (readonly Rational[])[];
  readonly complete: boolean;
}

/** Most bases of an optimal face looked at where the budget names no number. */
export const DEFAULT_OPTIMAL_BASES = 2_000;

const keyOf = (values: readonly Rational[]): string =>
  values.map(({ numerator, denominator }) => `${numerator}/${denominator}`).join(' ');

const basisKey = ({ basic }: Tableau): string => [...basic].sort((a, b) => a - b).join(' ');

/** The tableaus one pivot away along columns whose reduced cost is 0: the objective stays where it is. */
const neighbours = (tableau: Tableau, row: number, order: readonly number[], seen: Set<string>): Tableau[] => {
  const found: Tableau[] = [];
  for (let column = 0; column < tableau.nonbasic.length; column++) {
    if (tableau.table[row]![column] !== 0n) continue;
    const leaving = leavingRow(tableau, column, order);
    if (leaving < 0) continue;
    const basis = tableau.basic.map((variable, at) => (at === leaving ? tableau.nonbasic[column]! : variable));
    const key = basis.sort((a, b) => a - b).join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    const next = copyTableau(tableau);
    pivotOn(next, leaving, column);
    found.push(next);
  }
  return found;
};

/**
 * All vertices of the set of optimal solutions, from one optimal tableau: the lexicographically feasible bases of the
 * optimal face, which hang together by pivots on columns of reduced cost 0, each visited once.
 *
 * @param tableau at an optimum
 * @param row of the objective in its table
 * @param n the variables whose values are wanted, 0 … n − 1
 * @param budget unit of work: one basis, default 2,000
 */
export const optimalVertices = (tableau: Tableau, row: number, n: number, budget: Budget = {}): OptimalVertices => {
  const order = [...tableau.basic];
  const most = budget.work ?? DEFAULT_OPTIMAL_BASES;
  const seen = new Set([basisKey(tableau)]);
  const found = new Map<string, Rational[]>();
  const open = [tableau];
  for (let visited = 0; open.length > 0; visited++) {
    if (visited >= most || budget.expired?.()) return { vertices: [...found.values()], complete: false };
    const next = open.pop()!;
    const values = primalOf(next, n);
    const key = keyOf(values);
    if (!found.has(key)) found.set(key, values);
    open.push(...neighbours(next, row, order, seen));
  }
  return { vertices: [...found.values()], complete: true };
};
