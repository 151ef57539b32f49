// Which dynamic a game evolves under: what `detente evolve` answers. Each is a solver of its own in `evolution/`.

import type { Budget } from './budget.ts';
import { alphaRank, alphaRankPopulation } from './evolution/alpha-rank.ts';
import { bestReplyDynamics } from './evolution/best-reply-dynamics.ts';
import type { EvolutionResult } from './evolution/evolution-result.ts';
import { fermi } from './evolution/fermi.ts';
import { fullChain } from './evolution/full-chain.ts';
import { logitDynamics } from './evolution/logit-dynamics.ts';
import { moran } from './evolution/moran.ts';
import { type PopulationGame, populationOfGame } from './evolution/population-game.ts';
import { replicator } from './evolution/replicator.ts';
import { smallMutation } from './evolution/small-mutation.ts';
import type { Game } from './game.ts';

export const DYNAMICS = ['replicator', 'moran', 'fermi', 'logit', 'best-reply', 'alpha-rank'] as const;
export type Dynamic = (typeof DYNAMICS)[number];

export interface EvolveOptions {
  readonly dynamic: Dynamic;
  /** Individuals of a finite population; default 100, of alpha-rank 50. */
  readonly population?: number;
  /** Intensity of selection per unit of payoff: β of Fermi, w of Moran, α of alpha-rank, λ of logit; default 1. */
  readonly selection?: number;
  /** Probability of a mutation in a step of a finite population, or `small`: the limit of rare ones. */
  readonly mutation?: number | 'small';
  /** Shares at the start of a path. */
  readonly start?: readonly number[];
  /** How long a path is followed. */
  readonly horizon?: number;
  readonly budget?: Budget;
}

const finite = (game: PopulationGame, options: EvolveOptions): EvolutionResult => {
  const { dynamic, population = 100, selection = 1, mutation = 'small', budget = {} } = options;
  const rule = dynamic === 'moran' ? moran(selection) : fermi(selection);
  return mutation === 'small'
    ? smallMutation(game, { population, rule, gradients: true, budget })
    : fullChain(game, { population, rule, mutation, budget });
};

const path = (game: PopulationGame, options: EvolveOptions): EvolutionResult => {
  const { dynamic, selection = 1, start, horizon, budget } = options;
  const parts = {
    ...(start === undefined ? {} : { start }),
    ...(horizon === undefined ? {} : { horizon }),
    ...(budget === undefined ? {} : { budget }),
  };
  if (dynamic === 'logit') return logitDynamics(game, { ...parts, precision: selection });
  return dynamic === 'replicator' ? replicator(game, parts) : bestReplyDynamics(game, parts);
};

const rank = ({ population, selection = 1, budget = {} }: EvolveOptions) => ({
  alpha: selection,
  ...(population === undefined ? {} : { population }),
  budget,
});

/** How one population evolves whose members meet in pairs. */
export const evolvePopulation = (game: PopulationGame, options: EvolveOptions): EvolutionResult => {
  const { dynamic } = options;
  if (dynamic === 'alpha-rank') return alphaRankPopulation(game, rank(options));
  return dynamic === 'moran' || dynamic === 'fermi' ? finite(game, options) : path(game, options);
};

/**
 * How a normal-form game evolves: by alpha-rank a population in each player's place, else one population whose members
 * meet in pairs.
 *
 * @throws RangeError where one population needs a symmetric game of two players and this is none
 */
export const evolve = (game: Game, options: EvolveOptions): EvolutionResult =>
  options.dynamic === 'alpha-rank' ? alphaRank(game, rank(options)) : evolvePopulation(populationOfGame(game), options);
