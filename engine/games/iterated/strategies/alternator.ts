import { COOPERATE, DEFECT, type IteratedStrategy } from '../strategy.ts';

/**
 * Cooperates and defects in turn, whatever happens.
 *
 * Names: Alternator, CDCD: V. Knight, O. Campbell, M. Harper and others (2016), An open framework for the reproducible study of
 * the iterated prisoner's dilemma, Journal of Open Research Software 4.
 */
export const alternator: IteratedStrategy = {
  name: 'alternator',
  label: 'Alternator',
  stochastic: false,
  move: (own) => (own.length % 2 === 0 ? COOPERATE : DEFECT),
};
