// Linear programs over the rationals, solved exactly.
//
//     maximise c·x   subject to   a_i·x ≤ b_i, = b_i or ≥ b_i (i = 1 … m),   x ≥ 0 (n variables)
//
// Method: primal simplex in two phases over whole numbers (`tableau.ts`), the most negative reduced cost enters (ties:
// the first variable), the lexicographic rule says who leaves, so it ends on every degenerate program.
//
// Duals are those of the same program: y_i ≥ 0 of a row ≤, y_i ≤ 0 of a row ≥, free of a row =, with Σ_i y_i a_i ≥ c and
// y·b = c·x at an optimum. An infeasible program comes with such y that proves it: Σ_i y_i a_i ≥ 0 and y·b < 0 (Farkas).
// An unbounded one comes with a ray: a direction r ≥ 0 that keeps every row and has c·r > 0.
//
// Cost: (m + 2)(n + 1) products of whole numbers per pivot, usually between m and 3m pivots, exponentially many at worst
// (hence the budget). Meant for programs of some hundred rows and columns; the numbers' digits grow with the rows.
//
// Sources: Dantzig, G. B. (1963), Linear Programming and Extensions; for the rule against cycling and the whole numbers
// see `tableau.ts`.

import type { Budget } from '../budget.ts';
import { add, multiply, type Rational, rational, ZERO } from '../exact/rational.ts';
import { onCommonDenominator } from '../game.ts';
import { type Meter, maximise } from './maximise.ts';
import { pivotOn, primalOf, type Tableau } from './tableau.ts';

export interface LinearRow {
  /** Shape n. */
  readonly coefficients: readonly Rational[];
  readonly relation: '<=' | '=' | '>=';
  readonly bound: Rational;
}

/** Maximise `objective`·x subject to `rows`, x ≥ 0. */
export interface LinearProgram {
  /** Shape n. */
  readonly objective: readonly Rational[];
  /** Shape m. */
  readonly rows: readonly LinearRow[];
}

export type LinearSolution = { readonly pivots: number } & (
  | {
      readonly status: 'optimal';
      readonly value: Rational;
      /** x, shape n. */
      readonly primal: readonly Rational[];
      /** y, shape m. */
      readonly dual: readonly Rational[];
    }
  | {
      readonly status: 'infeasible';
      /** The proof, shape m. */
      readonly farkas: readonly Rational[];
    }
  | {
      readonly status: 'unbounded';
      /** A point that keeps all rows, shape n. */
      readonly primal: readonly Rational[];
      /** The direction without end, shape n. */
      readonly ray: readonly Rational[];
    }
  | { readonly status: 'limit'; readonly reason: string }
);

/** A program in standard form, with what leads back from it. Variables: n of the program, then the rows' own. */
interface Standard {
  readonly tableau: Tableau;
  /** The variable that was basic in each row at the start, whose column is the unit vector of that row. */
  readonly starters: readonly number[];
  readonly artificial: ReadonlySet<number>;
  /** Row i of the tableau = scales[i] times row i of the program; negative where it was turned around. */
  readonly scales: readonly Rational[];
  readonly objectiveScale: bigint;
}

const checkProgram = ({ objective, rows }: LinearProgram): void => {
  const odd = rows.findIndex(({ coefficients }) => coefficients.length !== objective.length);
  if (odd >= 0) {
    throw new RangeError(
      `solveLinear: expected ${objective.length} coefficients in row ${odd}, got ${rows[odd]!.coefficients.length}`,
    );
  }
};

/** The row over whole numbers with a right side ≥ 0, and whether its slack can start as its basic variable. */
const standardRow = ({ coefficients, relation, bound }: LinearRow) => {
  const { numerators, denominator } = onCommonDenominator([...coefficients, bound]);
  const right = numerators[coefficients.length]!;
  const turned = right < 0n || (right === 0n && relation === '>=');
  const entries = turned ? numerators.map((entry) => -entry) : [...numerators];
  const slack = relation === '=' ? 0n : (relation === '<=') === turned ? -1n : 1n;
  return { entries, slack, scale: rational(turned ? -denominator : denominator) };
};

