import { DEFECT, type IteratedStrategy, lastMove } from '../strategy.ts';

/**
 * Defects first, then does what the opponent did last.
 *
 * Names: STFT, suspicious tit for tat: R. Boyd, J. P. Lorberbaum (1987), No pure strategy is evolutionarily stable in the
 * repeated Prisoner's Dilemma game, Nature 327.
 */
export const suspiciousTitForTat: IteratedStrategy = {
  name: 'suspicious-tit-for-tat',
  label: 'Suspicious tit for tat',
  stochastic: false,
  move: (_own, theirs) => lastMove(theirs, DEFECT),
};
