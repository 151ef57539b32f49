import type { PopulationGame } from './population-game.ts';

/** How one individual of a finite population changes its strategy in one step. */
export interface UpdateRule {
  /** In words, with its parameters. */
  readonly name: string;
  /** log T⁻/T⁺: how much likelier it is to lose a mutant than to gain one, from mean payoffs of both, without mutation. */
  logRatio(mutantPayoff: number, residentPayoff: number): number;
  /**
   * What one step may do, without mutation: the probability that an individual of `from` gives way to one of `to`.
   *
   * @param counts individuals of each strategy, shape m, Z in all
   * @param payoffs mean payoffs, shape m; of strategies that nobody plays they are not looked at
   * @param mutation probability of a mutation in the step, to any other strategy alike
   * @param into m × m probabilities, `[from][to]`; the diagonal is not written
   */
  moves(counts: ArrayLike<number>, payoffs: ArrayLike<number>, mutation: number, into: Float64Array): void;
}

/**
 * Mean payoffs in a finite population; nobody plays himself: π_k = (Σ_l n_l A_kl − A_kk) / (Z − 1).
 *
 * @param counts n, shape m; of a strategy that nobody plays the payoff is 0
 */
export const finitePayoffs = (
  { strategies, payoffs }: PopulationGame,
  counts: ArrayLike<number>,
  population: number,
  into: Float64Array = new Float64Array(strategies.length),
): Float64Array => {
  const count = strategies.length;
  for (let own = 0; own < count; own++) {
    let sum = 0;
    for (let other = 0; other < count; other++) {
      const partners = counts[other]! - (own === other ? 1 : 0);
      if (partners > 0) sum += payoffs[own * count + other]! * partners;
    }
    into[own] = counts[own]! > 0 ? sum / (population - 1) : 0;
  }
  return into;
};

/** @throws RangeError unless Z is a whole number from 2 to 100,000 */
export const checkPopulation = (population: number): void => {
  if (!Number.isSafeInteger(population) || population < 2 || population > 100_000) {
    throw new RangeError(`population: expected a whole number in [2, 100000], got ${population}`);
  }
};
