import type { Budget } from '../budget.ts';
import { alphaRankPopulation } from './alpha-rank.ts';
import { bestReplyDynamics } from './best-reply-dynamics.ts';
import type { EvolutionResult } from './evolution-result.ts';
import { fermi } from './fermi.ts';
import { fullChain } from './full-chain.ts';
import { logitDynamics } from './logit-dynamics.ts';
import { type Fitness, moran } from './moran.ts';
import type { PopulationGame } from './population-game.ts';
import { replicator } from './replicator.ts';
import { smallMutation } from './small-mutation.ts';
import type { PathOptions } from './start.ts';
import type { UpdateRule } from './update-rule.ts';

/** The dynamics by name, as in `evolve: {dynamic: …}` of a game file. */
export const DYNAMICS = ['fermi', 'moran', 'replicator', 'best-reply', 'logit', 'alpha-rank'] as const;
export type Dynamic = (typeof DYNAMICS)[number];

export interface EvolveOptions extends Omit<PathOptions, 'budget'> {
  readonly dynamic: Dynamic;
  /** Z of fermi and moran (100 unless told), M of alpha-rank (50). */
  readonly population?: number;
  /** β of fermi, w of moran, α of alpha-rank, λ of logit; 1 unless told. Of alpha-rank also Infinity. */
  readonly selection?: number;
  /** Of fermi and moran: `small`, or a probability per step; small unless told. */
  readonly mutation?: 'small' | number;
  /** Of moran: exponential unless told. */
  readonly fitness?: Fitness;
  /** Of fermi and moran with small mutations: gradients of selection too. */
  readonly gradients?: boolean;
  readonly budget?: Budget;
}

const finite = (game: PopulationGame, rule: UpdateRule, options: EvolveOptions): EvolutionResult => {
  const { population = 100, mutation = 'small', gradients = false, budget = {} } = options;
  return mutation === 'small'
    ? smallMutation(game, { population, rule, gradients, budget })
    : fullChain(game, { population, rule, mutation, budget });
};

/**
 * Lets the strategies of a population game evolve under a dynamic by name.
 *
 * @throws RangeError when the dynamic is unknown or an option out of range
 */
export const evolve = (game: PopulationGame, options: EvolveOptions): EvolutionResult => {
  const { dynamic, selection = 1, population, fitness, budget = {} } = options;
  switch (dynamic) {
    case 'fermi':
      return finite(game, fermi(selection), options);
    case 'moran':
      return finite(game, moran(selection, fitness), options);
    case 'replicator':
      return replicator(game, options);
    case 'best-reply':
      return bestReplyDynamics(game, options);
    case 'logit':
      return logitDynamics(game, { ...options, precision: selection });
    case 'alpha-rank':
      return alphaRankPopulation(game, { alpha: selection, budget, ...(population !== undefined && { population }) });
    default:
      throw new RangeError(`evolve: expected a dynamic of ${DYNAMICS.join(', ')}, got ${dynamic satisfies never}`);
  }
};
