// Ordinary differential equations y' = f(y), by the fifth-order method of Dormand and Prince with its fourth-order error
// estimate and adaptive steps.
//
// Source: J. R. Dormand, P. J. Prince (1980), A family of embedded Runge–Kutta formulae, Journal of Computational and Applied
// Mathematics 6.
//
// Only + − × ÷ and our own logarithm and exponential are used, so that a path has the same bits on every machine.
// Cost: six evaluations of f per step. Limits: not for stiff equations; where they are the step shrinks, and the budget of
// steps ends it with the reason.

import { pow } from '../../compile/elementary/pow.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';
import type { Budget } from '../budget.ts';

/** y' from y. */
export type Flow = (state: Float64Array, into: Float64Array) => void;

export interface IntegrationOptions {
  readonly horizon: number;
  /** The state is handed to `record` at even times, samples + 1 in all with the start. */
  readonly samples: number;
  /** Told each sample; true ends the path there. */
  readonly record: (time: number, state: Float64Array) => boolean;
  /** Error allowed per step, relative to 1 + |y|. */
  readonly tolerance?: number;
  /** `work`: steps. */
  readonly budget?: Budget | undefined;
}

const A = [
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
] as const;
/** Fifth-order weights less fourth-order weights. */
const ERROR = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40] as const;
const STEPS = 200_000;
const SAFETY = 0.9;

/** One step of width h from y, whose slope is slopes[0]: the end is left in `end`, its slope in slopes[6]. @returns the error */
const attempt = (
  flow: Flow,
  y: Float64Array,
  h: number,
  slopes: readonly Float64Array[],
  end: Float64Array,
  tolerance: number,
): number => {
  for (const [stage, weights] of A.entries()) {
    for (let i = 0; i < y.length; i++) {
      let sum = 0;
      for (let k = 0; k <= stage; k++) sum += weights[k]! * slopes[k]![i]!;
      end[i] = y[i]! + h * sum;
    }
    flow(end, slopes[stage + 1]!);
  }
  let worst = 0;
  for (let i = 0; i < y.length; i++) {
    let error = 0;
    for (let k = 0; k < 7; k++) error += ERROR[k]! * slopes[k]![i]!;
    const relative = Math.abs(h * error) / (tolerance * (1 + Math.abs(y[i]!)));
    worst = relative <= worst ? worst : relative;
  }
  return worst;
};

const nextFactor = (error: number): number => {
  if (!(error < Infinity)) return 0.2;
  return Math.min(5, Math.max(0.2, SAFETY * pow(scalarAlgebra, error + 1e-10, -0.2)));
};

/**
 * Follows y' = f(y) from a start.
 *
 * @returns undefined when the horizon was reached or `record` ended it; else why not, in words
 */
export const integrate = (flow: Flow, start: Float64Array, options: IntegrationOptions): string | undefined => {
  const { horizon, samples, record, tolerance = 1e-11, budget = {} } = options;
  let state = Float64Array.from(start);
  let end = new Float64Array(state.length);
  const slopes = Array.from({ length: 7 }, () => new Float64Array(state.length));
  flow(state, slopes[0]!);
  if (record(0, state)) return undefined;
  let time = 0;
  let step = horizon / samples / 100;
  let sample = 1;
  for (let steps = 0; sample <= samples; steps++) {
    if (steps >= (budget.work ?? STEPS)) return `stopped at time ${time.toPrecision(4)} after ${steps} steps`;
    if (steps % 64 === 0 && budget.expired?.() === true) return `out of time at time ${time.toPrecision(4)}`;
    const goal = (horizon * sample) / samples;
    const last = time + step >= goal;
    const h = last ? goal - time : step;
    const error = attempt(flow, state, h, slopes, end, tolerance);
    if (!(error <= 1)) {
      step = h * nextFactor(error);
      if (time + step === time) return `steps become too small at time ${time.toPrecision(4)}`;
      continue;
    }
    // A step cut short by a sample says little about the next one.
    step = last ? Math.max(step, h * nextFactor(error)) : h * nextFactor(error);
    [state, end] = [end, state];
    slopes[0]!.set(slopes[6]!);
    time = last ? goal : time + h;
    if (!last) continue;
    if (record(time, state)) return undefined;
    sample++;
  }
  return undefined;
};
