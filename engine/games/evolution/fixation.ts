import { exp } from '../../compile/elementary/exp.ts';
import { log } from '../../compile/elementary/log.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';

/**
 * The logarithm of the probability that a single mutant takes a population of Z over, in a birth–death process without
 * mutation:
 *
 *     ρ = 1 / (1 + Σ_{k=1}^{Z−1} Π_{j=1}^{k} T⁻(j) / T⁺(j))
 *
 * The products are sums of logarithms and the sum is taken relative to its largest term: ρ = e^−100,000 is no less exact than
 * ρ = ½.
 *
 * Source: S. Karlin, H. M. Taylor (1975), A first course in stochastic processes, 2nd edition, chapter 4;
 * A. Traulsen, C. Hauert (2009), Stochastic evolutionary game dynamics, equation 2.
 *
 * @param logRatios log T⁻(j)/T⁺(j) for j = 1 … Z − 1 mutants
 * @returns log ρ, at most 0
 */
export const logFixation = (logRatios: ArrayLike<number>): number => {
  const logs = new Float64Array(logRatios.length + 1);
  let largest = 0;
  for (let k = 0; k < logRatios.length; k++) {
    logs[k + 1] = logs[k]! + logRatios[k]!;
    largest = Math.max(largest, logs[k + 1]!);
  }
  let sum = 0;
  for (const value of logs) sum += exp(scalarAlgebra, value - largest);
  return -(largest + log(scalarAlgebra, sum));
};
