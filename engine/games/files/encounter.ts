import { exactPopulationGame, type PopulationGame } from '../evolution/population-game.ts';
import { exactGame, type Game } from '../game.ts';
import type { BuiltGame } from './build-game.ts';

type BuiltPopulation = BuiltGame & { readonly kind: 'population' };

/** A population file as the game that evolves. */
export const populationOf = ({ title, strategies, payoffs }: BuiltPopulation): PopulationGame =>
  exactPopulationGame({ title, strategies, rows: payoffs });

/** The game that two members of a population play when they meet. */
export const encounterOf = ({ title, strategies, payoffs }: BuiltPopulation): Game =>
  exactGame({
    title,
    players: ['First', 'Second'],
    actions: [strategies, strategies],
    payoffs: [payoffs.flat(), payoffs.flat()],
  });
