import type { Distribution } from '../../../language/model.ts';
import type { Algebra } from '../algebra.ts';
import { choiceQuantile } from './choice.ts';
import { lognormalCdf, lognormalQuantile } from './lognormal.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { triangularCdf, triangularQuantile } from './triangular.ts';
import { truncated } from './truncated.ts';
import { uniformCdf, uniformQuantile } from './uniform.ts';

type Smooth = Exclude<Distribution, { dist: 'choice' | 'beta' }>;

type Functions<N> = { readonly cdf: (x: N) => N; readonly quantile: (u: N) => N };

/** F and its inverse. */
const functionsOf = <N, M>(algebra: Algebra<N, M>, of: Smooth): Functions<N> => {
  const at = algebra.constant;
  switch (of.dist) {
    case 'normal':
      return {
        cdf: (x) => normalCdf(algebra, x, at(of.mean), at(of.sd)),
        quantile: (u) => normalQuantile(algebra, u, at(of.mean), at(of.sd)),
      };
    case 'lognormal':
      return {
        cdf: (x) => lognormalCdf(algebra, x, at(of.mean), at(of.sd)),
        quantile: (u) => lognormalQuantile(algebra, u, at(of.mean), at(of.sd)),
      };
    case 'uniform':
      return {
        cdf: (x) => uniformCdf(algebra, x, at(of.min), at(of.max)),
        quantile: (u) => uniformQuantile(algebra, u, at(of.min), at(of.max)),
      };
    case 'triangular':
      return {
        cdf: (x) => triangularCdf(algebra, x, at(of.min), at(of.mode), at(of.max)),
        quantile: (u) => triangularQuantile(algebra, u, at(of.min), at(of.mode), at(of.max)),
      };
  }
};

/**
 * The inverse distribution function of a parameter's distribution, truncated at a range so that no mass piles up at its
 * ends. Beta is none of these: its inverse is no straight line of operations.
 *
 * @param u a number in [0, 1)
 */
export const distributionQuantile = <N, M>(
  algebra: Algebra<N, M>,
  of: Exclude<Distribution, { dist: 'beta' }>,
  range: readonly [number, number] | undefined,
  u: N,
): N => {
  const { constant } = algebra;
  if (of.dist === 'choice') return choiceQuantile(algebra, u, of.values.map(constant), of.weights.map(constant));
  const { cdf, quantile } = functionsOf(algebra, of);
  return range === undefined
    ? quantile(u)
    : truncated(algebra, u, constant(range[0]), constant(range[1]), cdf, quantile);
};
