// Pairwise comparison. A random individual compares itself with another one and takes its strategy over with the
// probability of Fermi's function of the difference of their mean payoffs,
//
//     p = 1 / (1 + e^{−β (π_other − π_own)}),   so that T⁻/T⁺ = e^{−β (π_mutant − π_resident)}.
//
// β ≥ 0 is the intensity of selection: 0 is drift, ∞ imitates whoever is better. Both individuals are drawn without
// replacement, so that T⁺ = (k/Z) ((Z − k)/(Z − 1)) p with k mutants.
//
// Source: A. Traulsen, M. A. Nowak, J. M. Pacheco (2006), Stochastic dynamics of invasion and fixation, Physical Review E 74.

import { logistic } from '../../compile/elementary/logistic.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';
import type { UpdateRule } from './update-rule.ts';

/**
 * The pairwise comparison rule.
 *
 * @param selection β, at least 0, per unit of payoff
 * @throws RangeError when β is negative or not finite
 */
export const fermi = (selection: number): UpdateRule => {
  if (!(selection >= 0 && selection < Infinity)) {
    throw new RangeError(`fermi: expected a selection intensity of at least 0, got ${selection}`);
  }
  return {
    name: `pairwise comparison with selection ${selection}`,
    logRatio: (mutantPayoff, residentPayoff) => -selection * (mutantPayoff - residentPayoff),
    moves: (counts, payoffs, mutation, into) => {
      const strategies = counts.length;
      let population = 0;
      for (let k = 0; k < strategies; k++) population += counts[k]!;
      for (let from = 0; from < strategies; from++) {
        const share = counts[from]! / population;
        for (let to = 0; to < strategies; to++) {
          if (from === to) continue;
          const copied = share * (counts[to]! / (population - 1));
          const adopt = copied > 0 ? logistic(scalarAlgebra, selection * (payoffs[to]! - payoffs[from]!)) : 0;
          into[from * strategies + to] = (1 - mutation) * copied * adopt + (mutation * share) / (strategies - 1);
        }
      }
    },
  };
};
