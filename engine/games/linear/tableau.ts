// The tableau of the simplex method over whole numbers, without its unit columns ("dictionary").
//
// Every variable is either basic (it has a row) or not (it has a column). With the common denominator D > 0, row i says
//
//     basic_i + Σ_j table[i][j] / D · nonbasic_j = table[i][last] / D
//
// and so do the rows of the objectives, which stand below the m rows of the constraints. Every entry of a tableau that
// started from whole numbers is a minor of the matrix it started from, so a pivot's division leaves no remainder, and
// numbers grow no faster than determinants do.
//
// Source: Edmonds, J. (1967), "Systems of distinct representatives and linear algebra"; Bareiss, E. H. (1968),
// "Sylvester's identity and multistep integer-preserving Gaussian elimination", Mathematics of Computation 22.

import { type Rational, rational, ZERO } from '../exact/rational.ts';

/** Rows and columns as the head of this file says; `table[i]` has one entry per column and one more for the right side. */
export interface Tableau {
  readonly table: bigint[][];
  /** D: the denominator of every entry, positive. */
  denominator: bigint;
  /** The variable of each constraint row, shape m. */
  readonly basic: number[];
  /** The variable of each column. */
  readonly nonbasic: number[];
}

/** The same tableau, to pivot without touching the first. */
export const copyTableau = ({ table, denominator, basic, nonbasic }: Tableau): Tableau => ({
  table: table.map((row) => [...row]),
  denominator,
  basic: [...basic],
  nonbasic: [...nonbasic],
});

/** Row i without the entry's row and column, after the pivot: (a·pivot − b·c) / D. */
const pivotRow = (row: bigint[], pivotal: readonly bigint[], column: number, pivot: bigint, denominator: bigint) => {
  const factor = row[column]!;
  if (factor === 0n) {
    if (pivot === denominator) return;
    for (let j = 0; j < row.length; j++) if (row[j] !== 0n) row[j] = (row[j]! * pivot) / denominator;
    return;
  }
  for (let j = 0; j < row.length; j++) {
    if (j === column) continue;
    const entry = row[j]!;
    const other = pivotal[j]!;
    if (other !== 0n) row[j] = (entry * pivot - factor * other) / denominator;
    else if (entry !== 0n) row[j] = (entry * pivot) / denominator;
  }
  row[column] = -factor;
};

/**
 * Swaps the basic variable of a row with the nonbasic one of a column; the entry where they meet must not be 0.
 *
 * Cost: two products and a division of whole numbers per entry whose row and column are not 0.
 */
export const pivotOn = (tableau: Tableau, row: number, column: number): void => {
  const { table, denominator, basic, nonbasic } = tableau;
  const pivotal = table[row]!;
  const pivot = pivotal[column]!;
  for (let i = 0; i < table.length; i++) if (i !== row) pivotRow(table[i]!, pivotal, column, pivot, denominator);
  pivotal[column] = denominator;
  tableau.denominator = pivot;
  if (pivot < 0n) {
    for (const entries of table) for (let j = 0; j < entries.length; j++) entries[j] = -entries[j]!;
    tableau.denominator = -pivot;
  }
  [basic[row], nonbasic[column]] = [nonbasic[column]!, basic[row]!];
};

/**
 * The row whose basic variable leaves when the column's enters: the least ratio of right side to entry among positive
 * entries, ties broken by the ratios of the columns of `order` in turn (lexicographic rule).
 *
 * With `order` the variables that were basic when the phase began, the rows are lexicographically positive and stay so,
 * no two of them tie for ever, and no basis comes twice whatever enters: the method ends.
 *
 * Source: Dantzig, G. B., Orden, A. & Wolfe, P. (1955), "The generalized simplex method for minimizing a linear form
 * under linear inequality restraints", Pacific Journal of Mathematics 5.
 *
 * @param order variables in the order of comparison
 * @returns the row, or -1 when no entry is positive: the variable can grow for ever
 */
export const leavingRow = (tableau: Tableau, column: number, order: readonly number[]): number => {
  const { table, basic, nonbasic, denominator } = tableau;
  let candidates: number[] = [];
  for (let i = 0; i < basic.length; i++) if (table[i]![column]! > 0n) candidates.push(i);
  const keepLeast = (entryOf: (row: number) => bigint) => {
    let least: number[] = [];
    for (const row of candidates) {
      if (least.length === 0) {
        least = [row];
        continue;
      }
      const first = least[0]!;
      const difference = entryOf(row) * table[first]![column]! - entryOf(first) * table[row]![column]!;
      if (difference < 0n) least = [row];
      else if (difference === 0n) least.push(row);
    }
    candidates = least;
  };
  keepLeast((row) => table[row]![nonbasic.length]!);
  for (let k = 0; candidates.length > 1 && k < order.length; k++) {
    const place = nonbasic.indexOf(order[k]!);
    keepLeast(place < 0 ? (row) => (basic[row] === order[k] ? denominator : 0n) : (row) => table[row]![place]!);
  }
  return candidates[0] ?? -1;
};

/** The values of the variables 0 … n − 1. */
export const primalOf = ({ table, basic, nonbasic, denominator }: Tableau, n: number): Rational[] => {
  const values = new Array<Rational>(n).fill(ZERO);
  for (const [row, variable] of basic.entries()) {
    if (variable < n) values[variable] = rational(table[row]![nonbasic.length]!, denominator);
  }
  return values;
};
