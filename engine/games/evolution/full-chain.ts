// Evolution in a finite population with mutation: the Markov chain over all compositions of the population.
//
// Letters: m strategies, Z individuals, D = C(Z + m − 1, m − 1) states; Z = 100: 101, 5,151, 176,851 for m = 2, 3, 4.
//
// Method: in one step at most one individual changes its strategy, so each state has at most m (m − 1) neighbours, and in
// a suitable order they stand within a band about as wide as a layer of states; elimination without subtraction
// (`chain/stationary.ts`). Cost: D w² multiplications, w ≈ Z for m = 3. Limits: two or three strategies; with more the band is
// soon too wide, and the result says so.

import type { Budget } from '../budget.ts';
import type { Transition } from './chain/chain.ts';
import { magnitudeOf } from './chain/magnitude.ts';
import { numberOrders } from './chain/orders.ts';
import { stationaryDistribution } from './chain/stationary.ts';
import type { EvolutionResult } from './evolution-result.ts';
import type { PopulationGame } from './population-game.ts';
import { checkPopulation, finitePayoffs, type UpdateRule } from './update-rule.ts';

/** One composition of the population. */
export interface PopulationState {
  /** Individuals of each strategy, shape m, Z in all. */
  readonly counts: readonly number[];
  /** Its share of time in the long run. */
  readonly probability: number;
  /** Expected change of the counts in one step, mutation included, shape m; it sums to 0. */
  readonly drift: readonly number[];
}

export interface FullChainResult extends EvolutionResult {
  /** All compositions; of a chain not solved none. */
  readonly states: readonly PopulationState[];
}

export interface FullChainOptions {
  /** Z, in [2, 100000]. */
  readonly population: number;
  readonly rule: UpdateRule;
  /** Probability of a mutation in a step, in (0, 1]. */
  readonly mutation: number;
  readonly budget?: Budget;
}

/** Most states to look at: above this the band never fits. */
const MOST_STATES = 200_000;

/** C(Z + m − 1, m − 1), or Infinity above the limit. */
const stateCount = (strategies: number, population: number): number => {
  let count = 1;
  for (let k = 1; k < strategies; k++) {
    count = (count * (population + k)) / k;
    if (count > MOST_STATES) return Infinity;
  }
  return Math.floor(count + 0.5);
};

/** All ways to spread Z individuals over m strategies, the last strategy's count running down fastest. */
const compositions = (strategies: number, population: number): number[][] =>
  strategies === 1
    ? [[population]]
    : Array.from({ length: population + 1 }, (_, first) =>
        compositions(strategies - 1, population - first).map((rest) => [first, ...rest]),
      ).flat();

const keyOf = (counts: readonly number[], population: number): number =>
  counts.reduce((key, count) => key * (population + 1) + count, 0);

/** The transitions out of a composition, and the drift there. */
const leave = (
  game: PopulationGame,
  { population, rule, mutation }: FullChainOptions,
  counts: readonly number[],
  indexOf: ReadonlyMap<number, number>,
): { transitions: Transition<number>[]; drift: number[] } => {
  const count = counts.length;
  const from = indexOf.get(keyOf(counts, population))!;
  const moves = new Float64Array(count * count);
  rule.moves(counts, finitePayoffs(game, counts, population), mutation, moves);
  const transitions: Transition<number>[] = [];
  const drift = new Array<number>(count).fill(0);
  for (let loser = 0; loser < count; loser++) {
    for (let winner = 0; winner < count; winner++) {
      const probability = moves[loser * count + winner]!;
      if (loser === winner || probability === 0) continue;
      const after = counts.map((n, k) => n + (k === winner ? 1 : 0) - (k === loser ? 1 : 0));
      const to = indexOf.get(keyOf(after, population))!;
      transitions.push({ from, to, rate: magnitudeOf(probability), order: 0 });
      drift[loser] = drift[loser]! - probability;
      drift[winner] = drift[winner]! + probability;
    }
  }
  return { transitions, drift };
};

const meanShares = (all: readonly (readonly number[])[], distribution: Float64Array, population: number): number[] =>
  all[0]!.map((_, k) => all.reduce((sum, counts, state) => sum + counts[k]! * distribution[state]!, 0) / population);

/**
 * The stationary distribution over all compositions of the population.
 *
 * @returns `stationary`: mean shares of the strategies; `states`: each composition with its probability and drift
 * @throws RangeError when population or mutation are out of range or a linear fitness not positive
 */
export const fullChain = (game: PopulationGame, options: FullChainOptions): FullChainResult => {
  const { population, rule, mutation, budget } = options;
  checkPopulation(population);
  if (!(mutation > 0 && mutation <= 1)) {
    throw new RangeError(
      `fullChain: expected a probability of mutation in (0, 1], got ${mutation}; without mutation the population ends in one strategy: see smallMutation`,
    );
  }
  const result = {
    strategies: game.strategies,
    dynamic: `${rule.name}, population ${population}, mutation ${mutation}`,
    method: 'all compositions of the population; stationary distribution by elimination in a band',
  };
  const failed = (reason: string): FullChainResult => ({
    ...result,
    stationary: [],
    states: [],
    complete: false,
    reason,
  });
  const count = game.strategies.length;
  if (stateCount(count, population) > MOST_STATES) {
    return failed(`too many compositions of ${population} individuals over ${count} strategies`);
  }
  const all = compositions(count, population);
  const indexOf = new Map(all.map((counts, index) => [keyOf(counts, population), index]));
  const left = all.map((counts) => leave(game, options, counts, indexOf));
  const transitions = left.flatMap((state) => state.transitions);
  const found = stationaryDistribution({ states: all.length, transitions, orders: numberOrders }, budget);
  if ('reason' in found) return failed(found.reason);
  return {
    ...result,
    stationary: meanShares(all, found.distribution, population),
    states: all.map((counts, k) => ({ counts, probability: found.distribution[k]!, drift: left[k]!.drift })),
    complete: true,
  };
};
