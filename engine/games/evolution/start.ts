import type { Budget } from '../budget.ts';
import type { PopulationGame } from './population-game.ts';

/** What the deterministic dynamics may be told. */
export interface PathOptions {
  /** Shares of the strategies at time 0, shape m, proportions of 1; all alike unless told. */
  readonly start?: readonly number[];
  /** Time at which to stop, positive; 100 unless told. */
  readonly horizon?: number;
  /** Number of even intervals at whose ends the path is recorded; 100 unless told. */
  readonly samples?: number;
  /** Error allowed per step of an integration; 1e-11 unless told. */
  readonly tolerance?: number;
  /** `work`: steps of the integration, 200,000 unless told. */
  readonly budget?: Budget;
}

const checkTimes = ({ horizon = 100, samples = 100 }: PathOptions): void => {
  if (!(horizon > 0 && horizon < Infinity)) throw new RangeError(`horizon: expected a positive number, got ${horizon}`);
  if (!Number.isSafeInteger(samples) || samples < 1 || samples > 100_000) {
    throw new RangeError(`samples: expected a whole number in [1, 100000], got ${samples}`);
  }
};

/**
 * The shares from which a path begins, exactly normalised as doubles can be.
 *
 * @throws RangeError when the shares are not m proportions of 1, or times are out of range
 */
export const startOf = ({ strategies }: PopulationGame, options: PathOptions): Float64Array => {
  checkTimes(options);
  const count = strategies.length;
  const { start = strategies.map(() => 1 / count) } = options;
  const total = start.reduce((sum, share) => sum + share, 0);
  const sound = start.length === count && start.every((share) => share >= 0) && Math.abs(total - 1) <= 1e-9;
  if (!sound) throw new RangeError(`start: expected ${count} shares that sum to 1, got ${start.join(', ')}`);
  return Float64Array.from(start, (share) => share / total);
};

/** The largest payoff less the smallest: the scale of all differences; 0 when nothing is at stake. */
export const payoffRange = ({ payoffs }: PopulationGame): number => {
  let least = Infinity;
  let most = -Infinity;
  for (const payoff of payoffs) {
    least = Math.min(least, payoff);
    most = Math.max(most, payoff);
  }
  return most - least;
};
