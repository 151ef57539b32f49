import type { Algebra } from '../algebra.ts';

/**
 * One of several values by weight: the first i with u · (sum of weights) < weights₀ + … + weightsᵢ.
 *
 * A value of weight 0 is never chosen. The sums run in the order of the values.
 *
 * @param u in [0, 1)
 * @param values at least one
 * @param weights as many, none negative, not all 0; they need not sum to 1
 */
export const choiceQuantile = <N, M>(algebra: Algebra<N, M>, u: N, values: readonly N[], weights: readonly N[]): N => {
  const { add, mul, lt, select } = algebra;
  const cumulative = [weights[0] as N];
  for (const weight of weights.slice(1)) cumulative.push(add(cumulative[cumulative.length - 1] as N, weight));
  const last = values.length - 1;
  const point = mul(u, cumulative[last] as N);
  let chosen = values[last] as N;
  for (let i = last - 1; i >= 0; i--) chosen = select(lt(point, cumulative[i] as N), values[i] as N, chosen);
  return chosen;
};
