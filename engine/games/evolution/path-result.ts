import type { EvolutionResult, TrajectoryPoint } from './evolution-result.ts';
import type { PopulationGame } from './population-game.ts';

/** The mean of the later half of a path, whose points are even in time: of ever longer cycles a rough one. */
const laterMean = (trajectory: readonly TrajectoryPoint[], count: number): number[] => {
  const later = trajectory.slice(Math.floor(trajectory.length / 2));
  return Array.from({ length: count }, (_, k) => later.reduce((sum, { shares }) => sum + shares[k]!, 0) / later.length);
};

/**
 * The result of a deterministic dynamic: the rest point when there is one, otherwise the time average of the later half of
 * the path and `complete: false`.
 */
export const pathResult = (
  game: PopulationGame,
  parts: {
    readonly dynamic: string;
    readonly method: string;
    readonly trajectory: readonly TrajectoryPoint[];
    readonly rest: readonly number[] | undefined;
    readonly stopped: string | undefined;
    /** Shares to give in place of the mean. */
    readonly end?: readonly number[] | undefined;
  },
): EvolutionResult => {
  const { dynamic, method, trajectory, rest, stopped, end } = parts;
  const common = { strategies: game.strategies, dynamic, method, trajectory };
  if (rest !== undefined) return { ...common, stationary: rest, complete: true };
  const why = stopped ?? `still moving at time ${trajectory.at(-1)!.time}`;
  return end === undefined
    ? {
        ...common,
        stationary: laterMean(trajectory, game.strategies.length),
        complete: false,
        reason: `${why}; the shares are means over the later half of the path`,
      }
    : { ...common, stationary: end, complete: false, reason: `${why}; the shares are those then` };
};
