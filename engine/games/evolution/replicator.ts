// The replicator dynamic of a large population: a strategy grows by what it gets above the mean,
//
//     ẋ_i = x_i ((A x)_i − xᵀ A x).
//
// Source: P. D. Taylor, L. B. Jonker (1978), Evolutionarily stable strategies and game dynamics, Mathematical Biosciences 40;
// J. Hofbauer, K. Sigmund (1998), Evolutionary games and population dynamics, chapter 7.
//
// Method: integrated in log ratios u_i = log(x_i / x_1), u̇_i = (A x)_i − (A x)_1, in which no share can become negative and
// one of e^−10,000 is an ordinary number (`integrate.ts`). A strategy that nobody plays at the start stays away.
// It has come to rest when every strategy that is there earns the mean, but for those that are dying out.
// Cost: six times m² multiplications and m exponentials per step.

import { exp } from '../../compile/elementary/exp.ts';
import { log } from '../../compile/elementary/log.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';
import type { EvolutionResult, TrajectoryPoint } from './evolution-result.ts';
import { integrate } from './integrate.ts';
import { pathResult } from './path-result.ts';
import { meanPayoffs, type PopulationGame } from './population-game.ts';
import { type PathOptions, payoffRange, startOf } from './start.ts';

/** Differences of payoffs below this part of their range count as none. */
const EVEN = 1e-10;
/** A share below this that keeps falling is as good as gone. */
const GONE = 1e-12;

/** Shares from log ratios of those that are present, without overflow; the others 0. */
const sharesInto = (logs: Float64Array, present: readonly number[], into: Float64Array): void => {
  let largest = -Infinity;
  for (const value of logs) largest = Math.max(largest, value);
  let total = 0;
  for (let k = 0; k < present.length; k++) {
    const weight = exp(scalarAlgebra, logs[k]! - largest);
    into[present[k]!] = weight;
    total += weight;
  }
  for (const strategy of present) into[strategy] = into[strategy]! / total;
};

const atRest = (game: PopulationGame, shares: Float64Array, present: readonly number[], range: number): boolean => {
  const payoffs = meanPayoffs(game, shares);
  let mean = 0;
  for (const strategy of present) mean += shares[strategy]! * payoffs[strategy]!;
  return present.every((strategy) => {
    const excess = payoffs[strategy]! - mean;
    return Math.abs(excess) <= EVEN * range || (excess < 0 && shares[strategy]! < GONE);
  });
};

/**
 * The path of the replicator dynamic from given shares.
 *
 * @returns `stationary`: the rest point reached, or else the time average of the later half of the path
 * @throws RangeError when start, horizon or samples are out of range
 */
export const replicator = (game: PopulationGame, options: PathOptions = {}): EvolutionResult => {
  const { horizon = 100, samples = 100, tolerance = 1e-11, budget } = options;
  const shares = startOf(game, options);
  const present = [...shares.keys()].filter((strategy) => shares[strategy]! > 0);
  const range = payoffRange(game);
  const payoffs = new Float64Array(shares.length);
  const first = present[0]!;
  const start = Float64Array.from(
    present,
    (strategy) => log(scalarAlgebra, shares[strategy]!) - log(scalarAlgebra, shares[first]!),
  );
  const trajectory: TrajectoryPoint[] = [];
  let rest: readonly number[] | undefined;
  const stopped = integrate(
    (logs, into) => {
      sharesInto(logs, present, shares);
      meanPayoffs(game, shares, payoffs);
      for (let k = 0; k < present.length; k++) into[k] = payoffs[present[k]!]! - payoffs[first]!;
    },
    start,
    {
      horizon,
      samples,
      tolerance,
      budget,
      record: (time, logs) => {
        sharesInto(logs, present, shares);
        const point = { time, shares: [...shares] };
        trajectory.push(point);
        if (atRest(game, shares, present, range)) rest = point.shares;
        return rest !== undefined;
      },
    },
  );
  return pathResult(game, {
    dynamic: 'replicator',
    method: 'Dormand–Prince 5(4) in log ratios',
    trajectory,
    rest,
    stopped,
  });
};
