// Dense linear systems by elimination with scaled partial pivoting (Wilkinson 1965; Golub & Van Loan, Matrix
// Computations, §3.4). Rows here differ by orders of magnitude at high precision, hence the scaling.

/** A square matrix of doubles, row by row, factorised in place. */
export interface Factors {
  readonly size: number;
  readonly matrix: Float64Array;
  readonly order: Int32Array;
  readonly scales: Float64Array;
  /** The sign of the determinant, once factorised. */
  sign: number;
}

/** Room for matrices of one size. */
export const factorsOf = (size: number): Factors => ({
  size,
  matrix: new Float64Array(size * size),
  order: new Int32Array(size),
  scales: new Float64Array(size),
  sign: 0,
});

/** Factorises `matrix` in place, cost 2/3 size³. Returns whether it is regular as far as doubles can tell. */
export const factorise = (factors: Factors): boolean => {
  const { size, matrix, order, scales } = factors;
  factors.sign = 1;
  for (let row = 0; row < size; row++) {
    let largest = 0;
    for (let k = row * size; k < (row + 1) * size; k++) largest = Math.max(largest, Math.abs(matrix[k]!));
    if (!(largest > 0 && largest < Infinity)) return false;
    scales[row] = 1 / largest;
    order[row] = row;
  }
  for (let step = 0; step < size; step++) {
    let best = step;
    let pivot = -1;
    for (let k = step; k < size; k++) {
      const row = order[k]!;
      const candidate = Math.abs(matrix[row * size + step]!) * scales[row]!;
      if (candidate > pivot) {
        pivot = candidate;
        best = k;
      }
    }
    if (!(pivot > 1e-300)) return false;
    const chosen = order[best]!;
    order[best] = order[step]!;
    order[step] = chosen;
    if (best !== step) factors.sign = -factors.sign;
    if (matrix[chosen * size + step]! < 0) factors.sign = -factors.sign;
    const inverse = 1 / matrix[chosen * size + step]!;
    for (let k = step + 1; k < size; k++) {
      const row = order[k]! * size;
      const factor = matrix[row + step]! * inverse;
      matrix[row + step] = factor;
      if (factor === 0) continue;
      for (let column = step + 1; column < size; column++) {
        matrix[row + column] = matrix[row + column]! - factor * matrix[chosen * size + column]!;
      }
    }
  }
  return true;
};

/** Solves matrix · result = right with what `factorise` left; right is not changed. */
export const solveFactored = (factors: Factors, right: Float64Array, result: Float64Array): void => {
  const { size, matrix, order } = factors;
  for (let step = 0; step < size; step++) {
    const row = order[step]!;
    let sum = right[row]!;
    for (let column = 0; column < step; column++) sum -= matrix[row * size + column]! * result[column]!;
    result[step] = sum;
  }
  for (let step = size - 1; step >= 0; step--) {
    const row = order[step]! * size;
    let sum = result[step]!;
    for (let column = step + 1; column < size; column++) sum -= matrix[row + column]! * result[column]!;
    result[step] = sum / matrix[row + step]!;
  }
};
