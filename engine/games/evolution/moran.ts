// The Moran process. In each step one individual is chosen in proportion to its fitness and has an offspring of its
// strategy, which takes the place of a random individual, perhaps its parent's. With mean payoff π and intensity w,
//
//     linear       f = 1 − w + w π,   0 ≤ w ≤ 1, only where it is positive
//     exponential  f = e^{w π},       w ≥ 0
//
// and T⁻/T⁺ = f_resident / f_mutant. With a constant relative fitness r the fixation probability is (1 − 1/r)/(1 − r^−Z).
//
// Sources: P. A. P. Moran (1958), Random processes in genetics; M. A. Nowak, A. Sasaki, C. Taylor, D. Fudenberg (2004),
// Emergence of cooperation and evolutionary stability in finite populations, Nature 428; exponential fitness: A. Traulsen,
// N. Shoresh, M. A. Nowak (2008), Analytical results for individual and group selection of any intensity.

import { exp } from '../../compile/elementary/exp.ts';
import { log } from '../../compile/elementary/log.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';
import type { UpdateRule } from './update-rule.ts';

export type Fitness = 'linear' | 'exponential';

const linearFitness = (selection: number, payoff: number): number => {
  const fitness = 1 - selection + selection * payoff;
  if (fitness > 0) return fitness;
  throw new RangeError(
    `moran: expected positive fitness 1 − w + w π, got ${fitness} for a payoff of ${payoff} at w = ${selection}; use a smaller w or exponential fitness`,
  );
};

/** Fitness of the strategies that are there, up to a common factor; 0 of the others. */
const fitnesses = (
  fitness: Fitness,
  selection: number,
  counts: ArrayLike<number>,
  payoffs: ArrayLike<number>,
): Float64Array => {
  const result = new Float64Array(counts.length);
  let best = -Infinity;
  for (let k = 0; k < counts.length; k++) if (counts[k]! > 0) best = Math.max(best, payoffs[k]!);
  for (let k = 0; k < counts.length; k++) {
    if (counts[k] === 0) continue;
    result[k] =
      fitness === 'linear'
        ? linearFitness(selection, payoffs[k]!)
        : exp(scalarAlgebra, selection * (payoffs[k]! - best));
  }
  return result;
};

/**
 * The Moran process.
 *
 * @param selection w, at least 0; of linear fitness at most 1
 * @throws RangeError when w is out of range; later, when a linear fitness is not positive
 */
export const moran = (selection: number, fitness: Fitness = 'exponential'): UpdateRule => {
  const largest = fitness === 'linear' ? 1 : Infinity;
  if (!(selection >= 0 && selection <= largest && selection < Infinity)) {
    throw new RangeError(`moran: expected a selection intensity in [0, ${largest}], got ${selection}`);
  }
  return {
    name: `Moran process with ${fitness} fitness and selection ${selection}`,
    logRatio: (mutantPayoff, residentPayoff) =>
      fitness === 'linear'
        ? log(scalarAlgebra, linearFitness(selection, residentPayoff) / linearFitness(selection, mutantPayoff))
        : -selection * (mutantPayoff - residentPayoff),
    moves: (counts, payoffs, mutation, into) => {
      const strategies = counts.length;
      const fit = fitnesses(fitness, selection, counts, payoffs);
      let population = 0;
      let total = 0;
      for (let k = 0; k < strategies; k++) {
        population += counts[k]!;
        total += counts[k]! * fit[k]!;
      }
      for (let to = 0; to < strategies; to++) {
        const parent = (counts[to]! * fit[to]!) / total;
        const offspring = strategies === 1 ? 1 : (1 - mutation) * parent + (mutation * (1 - parent)) / (strategies - 1);
        for (let from = 0; from < strategies; from++) {
          if (from !== to) into[from * strategies + to] = (counts[from]! / population) * offspring;
        }
      }
    },
  };
};
