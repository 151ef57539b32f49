import { exp } from '../../compile/elementary/exp.ts';
import { log } from '../../compile/elementary/log.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';
import type { PayoffContractions } from './payoff-contractions.ts';

/** e^x and ln x with the same bits on every machine. */
export const exponential = (x: number): number => exp(scalarAlgebra, x);
export const logarithm = (x: number): number => log(scalarAlgebra, x);

/**
 * The equations of a logit equilibrium in logarithms of probabilities x, with t the precision in payoff units:
 *
 *     F_i(a) = x_i(a) − v_i(a) + ln Σ_b e^{v_i(b)},   v_i(a) = t u_i(a, e^{x_−i}) + bias_i(a)
 *
 * At F = 0 each row of e^x sums to 1 by itself. Logarithms keep probabilities far below the least double apart.
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
  const reply = new Float64Array(size);
  const average = new Float64Array(size);

  /** v into residual's place, the softmax of v into reply; returns ln Σ e^v. */
  const replyOf = (player: number, t: number): number => {
    const [first, end] = [offsets[player]!, offsets[player + 1]!];
    let largest = -Infinity;
    for (let k = first; k < end; k++) {
      residual[k] = t * values[k]! + bias[k]!;
      largest = Math.max(largest, residual[k]!);
    }
    let sum = 0;
    for (let k = first; k < end; k++) {
      reply[k] = exponential(residual[k]! - largest);
      sum += reply[k]!;
    }
    for (let k = first; k < end; k++) reply[k] = reply[k]! / sum;
    return largest + logarithm(sum);
  };

  const fillRows = (player: number, z: Float64Array): void => {
    const t = z[size]!;
    const [first, end] = [offsets[player]!, offsets[player + 1]!];
    const total = replyOf(player, t);
    average.fill(0);
    let mean = 0;
    for (let row = first; row < end; row++) {
      const weight = reply[row]!;
      mean += weight * values[row]!;
      if (weight === 0) continue;
      for (let column = 0; column < size; column++) {
        average[column] = average[column]! + weight * slopes[row * size + column]!;
      }
    }
    for (let row = first; row < end; row++) {
      residual[row] = z[row]! - residual[row]! + total;
      drift[row] = mean - values[row]!;
      for (let column = 0; column < size; column++) {
        jacobian[row * size + column] =
          t * (average[column]! - slopes[row * size + column]!) * probabilities[column]! + (row === column ? 1 : 0);
      }
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
      values.fill(0);
      const total = replyOf(player, 0);
      for (let k = offsets[player]!; k < offsets[player + 1]!; k++) z[k] = bias[k]! - total;
    }
    return z;
  };
  return { contractions, size, residual, jacobian, drift, probabilities, evaluate, start };
};
