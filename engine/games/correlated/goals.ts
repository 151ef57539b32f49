import type { Outcomes } from '../outcomes.ts';

/**
 * What the mediator wants: any equilibrium; the largest or least sum of payoffs; the largest payoff of the player who is
 * worst off; the largest or least payoff of one player.
 */
export type CorrelatedGoal =
  | 'feasible'
  | 'most-welfare'
  | 'least-welfare'
  | 'max-min'
  | { readonly player: number; readonly extreme: 'most' | 'least' };

/** The sum of all players' payoffs in each profile, over the outcomes' denominator. */
export const welfareOf = ({ profiles, places, payoffs }: Outcomes): bigint[] =>
  profiles.map((_, p) => payoffs.reduce((sum, own, player) => sum + own[places[player]![p]!]!, 0n));

/** One player's payoff in each profile, over the outcomes' denominator. */
export const payoffsOf = ({ places, payoffs }: Outcomes, player: number): bigint[] =>
  Array.from(places[player]!, (place) => payoffs[player]![place]!);

const negated = (values: readonly bigint[]): bigint[] => values.map((value) => -value);

/** What is to be maximised, linear in the probabilities: one number per profile. Of max–min there is none. */
export const objectiveOf = (outcomes: Outcomes, goal: Exclude<CorrelatedGoal, 'max-min'>): bigint[] => {
  if (goal === 'feasible') return outcomes.profiles.map(() => 0n);
  if (goal === 'most-welfare') return welfareOf(outcomes);
  if (goal === 'least-welfare') return negated(welfareOf(outcomes));
  const own = payoffsOf(outcomes, goal.player);
  return goal.extreme === 'most' ? own : negated(own);
};

/** Whether the goal is to make something small: its value is minus the objective's. */
export const isLeast = (goal: CorrelatedGoal): boolean =>
  goal === 'least-welfare' || (typeof goal === 'object' && goal.extreme === 'least');
