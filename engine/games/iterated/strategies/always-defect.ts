import { DEFECT, type IteratedStrategy } from '../strategy.ts';

/**
 * Defects always.
 *
 * Names: ALLD, Defector; unconditional defection in R. Axelrod (1984), The evolution of cooperation.
 */
export const alwaysDefect: IteratedStrategy = {
  name: 'always-defect',
  label: 'Always defect',
  stochastic: false,
  move: () => DEFECT,
};
