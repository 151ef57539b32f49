import { COOPERATE, type IteratedStrategy, lastMove } from '../strategy.ts';

/**
 * Cooperates first, then does what the opponent did last.
 *
 * Names: TFT, TIT FOR TAT, submitted by A. Rapoport: R. Axelrod (1980), Effective choice in the prisoner's dilemma, Journal of
 * Conflict Resolution 24(1).
 */
export const titForTat: IteratedStrategy = {
  name: 'tit-for-tat',
  label: 'Tit for tat',
  stochastic: false,
  move: (_own, theirs) => lastMove(theirs, COOPERATE),
};
