import { COOPERATE, DEFECT, type IteratedStrategy } from '../strategy.ts';

/**
 * Defects only when the opponent has defected twice in a row.
 *
 * Names: TF2T, TIT FOR TWO TATS: R. Axelrod (1980), Effective choice in the prisoner's dilemma, Journal of Conflict Resolution
 * 24(1).
 */
export const titForTwoTats: IteratedStrategy = {
  name: 'tit-for-two-tats',
  label: 'Tit for two tats',
  stochastic: false,
  move: (_own, { moves, length }) =>
    length >= 2 && moves[length - 1] === DEFECT && moves[length - 2] === DEFECT ? DEFECT : COOPERATE,
};
