// Symmetric rank contests with types: the game that a race is.
//
// Definitions. n ≥ 2 players; player i has a type c_i, drawn from F, and chooses an action s_i in [s_low, s_high], a part
// of [0, 1]. His score is α c_i − β s_i (α, β > 0): holding back costs rank. The highest score wins, ties by lot. With s
// the winner's action, everything ends in disaster with probability 1 − s; the winner gets W(s), each other L(s), both
// straight lines that contain the disaster, W rising, and winning is never worse than losing to the same action (W ≥ L).
// In units of actions a type is worth r = α / β per unit.
//
// Racing to the precipice is W(s) = s, L(s) = (1 − e) s, r = 1 (Armstrong, S., Bostrom, N., Shulman, C. (2016), Racing to
// the precipice: a model of artificial intelligence development, AI & Society 31(2), 201-206).

import type { TypeDistribution } from './type-distribution.ts';

/** What players know of types when they choose: nobody any, each his own, all everything. */
export type Information = 'none' | 'private' | 'public';

export const INFORMATION = ['none', 'private', 'public'] as const satisfies readonly Information[];

/** The straight line base + slope · s. */
export interface Line {
  readonly base: number;
  readonly slope: number;
}

export interface RankContest {
  /** n, a whole number from 2. */
  readonly players: number;
  readonly types: TypeDistribution;
  /** Lowest and highest action, within [0, 1]. */
  readonly actions: readonly [number, number];
  /** α and β of the score α · type − β · action, both above 0. */
  readonly score: { readonly type: number; readonly action: number };
  /** W: what the winner gets, by his action; rising. */
  readonly win: Line;
  /** L: what each other gets, by the winner's action; nowhere above W. */
  readonly lose: Line;
}

export const valueOn = ({ base, slope }: Line, action: number): number => base + slope * action;

/** W − L: what winning is worth beyond losing to the same action. */
export const stakes = ({ win, lose }: RankContest): Line => ({
  base: win.base - lose.base,
  slope: win.slope - lose.slope,
});

/** r: what a unit of type is worth in actions. */
export const exchange = ({ score }: RankContest): number => score.type / score.action;

/** Largest number of players. */
export const MOST_RACERS = 1000;

/** Why a contest has not the structure that is solved here; undefined where it has. */
export const whyNot = (contest: RankContest): string | undefined => {
  const { players, actions, score, win } = contest;
  const [low, high] = actions;
  if (!Number.isInteger(players) || players < 2 || players > MOST_RACERS)
    return `expected 2 to ${MOST_RACERS} players, got ${players}`;
  if (!(low >= 0 && low < high && high <= 1)) return `expected actions within [0, 1], got ${low} to ${high}`;
  if (!(score.type > 0 && score.action > 0 && Number.isFinite(exchange(contest)) && exchange(contest) > 0))
    return 'expected a score that rises with the type and falls with the action';
  if (!(win.slope > 0 && Number.isFinite(win.base) && Number.isFinite(win.slope)))
    return "expected the winner's payoff to rise with his action";
  const gain = stakes(contest);
  // A line that is nowhere negative up to rounding of its coefficients.
  const slack = -1e-12 * (Math.abs(gain.base) + Math.abs(gain.slope));
  if (!(valueOn(gain, low) >= slack && valueOn(gain, high) >= slack))
    return 'expected winning to be never worse than losing to the same action';
  return undefined;
};

export const checkContest = (contest: RankContest): void => {
  const reason = whyNot(contest);
  if (reason !== undefined) throw new RangeError(`rank contest: ${reason}`);
};
