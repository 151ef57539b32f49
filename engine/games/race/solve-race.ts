// A race solved: what players do, and how likely it ends in disaster, under each of three states of information.
//
// Method: the files beside this one, one for each. Every result has its regret computed again from payoffs
// (`deviations.ts`); one above `LARGEST_REGRET` is no equilibrium and is called an ε-equilibrium with that ε.

import { commonRegret, privateRegret, publicRegret } from './deviations.ts';
import { commonAction } from './no-information.ts';
import { privateStrategy } from './private-information.ts';
import { leaderStrategy } from './public-information.ts';
import { checkContest, type Information, type RankContest } from './rank-contest.ts';

/** A strategy at one type or lead. */
export interface RacePoint {
  readonly at: number;
  readonly action: number;
}

export interface RaceSolution {
  readonly information: Information;
  /** What the strategy depends on: nothing, one's own type, the strongest's lead in type. */
  readonly by: 'nothing' | 'type' | 'lead';
  /** The action at 33 even types or leads and at every bend, rising; a single point at 0 where it depends on nothing. */
  readonly strategy: readonly RacePoint[];
  /** The action of a type, or of the strongest with a lead. */
  readonly actionAt: (typeOrLead: number) => number;
  /** The winner's action, on average. */
  readonly action: number;
  /** Probability of a disaster, 1 − action. */
  readonly risk: number;
  /** What the best deviation found would gain. */
  readonly regret: number;
  /** Whether every equation was solved to its tolerance, within its budget of steps. */
  readonly complete: boolean;
  /** An equilibrium up to rounding; else one up to `regret`. */
  readonly certificate: 'equilibrium' | 'epsilon-equilibrium';
}

/** Relative to the payoffs: a larger regret is none of rounding. */
export const LARGEST_REGRET = 1e-9;

const POINTS = 33;

const tabulate = (
  actionAt: (x: number) => number,
  low: number,
  high: number,
  bends: readonly number[],
): RacePoint[] => {
  const even = Array.from({ length: POINTS }, (_, place) => low + ((high - low) * place) / (POINTS - 1));
  const places = [...new Set([...even, ...bends])].sort((a, b) => a - b);
  return places.map((at) => ({ at, action: actionAt(at) }));
};

const parts = (contest: RankContest, information: Information) => {
  const { low, high } = contest.types;
  if (information === 'none') {
    const action = commonAction(contest);
    const strategy = [{ at: 0, action }];
    const regret = commonRegret(contest, action);
    return { by: 'nothing', strategy, actionAt: () => action, action, regret, complete: true } as const;
  }
  if (information === 'private') {
    const found = privateStrategy(contest);
    const regret = privateRegret(contest, found);
    const strategy = tabulate(found.at, low, high, found.corners);
    return {
      by: 'type',
      strategy,
      actionAt: found.at,
      action: found.winner,
      regret,
      complete: found.complete,
    } as const;
  }
  const found = leaderStrategy(contest);
  const strategy = tabulate(found.at, 0, high - low, found.knots);
  return {
    by: 'lead',
    strategy,
    actionAt: found.at,
    action: found.winner,
    regret: publicRegret(contest, found),
    complete: true,
  } as const;
};

/**
 * The symmetric equilibrium of a rank contest with types.
 *
 * @param information what players know of types when they choose
 * @returns strategy, the winner's mean action, the risk and the regret
 * @throws RangeError where the contest has another structure
 */
export const solveRace = (contest: RankContest, information: Information): RaceSolution => {
  checkContest(contest);
  const found = parts(contest, information);
  const { win, lose } = contest;
  const scale = Math.abs(win.base) + Math.abs(win.slope) + Math.abs(lose.base) + Math.abs(lose.slope);
  const certificate = found.regret <= LARGEST_REGRET * scale ? 'equilibrium' : 'epsilon-equilibrium';
  return { information, ...found, risk: 1 - found.action, certificate };
};
