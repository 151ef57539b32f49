import { COOPERATE, DEFECT, type IteratedStrategy } from '../strategy.ts';

/**
 * Cooperates until the opponent has defected once, then defects for ever.
 *
 * Names: grim trigger, after J. W. Friedman (1971), A non-cooperative equilibrium for supergames, Review of Economic Studies
 * 38; FRIEDMAN in R. Axelrod (1980); Grudger.
 */
export const grim: IteratedStrategy = {
  name: 'grim',
  label: 'Grim trigger',
  stochastic: false,
  move: (_own, theirs) => (theirs.defections > 0 ? DEFECT : COOPERATE),
};
