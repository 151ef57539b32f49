// The value of a zero-sum game in rationals, and all that its players can play best.
//
// Definitions. A is r × c, the row player receives A[i][j] from the column player. v = max_x min_j (xᵀA)_j =
// min_y max_i (A y)_i (von Neumann 1928); X* and Y*, the x and y that reach it, are polytopes.
//
// Method. With every entry of A moved to ≥ 1, maximise Σ_j z_j subject to A z ≤ 1, z ≥ 0: v = 1 / Σ z, y = v z, and x is
// v times the dual (Dantzig 1951, "A proof of the equivalence of the programming problem and the game problem"). z = 0 is
// feasible, so there is no first phase. The vertices of Y* are the optimal bases, walked along columns of reduced cost 0
// under the same lexicographic rule; those of X* are those of the game seen from the other side, −Aᵀ.
//
// Cost: as `lexicographic-simplex.ts`. The number of vertices can be exponential in the degeneracy, hence the limit.

import type { Budget } from '../budget.ts';
import { divide, ONE, type Rational, rational, subtract } from '../exact/rational.ts';
import { type Meter, maximise } from './maximise.ts';
import { type OptimalVertices, optimalVertices } from './optimal-vertices.ts';
import { primalOf, type Tableau } from './tableau.ts';

/** A matrix of whole numbers: what the row player receives. */
export type WholeMatrix = readonly (readonly bigint[])[];

export interface MatrixGameSolution {
  /** v, exactly. */
  readonly value: Rational;
  /** One optimal x, shape r. */
  readonly row: readonly Rational[];
  /** One optimal y, shape c. */
  readonly column: readonly Rational[];
}

/** `solved` is missing where the budget ended first. */
export interface MatrixGame {
  readonly solved?: MatrixGameSolution;
  readonly pivots: number;
  /** The optimal tableau: variables 0 … c − 1 are z, c … c + r − 1 the slacks. */
  readonly tableau: Tableau;
}

const leastOf = (matrix: WholeMatrix): bigint =>
  matrix.reduce((least, row) => row.reduce((a, b) => (b < a ? b : a), least), matrix[0]![0]!);

const startOf = (matrix: WholeMatrix, shift: bigint): Tableau => {
  const columns = matrix[0]!.length;
  const variable = (_: unknown, k: number): number => k;
  return {
    table: [
      ...matrix.map((row) => [...row.map((entry) => entry + shift), 1n]),
      [...new Array<bigint>(columns).fill(-1n), 0n],
    ],
    denominator: 1n,
    basic: matrix.map((_, row) => columns + row),
    nonbasic: Array.from({ length: columns }, variable),
  };
};

const normalised = (values: readonly Rational[], total: Rational): Rational[] =>
  values.map((value) => divide(value, total));

/** The dual of the program A z ≤ 1: the reduced costs of the slacks. */
const dualOf = ({ table, nonbasic, denominator, basic }: Tableau, columns: number): Rational[] => {
  const dual = new Array<Rational>(basic.length).fill(rational(0n));
  for (const [column, variable] of nonbasic.entries()) {
    if (variable >= columns) dual[variable - columns] = rational(table[basic.length]![column]!, denominator);
  }
  return dual;
};

/**
 * Solves the game of a matrix exactly.
 *
 * @param matrix r × c whole numbers, at least 1 × 1
 * @param budget unit of work: one pivot
 */
export const solveMatrixGame = (matrix: WholeMatrix, budget: Budget = {}): MatrixGame => {
  const columns = matrix[0]!.length;
  const shift = 1n - leastOf(matrix);
  const tableau = startOf(matrix, shift);
  const meter: Meter = { pivots: 0, budget };
  if (maximise(tableau, matrix.length, new Set(), meter) === 'limit') return { pivots: meter.pivots, tableau };
  const total = rational(tableau.table[matrix.length]![columns]!, tableau.denominator);
  return {
    solved: {
      value: subtract(divide(ONE, total), rational(shift)),
      row: normalised(dualOf(tableau, columns), total),
      column: normalised(primalOf(tableau, columns), total),
    },
    pivots: meter.pivots,
    tableau,
  };
};

/** −Aᵀ: the same game seen by the column player. */
const otherSide = (matrix: WholeMatrix): bigint[][] =>
  matrix[0]!.map((_, column) => matrix.map((row) => -row[column]!));

const columnVertices = (matrix: WholeMatrix, budget: Budget): OptimalVertices => {
  const { tableau, solved } = solveMatrixGame(matrix, budget.expired === undefined ? {} : { expired: budget.expired });
  if (solved === undefined) return { vertices: [], complete: false };
  const columns = matrix[0]!.length;
  const total = rational(tableau.table[matrix.length]![columns]!, tableau.denominator);
  const { vertices, complete } = optimalVertices(tableau, matrix.length, columns, budget);
  return { vertices: vertices.map((values) => normalised(values, total)), complete };
};

/**
 * The vertices of both sets of optimal strategies, X* and Y*.
 *
 * @param budget unit of work: one basis of an optimal face, default 2,000 of each
 */
export const optimalSets = (matrix: WholeMatrix, budget: Budget = {}): readonly [OptimalVertices, OptimalVertices] => [
  columnVertices(otherSide(matrix), budget),
  columnVertices(matrix, budget),
];
