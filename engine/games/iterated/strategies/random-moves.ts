import { COOPERATE, DEFECT, type IteratedStrategy } from '../strategy.ts';

/**
 * Cooperates with probability 1/2, whatever happens.
 *
 * Names: RANDOM: R. Axelrod (1980), Effective choice in the prisoner's dilemma, Journal of Conflict Resolution 24(1).
 */
export const randomMoves: IteratedStrategy = {
  name: 'random-moves',
  label: 'Random',
  stochastic: true,
  move: (_own, _theirs, random) => (random() < 0.5 ? COOPERATE : DEFECT),
};
