import { exp } from '../../../engine/compile/elementary/exp.ts';
import { log } from '../../../engine/compile/elementary/log.ts';
import { scalarAlgebra } from '../../../engine/compile/elementary/scalar.ts';

const MOST = 131072;
const logFactorials = new Float64Array(MOST + 1);
for (let n = 1; n <= MOST; n++) {
  logFactorials[n] = (logFactorials[n - 1] as number) + log(scalarAlgebra, n);
}

/** Probabilities of the counts first, first + 1, …; what is left out has less than 1e-9 in all. */
export type Counts = { readonly first: number; readonly probabilities: Float64Array };

/** The binomial distribution of n ≤ 131,072 runs with probability p, but for its far tails. */
export const binomial = (n: number, p: number): Counts => {
  if (p <= 0) return { first: 0, probabilities: Float64Array.of(1) };
  if (p >= 1) return { first: n, probabilities: Float64Array.of(1) };
  const spread = 6.5 * Math.sqrt(n * p * (1 - p)) + 14;
  const first = Math.max(0, Math.floor(n * p - spread));
  const last = Math.min(n, Math.ceil(n * p + spread));
  const logP = log(scalarAlgebra, p);
  const logQ = log(scalarAlgebra, 1 - p);
  const of = (k: number): number => logFactorials[k] as number;
  const probabilities = Float64Array.from({ length: last - first + 1 }, (_, i) => {
    const k = first + i;
    return exp(scalarAlgebra, of(n) - of(k) - of(n - k) + k * logP + (n - k) * logQ);
  });
  return { first, probabilities };
};
