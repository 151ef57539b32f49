import { choiceQuantile } from '../compile/elementary/quantiles/choice.ts';
import { lognormalCdf, lognormalQuantile } from '../compile/elementary/quantiles/lognormal.ts';
import { normalCdf, normalQuantile } from '../compile/elementary/quantiles/normal.ts';
import { triangularCdf, triangularQuantile } from '../compile/elementary/quantiles/triangular.ts';
import { truncated } from '../compile/elementary/quantiles/truncated.ts';
import { uniformCdf, uniformQuantile } from '../compile/elementary/quantiles/uniform.ts';
import { scalarAlgebra as scalar } from '../compile/elementary/scalar.ts';
import type { Distribution } from '../language/model.ts';

/** A parameter's value from a number u in [0, 1). */
export type ParameterQuantile = (u: number) => number;

/**
 * The inverse distribution function of a parameter, cut to its range: what turns a design's unit numbers into values.
 *
 * The bits are those of the kernel: the value a run draws is this function at the run's uniform number.
 *
 * @param distribution of the parameter, as checked
 * @param range the parameter's; nothing lies outside, no mass piles up at its ends
 * @returns the function, once the library for beta is loaded where it is needed
 */
export const parameterQuantile = async (
  distribution: Distribution,
  range: readonly [number, number] | undefined,
): Promise<ParameterQuantile> => {
  if (distribution.dist === 'choice') {
    const { values, weights } = distribution;
    return (u) => choiceQuantile(scalar, u, values, weights);
  }
  if (distribution.dist === 'beta') {
    const { betaQuantile } = await import('./beta.ts');
    const { a, b } = distribution;
    return (u) => betaQuantile(u, a, b, range);
  }
  const { cdf, quantile } = functionsOf(distribution);
  if (range === undefined) return quantile;
  const [low, high] = range;
  return (u) => truncated(scalar, u, low, high, cdf, quantile);
};

type Cut = Exclude<Distribution, { dist: 'choice' | 'beta' }>;

const functionsOf = (of: Cut): { readonly cdf: (x: number) => number; readonly quantile: ParameterQuantile } => {
  switch (of.dist) {
    case 'normal':
      return {
        cdf: (x) => normalCdf(scalar, x, of.mean, of.sd),
        quantile: (u) => normalQuantile(scalar, u, of.mean, of.sd),
      };
    case 'lognormal':
      return {
        cdf: (x) => lognormalCdf(scalar, x, of.mean, of.sd),
        quantile: (u) => lognormalQuantile(scalar, u, of.mean, of.sd),
      };
    case 'uniform':
      return {
        cdf: (x) => uniformCdf(scalar, x, of.min, of.max),
        quantile: (u) => uniformQuantile(scalar, u, of.min, of.max),
      };
    case 'triangular':
      return {
        cdf: (x) => triangularCdf(scalar, x, of.min, of.mode, of.max),
        quantile: (u) => triangularQuantile(scalar, u, of.min, of.mode, of.max),
      };
  }
};
