import { exp } from '../../compile/elementary/exp.ts';
import { log } from '../../compile/elementary/log.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';
import type { PayoffContractions } from './payoff-contractions.ts';

/** e^x and ln x with the same bits on every machine. */
export const exponential = (x: number): number => exp(scalarAlgebra, x);
export const logarithm = (x: number): number => log(scalarAlgebra, x);

/**
 * The equations of a logit equilibrium in logarithms of probabilities x, with t the precision in payoff units and r a
 * reference action of player i, his most likely one:
 *
 *     F_i(a) = x_i(a) − x_i(r) − t (u_i(a, e^{x_−i}) − u_i(r, e^{x_−i})) − bias_i(a) + bias_i(r)   for a ≠ r
 *     F_i(r) = Σ_a e^{x_i(a)} − 1
 *
 * Logarithms keep probabilities far below the least double apart. Written as x = ln softmax(t u + bias) the equations
 * would say the same, but Newton's method then fails at high precision, where t times a small error is large.
 *
 * With bias 0 these are logit equilibria (McKelvey & Palfrey 1995); another bias starts elsewhere at t = 0 and has the
 * same limits as t → ∞, because it stays bounded: so a second path, and a generic one, for games whose symmetry makes
 * the first meet bifurcations.
 */
export interface LogitEquations {
  readonly contractions: PayoffContractions;
  /** N. */
  readonly size: number;
  /** F, shape N. */
  readonly residual: Float64Array;
  /** ∂F/∂x, shape N × N, row by row. */
  readonly jacobian: Float64Array;
  /** ∂F/∂t, shape N. */
  readonly drift: Float64Array;
  /** e^x at the last evaluation. */
  readonly probabilities: Float64Array;
  /** Fills the four. @param z x and then t, shape N + 1. Returns false where a probability is far above 1 */
  evaluate(z: Float64Array): boolean;
  /** x at t = 0 and then 0. */
  start(): Float64Array;
}

/** No probability is 2 at a solution; a step that gets there has gone astray. */
const TOO_LARGE = 0.7;

/**
 * The equations of a game.
 *
 * @param bias shape N
 */
export const logitEquations = (contractions: PayoffContractions, bias: Float64Array): LogitEquations => {
  const { offsets, shape, values, slopes } = contractions;
  const size = offsets.at(-1)!;
  const residual = new Float64Array(size);
  const jacobian = new Float64Array(size * size);
  const drift = new Float64Array(size);
  const probabilities = new Float64Array(size);

  const fillReference = (player: number, reference: number): void => {
    jacobian.fill(0, reference * size, (reference + 1) * size);
    let sum = 0;
    for (let k = offsets[player]!; k < offsets[player + 1]!; k++) {
      sum += probabilities[k]!;
      jacobian[reference * size + k] = probabilities[k]!;
    }
    residual[reference] = sum - 1;
    drift[reference] = 0;
  };

  const fillRows = (player: number, z: Float64Array): void => {
    const t = z[size]!;
    const [first, end] = [offsets[player]!, offsets[player + 1]!];
    let reference = first;
    for (let k = first + 1; k < end; k++) if (z[k]! > z[reference]!) reference = k;
    fillReference(player, reference);
    for (let row = first; row < end; row++) {
      if (row === reference) continue;
      drift[row] = values[reference]! - values[row]!;
      residual[row] = z[row]! - z[reference]! + t * drift[row]! - bias[row]! + bias[reference]!;
      for (let column = 0; column < size; column++) {
        const slope = slopes[reference * size + column]! - slopes[row * size + column]!;
        jacobian[row * size + column] = t * slope * probabilities[column]!;
      }
      jacobian[row * size + row] = 1;
      jacobian[row * size + reference] = -1;
    }
  };

  const evaluate = (z: Float64Array): boolean => {
    for (let k = 0; k < size; k++) {
      if (!(z[k]! < TOO_LARGE)) return false;
      probabilities[k] = exponential(z[k]!);
    }
    contractions.evaluate(probabilities);
    for (const player of shape.keys()) fillRows(player, z);
    return true;
  };

  const start = (): Float64Array => {
    const z = new Float64Array(size + 1);
    for (const player of shape.keys()) {
      const row = bias.subarray(offsets[player]!, offsets[player + 1]!);
      const total = logarithm(row.reduce((sum, x) => sum + exponential(x), 0));
      for (let k = offsets[player]!; k < offsets[player + 1]!; k++) z[k] = bias[k]! - total;
    }
    return z;
  };
  return { contractions, size, residual, jacobian, drift, probabilities, evaluate, start };
};

/**
 * The Jacobian of reply less choice, 1 − ∂ ln reply / ∂ ln p = 1 − t (1 − 1 pᵀ) ∂u/∂p diag(p), at the last evaluation.
 * Its eigenvalues are 1 for each player and those of 1 − ∂reply/∂p among probabilities that sum to 1.
 *
 * @param t precision of the last evaluation
 */
export const replyJacobian = ({ contractions, size, probabilities }: LogitEquations, t: number): Float64Array => {
  const { offsets, shape, slopes } = contractions;
  const matrix = new Float64Array(size * size);
  const average = new Float64Array(size);
  for (const player of shape.keys()) {
    average.fill(0);
    for (let row = offsets[player]!; row < offsets[player + 1]!; row++) {
      for (let k = 0; k < size; k++) average[k] = average[k]! + probabilities[row]! * slopes[row * size + k]!;
    }
    for (let row = offsets[player]!; row < offsets[player + 1]!; row++) {
      for (let k = 0; k < size; k++) {
        matrix[row * size + k] = t * (average[k]! - slopes[row * size + k]!) * probabilities[k]! + (row === k ? 1 : 0);
      }
    }
  }
  return matrix;
};

/** The probabilities of a point of the equations, shape n × a_i; each row divided by its sum, which is 1 to rounding. */
export const profileAt = ({ offsets, shape }: PayoffContractions, z: Float64Array): number[][] =>
  shape.map((_, player) => {
    const row = Array.from(z.subarray(offsets[player]!, offsets[player + 1]!), exponential);
    const sum = row.reduce((a, b) => a + b);
    return row.map((x) => x / sum);
  });
