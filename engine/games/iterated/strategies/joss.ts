import { COOPERATE, DEFECT, type IteratedStrategy, lastMove } from '../strategy.ts';

/**
 * Plays tit for tat, but in place of cooperating defects with probability 1/10.
 *
 * Names: JOSS, submitted by J. Joss: R. Axelrod (1980), Effective choice in the prisoner's dilemma, Journal of Conflict
 * Resolution 24(1).
 */
export const joss: IteratedStrategy = {
  name: 'joss',
  label: 'Joss',
  stochastic: true,
  move: (_own, theirs, random) => (lastMove(theirs, COOPERATE) === DEFECT || random() >= 0.9 ? DEFECT : COOPERATE),
};
