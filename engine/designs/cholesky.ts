/** A square matrix, row by row. */
export type Matrix = readonly (readonly number[])[];

/** A pivot below it is taken for 0: correlations known to a few digits are that near to contradicting each other. */
const SMALLEST_PIVOT = 1e-9;

/**
 * The Cholesky factor of a symmetric matrix with 1 on its diagonal: lower triangular L with L Lᵀ = matrix.
 *
 * @returns L, or the first row at which the matrix is not positive definite (pivot below 1e-9)
 */
export const cholesky = (matrix: Matrix): { readonly factor: Matrix } | { readonly failsAt: number } => {
  const factor: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const solved = solveLower(factor, row);
    const pivot = (row[i] as number) - dot(solved, solved);
    if (!(pivot >= SMALLEST_PIVOT)) return { failsAt: i };
    factor.push([...solved, Math.sqrt(pivot)]);
  }
  return { factor };
};

/** x with L x = the first numbers of `right`, as many as L has rows. */
export const solveLower = (factor: Matrix, right: readonly number[]): number[] => {
  const solved: number[] = [];
  for (let i = 0; i < factor.length; i++) {
    const row = factor[i] as readonly number[];
    solved.push(((right[i] as number) - dot(solved, row)) / (row[i] as number));
  }
  return solved;
};

/** L x, L lower triangular. */
export const multiplyLower = (factor: Matrix, right: readonly number[]): number[] =>
  factor.map((row) => dot(row, right));

/** Σ a_i b_i over the numbers of a, of which b has at least as many. */
export const dot = (a: readonly number[], b: readonly number[]): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
};