const standardForm = (program: LinearProgram): Standard => {
  const n = program.objective.length;
  const standard = program.rows.map(standardRow);
  const surplusRows = standard.flatMap(({ slack }, row) => (slack < 0n ? [row] : []));
  const starters = standard.map((_, row) => n + row);
  const surplus = surplusRows.map((_, k) => n + standard.length + k);
  const table = standard.map(({ entries }, row) => [
    ...entries.slice(0, n),
    ...surplusRows.map((owner) => (owner === row ? -1n : 0n)),
    entries[n]!,
  ]);
  const { numerators, denominator: objectiveScale } = onCommonDenominator(program.objective);
  const width = n + surplus.length + 1;
  const objective = Array.from({ length: width }, (_, j) => (j < n ? -numerators[j]! : 0n));
  const needy = standard.flatMap(({ slack }, row) => (slack === 1n ? [] : [row]));
  const infeasibility = Array.from({ length: width }, (_, j) => -needy.reduce((sum, row) => sum + table[row]![j]!, 0n));
  return {
    tableau: {
      table: [...table, objective, infeasibility],
      denominator: 1n,
      basic: [...starters],
      nonbasic: [...Array.from({ length: n }, (_, j) => j), ...surplus],
    },
    starters,
    artificial: new Set(needy.map((row) => starters[row]!)),
    scales: standard.map(({ scale }) => scale),
    objectiveScale,
  };
};

/** Takes artificial variables that are basic at 0 out of the basis; a row that has nothing else is redundant and stays. */
const removeArtificial = (tableau: Tableau, artificial: ReadonlySet<number>, meter: Meter): void => {
  for (let row = 0; row < tableau.basic.length; row++) {
    if (!artificial.has(tableau.basic[row]!)) continue;
    const entries = tableau.table[row]!;
    const column = tableau.nonbasic.findIndex((variable, j) => entries[j] !== 0n && !artificial.has(variable));
    if (column < 0) continue;
    pivotOn(tableau, row, column);
    meter.pivots++;
  }
};

/**
 * The multipliers of the program's rows that an objective's row holds: its entry below a row's starter is
 * multiplier − cost of the starter.
 */
const dualOf = (standard: Standard, row: number, costOf: (variable: number) => bigint, scale: bigint): Rational[] => {
  const { tableau, starters, scales } = standard;
  const columnOf = new Map(tableau.nonbasic.map((variable, column) => [variable, column]));
  return starters.map((variable, i) => {
    const column = columnOf.get(variable);
    const entry = column === undefined ? 0n : tableau.table[row]![column]!;
    const multiplier = rational(entry + costOf(variable) * tableau.denominator, tableau.denominator * scale);
    return multiply(multiplier, scales[i]!);
  });
};

const rayOf = ({ table, basic, nonbasic, denominator }: Tableau, column: number, n: number): Rational[] => {
  const ray = new Array<Rational>(n).fill(ZERO);
  if (nonbasic[column]! < n) ray[nonbasic[column]!] = rational(1n);
  for (const [row, variable] of basic.entries()) {
    if (variable < n) ray[variable] = rational(-table[row]![column]!, denominator);
  }
  return ray;
};

/** The scalar product of two vectors of rationals. */
export const dot = (a: readonly Rational[], b: readonly Rational[]): Rational =>
  a.reduce((sum, entry, k) => (entry.numerator === 0n ? sum : add(sum, multiply(entry, b[k]!))), ZERO);

/**
 * Solves a linear program exactly.
 *
 * @param program n variables, all ≥ 0, and m rows
 * @param budget unit of work: one pivot
 * @returns the optimum with its duals, or the proof that there is none, or `limit` with the reason in words
 * @throws RangeError when a row has not n coefficients
 */
export const solveLinear = (program: LinearProgram, budget: Budget = {}): LinearSolution => {
  checkProgram(program);
  const n = program.objective.length;
  const m = program.rows.length;
  const standard = standardForm(program);
  const { tableau, artificial, objectiveScale } = standard;
  const meter: Meter = { pivots: 0, budget };
  const limit = (): LinearSolution => ({
    status: 'limit',
    reason: `stopped after ${meter.pivots} pivots of the simplex method`,
    pivots: meter.pivots,
  });
  if (artificial.size > 0) {
    if (maximise(tableau, m + 1, artificial, meter) === 'limit') return limit();
    if (tableau.table[m + 1]![tableau.nonbasic.length] !== 0n) {
      const farkas = dualOf(standard, m + 1, (variable) => (artificial.has(variable) ? -1n : 0n), 1n);
      return { status: 'infeasible', farkas, pivots: meter.pivots };
    }
    removeArtificial(tableau, artificial, meter);
  }
  const end = maximise(tableau, m, artificial, meter);
  if (end === 'limit') return limit();
  const primal = primalOf(tableau, n);
  if (end >= 0) return { status: 'unbounded', primal, ray: rayOf(tableau, end, n), pivots: meter.pivots };
  return {
    status: 'optimal',
    value: dot(program.objective, primal),
    primal,
    dual: dualOf(standard, m, () => 0n, objectiveScale).map((y) => (y.numerator === 0n ? ZERO : y)),
    pivots: meter.pivots,
  };
};
