import type { Game } from '../game.ts';
import { alphaRank } from './alpha-rank.ts';
import type { EvolutionResult } from './evolution-result.ts';
import { type EvolveOptions, evolve } from './evolve.ts';
import { populationOfGame } from './population-game.ts';

/**
 * How a normal-form game evolves: by alpha-rank with a population in each player's place, else in one population whose
 * members meet in pairs.
 *
 * @throws RangeError where one population needs a symmetric game of two players and this is none
 */
export const evolveGame = (game: Game, options: EvolveOptions): EvolutionResult => {
  if (options.dynamic !== 'alpha-rank') return evolve(populationOfGame(game), options);
  const { population, selection = 1, budget = {} } = options;
  return alphaRank(game, { alpha: selection, budget, ...(population === undefined ? {} : { population }) });
};
