import { meanOf } from './replicates.ts';

/** Numbers of known mean 0, one per row, and the sum of their squared deviations. */
export type Control = { readonly values: Float64Array; readonly squares: number };

const dot = (u: Float64Array, v: Float64Array): number => {
  const mean = meanOf(u);
  let sum = 0;
  for (let i = 0; i < u.length; i++) sum += ((u[i] as number) - mean) * (v[i] as number);
  return sum;
};

/** The least-squares slope of values on a control. */
export const slopeOn = (values: Float64Array, control: Control): number =>
  dot(values, control.values) / control.squares;

const regressed = (values: Float64Array, control: Control): Float64Array => {
  const slope = slopeOn(values, control);
  return values.map((value, row) => value - slope * (control.values[row] as number));
};

/** How many rows carry the variation of a column: n of n equal deviations, 1 where a single row stands out. */
const carryingRows = (values: Float64Array): number => {
  const mean = meanOf(values);
  const squares = values.map((value) => (value - mean) * (value - mean));
  const fourths = squares.reduce((sum, square) => sum + square * square, 0);
  const sum = squares.reduce((total, square) => total + square, 0);
  return fourths === 0 ? 0 : (sum * sum) / fourths;
};

const LEAST_CARRYING_ROWS = 10;

/**
 * Controls made orthogonal to each other. One that the earlier ones explain is left out, and so is one that few rows
 * carry (rare outcomes), which would explain the same few rows of any column by chance.
 *
 * @param columns numbers per row, each of known mean 0
 */
export const orthogonalControls = (columns: readonly Float64Array[]): Control[] => {
  const controls: Control[] = [];
  for (const column of columns) {
    const values = controls.reduce(regressed, column);
    const squares = dot(values, values);
    if (squares > 1e-12 * dot(column, column) && carryingRows(values) >= LEAST_CARRYING_ROWS) {
      controls.push({ values, squares });
    }
  }
  return controls;
};

/**
 * Values less what the controls explain: the same expected mean with less variance, ȳ − β x̄ with β by least squares.
 *
 * Source: Lavenberg and Welch 1981, Management Science 27, 322–335 (control variates).
 */
export const withoutControls = (values: Float64Array, controls: readonly Control[]): Float64Array =>
  controls.reduce(regressed, values);
