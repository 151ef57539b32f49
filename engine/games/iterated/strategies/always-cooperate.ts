import { COOPERATE, type IteratedStrategy } from '../strategy.ts';

/**
 * Cooperates always.
 *
 * Names: ALLC, Cooperator; unconditional cooperation in R. Axelrod (1984), The evolution of cooperation.
 */
export const alwaysCooperate: IteratedStrategy = {
  name: 'always-cooperate',
  label: 'Always cooperate',
  stochastic: false,
  move: () => COOPERATE,
};
