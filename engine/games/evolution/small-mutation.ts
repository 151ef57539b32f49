// Evolution when mutations are rare. A mutant has taken over or died out before the next one comes, so the population is
// nearly always of one strategy, and goes from one to the other like a Markov chain over the m strategies,
//
//     P_ij ∝ ρ_ij / (m − 1)  (j ≠ i),   ρ_ij: probability that one mutant j takes over a population of i.
//
// Source: D. Fudenberg, L. A. Imhof (2006), Imitation processes with small mutations, Journal of Economic Theory 131.
//
// Method: fixation in logarithms (`fixation.ts`), stationary distribution without subtraction or underflow
// (`chain/stationary.ts`). Cost: m² Z exponentials, m³ multiplications.

import type { Budget } from '../budget.ts';
import type { Transition } from './chain/chain.ts';
import { magnitudeOfLog, magnitudeToNumber } from './chain/magnitude.ts';
import { numberOrders } from './chain/orders.ts';
import { stationaryDistribution } from './chain/stationary.ts';
import type { EvolutionResult, SelectionGradient } from './evolution-result.ts';
import { logFixation } from './fixation.ts';
import type { PopulationGame } from './population-game.ts';
import { checkPopulation, type UpdateRule } from './update-rule.ts';

/** Mean payoffs of k mutants and of Z − k residents, nobody playing himself. */
const pairPayoffs = (
  { strategies, payoffs }: PopulationGame,
  population: number,
  mutant: number,
  resident: number,
  mutants: number,
): readonly [mutant: number, resident: number] => {
  const count = strategies.length;
  const own = mutant * count;
  const others = resident * count;
  const residents = population - mutants;
  return [
    ((mutants - 1) * payoffs[own + mutant]! + residents * payoffs[own + resident]!) / (population - 1),
    (mutants * payoffs[others + mutant]! + (residents - 1) * payoffs[others + resident]!) / (population - 1),
  ];
};

/**
 * The logarithm of the probability that one mutant takes over a population of residents.
 *
 * @param population Z, all individuals together, in [2, 100000]
 * @returns log ρ; −log Z for a mutant that differs in nothing
 */
export const logPairFixation = (
  game: PopulationGame,
  rule: UpdateRule,
  population: number,
  mutant: number,
  resident: number,
): number => {
  const ratios = new Float64Array(population - 1);
  for (let mutants = 1; mutants < population; mutants++) {
    ratios[mutants - 1] = rule.logRatio(...pairPayoffs(game, population, mutant, resident, mutants));
  }
  return logFixation(ratios);
};

/** The gradient of selection T⁺(k) − T⁻(k) of a mutant against a resident, without mutation. */
export const selectionGradient = (
  game: PopulationGame,
  rule: UpdateRule,
  population: number,
  mutant: number,
  resident: number,
): SelectionGradient => {
  checkPopulation(population);
  const moves = new Float64Array(4);
  const values = new Array<number>(population + 1).fill(0);
  for (let mutants = 1; mutants < population; mutants++) {
    const payoffs = pairPayoffs(game, population, mutant, resident, mutants);
    rule.moves([mutants, population - mutants], payoffs, 0, moves);
    values[mutants] = moves[2]! - moves[1]!;
  }
  return { mutant: game.strategies[mutant]!, resident: game.strategies[resident]!, values };
};

/** What of small mutations to reckon. */
export interface SmallMutationOptions {
  /** Z, in [2, 100000]. */
  readonly population: number;
  readonly rule: UpdateRule;
  /** Also the gradient of selection of each pair of strategies, the first named the mutant; not unless asked. */
  readonly gradients?: boolean;
  readonly budget?: Budget;
}

const pairsOf = (count: number): [number, number][] =>
  Array.from({ length: count }, (_, i) =>
    Array.from({ length: count - i - 1 }, (_, j): [number, number] => [i, i + j + 1]),
  ).flat();

/**
 * The long-run shares of strategies, the fixation probabilities and, on request, the gradients of selection.
 *
 * @returns `fixation[resident][mutant]`, the diagonal 1/Z
 * @throws RangeError when the population is out of range or a linear fitness not positive
 */
export const smallMutation = (
  game: PopulationGame,
  { population, rule, gradients = false, budget }: SmallMutationOptions,
): EvolutionResult => {
  checkPopulation(population);
  const count = game.strategies.length;
  const transitions: Transition<number>[] = [];
  const fixation = game.strategies.map(() => new Array<number>(count).fill(1 / population));
  for (let resident = 0; resident < count; resident++) {
    for (let mutant = 0; mutant < count; mutant++) {
      if (mutant === resident) continue;
      const rate = magnitudeOfLog(logPairFixation(game, rule, population, mutant, resident));
      fixation[resident]![mutant] = magnitudeToNumber(rate);
      transitions.push({ from: resident, to: mutant, rate, order: 0 });
    }
  }
  const found = stationaryDistribution({ states: count, transitions, orders: numberOrders }, budget);
  const result = {
    strategies: game.strategies,
    dynamic: `${rule.name}, population ${population}, rare mutations`,
    fixation,
    method: 'fixation probabilities in logarithms; stationary distribution by elimination (Grassmann, Taksar, Heyman)',
    ...(gradients && {
      gradient: pairsOf(count).map(([mutant, resident]) => selectionGradient(game, rule, population, mutant, resident)),
    }),
  };
  return 'reason' in found
    ? { ...result, stationary: [], complete: false, reason: found.reason }
    : { ...result, stationary: [...found.distribution], complete: true };
};
