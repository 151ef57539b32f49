// The logit dynamic of a large population: at rate 1 individuals choose anew, with logit probabilities at the present payoffs,
//
//     ẋ = L(A x) − x,   L_i(π) = e^{λ π_i} / Σ_j e^{λ π_j}.
//
// Its rest points are the symmetric quantal response equilibria at precision λ.
//
// Source: D. Fudenberg, D. K. Levine (1998), The theory of learning in games, chapter 4; J. Hofbauer, W. H. Sandholm (2007),
// Evolution in games with randomly disturbed payoffs, Journal of Economic Theory 132.
//
// Method: `integrate.ts`. Cost: six times m² multiplications and m exponentials per step. Limits: with λ times the range of
// payoffs in the thousands the equation is stiff near ties, and the budget of steps ends it.

import { exp } from '../../compile/elementary/exp.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';
import type { EvolutionResult, TrajectoryPoint } from './evolution-result.ts';
import { integrate } from './integrate.ts';
import { pathResult } from './path-result.ts';
import { meanPayoffs, type PopulationGame } from './population-game.ts';
import { type PathOptions, startOf } from './start.ts';

export interface LogitDynamicsOptions extends PathOptions {
  /** λ ≥ 0, per unit of payoff: 0 chooses blindly, large ones the best reply. */
  readonly precision: number;
}

/** Slower than this counts as rest. */
const STILL = 1e-10;

/** Logit probabilities in place of payoffs. */
const choose = (payoffs: Float64Array, precision: number): void => {
  let best = -Infinity;
  for (const payoff of payoffs) best = Math.max(best, payoff);
  let total = 0;
  for (let k = 0; k < payoffs.length; k++) {
    payoffs[k] = exp(scalarAlgebra, precision * (payoffs[k]! - best));
    total += payoffs[k]!;
  }
  for (let k = 0; k < payoffs.length; k++) payoffs[k] = payoffs[k]! / total;
};

/**
 * The path of the logit dynamic from given shares.
 *
 * @returns `stationary`: the rest point reached, or else the time average of the later half of the path
 * @throws RangeError when precision, start, horizon or samples are out of range
 */
export const logitDynamics = (game: PopulationGame, options: LogitDynamicsOptions): EvolutionResult => {
  const { precision, horizon = 100, samples = 100, tolerance = 1e-11, budget } = options;
  if (!(precision >= 0 && precision < Infinity)) {
    throw new RangeError(`logitDynamics: expected a precision of at least 0, got ${precision}`);
  }
  const trajectory: TrajectoryPoint[] = [];
  const speed = new Float64Array(game.strategies.length);
  let rest: readonly number[] | undefined;
  const flow = (shares: Float64Array, into: Float64Array): void => {
    meanPayoffs(game, shares, into);
    choose(into, precision);
    for (let k = 0; k < into.length; k++) into[k] = into[k]! - shares[k]!;
  };
  const stopped = integrate(flow, startOf(game, options), {
    horizon,
    samples,
    tolerance,
    budget,
    record: (time, state) => {
      const shares = Array.from(state, (share) => Math.max(0, share));
      trajectory.push({ time, shares });
      flow(state, speed);
      if (speed.every((change) => Math.abs(change) < STILL)) rest = shares;
      return rest !== undefined;
    },
  });
  return pathResult(game, {
    dynamic: `logit with precision ${precision}`,
    method: 'Dormand–Prince 5(4)',
    trajectory,
    rest,
    stopped,
  });
};
