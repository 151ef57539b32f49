import { COOPERATE, DEFECT, type IteratedStrategy, lastMove } from '../strategy.ts';

/**
 * Cooperates first, then repeats its move when the opponent cooperated and changes it when the opponent defected; so it
 * cooperates when both did the same.
 *
 * Names: WSLS, win-stay lose-shift: M. Nowak, K. Sigmund (1993), A strategy of win-stay, lose-shift that outperforms
 * tit-for-tat in the Prisoner's Dilemma game, Nature 364; Pavlov: D. Kraines, V. Kraines (1989), Pavlov and the prisoner's
 * dilemma, Theory and Decision 26.
 */
export const winStayLoseShift: IteratedStrategy = {
  name: 'win-stay-lose-shift',
  label: 'Win stay, lose shift',
  stochastic: false,
  move: (own, theirs) => (lastMove(own, COOPERATE) === lastMove(theirs, COOPERATE) ? COOPERATE : DEFECT),
};
