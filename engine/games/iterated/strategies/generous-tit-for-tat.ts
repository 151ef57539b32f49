import { COOPERATE, DEFECT, type IteratedStrategy, lastMove } from '../strategy.ts';

/** min(1 − (T − R)/(R − S), (R − P)/(T − P)) at T = 5, R = 3, P = 1, S = 0: the most generosity that defectors cannot exploit. */
const GENEROSITY = 1 / 3;

/**
 * Plays tit for tat, but forgives a defection with probability 1/3.
 *
 * Names: GTFT, generous tit for tat: M. A. Nowak, K. Sigmund (1992), Tit for tat in heterogeneous populations, Nature 355. The
 * generosity is theirs for the payoffs 5, 3, 1, 0, and stays so with other payoffs.
 */
export const generousTitForTat: IteratedStrategy = {
  name: 'generous-tit-for-tat',
  label: 'Generous tit for tat',
  stochastic: true,
  move: (_own, theirs, random) =>
    lastMove(theirs, COOPERATE) === DEFECT && random() >= GENEROSITY ? DEFECT : COOPERATE,
};
