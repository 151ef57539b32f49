import { lognormalCdf, lognormalQuantile } from '../../engine/compile/elementary/quantiles/lognormal.ts';
import { normalCdf, normalQuantile } from '../../engine/compile/elementary/quantiles/normal.ts';
import { triangularCdf, triangularQuantile } from '../../engine/compile/elementary/quantiles/triangular.ts';
import { truncated } from '../../engine/compile/elementary/quantiles/truncated.ts';
import { uniformCdf, uniformQuantile } from '../../engine/compile/elementary/quantiles/uniform.ts';
import { scalarAlgebra as algebra } from '../../engine/compile/elementary/scalar.ts';
import type { Distribution } from '../../engine/language/model.ts';
import { betaQuantile } from '../../engine/run/beta.ts';
import { exactNumber, roundedNumber } from './numbers.ts';

type Range = readonly [number, number] | undefined;
type Continuous = Exclude<Distribution, { dist: 'choice' }>;
type Functions = { readonly cdf: (x: number) => number; readonly quantile: (u: number) => number };

const functionsOf = (of: Exclude<Continuous, { dist: 'beta' }>): Functions => {
  switch (of.dist) {
    case 'normal':
      return {
        cdf: (x) => normalCdf(algebra, x, of.mean, of.sd),
        quantile: (u) => normalQuantile(algebra, u, of.mean, of.sd),
      };
    case 'lognormal':
      return {
        cdf: (x) => lognormalCdf(algebra, x, of.mean, of.sd),
        quantile: (u) => lognormalQuantile(algebra, u, of.mean, of.sd),
      };
    case 'uniform':
      return {
        cdf: (x) => uniformCdf(algebra, x, of.min, of.max),
        quantile: (u) => uniformQuantile(algebra, u, of.min, of.max),
      };
    case 'triangular':
      return {
        cdf: (x) => triangularCdf(algebra, x, of.min, of.mode, of.max),
        quantile: (u) => triangularQuantile(algebra, u, of.min, of.mode, of.max),
      };
  }
};

/**
 * The value below which a parameter lies with probability u, truncated at its range: what a run would draw.
 *
 * @param u in [0, 1)
 */
export const quantileOf = (of: Continuous, range: Range, u: number): number => {
  if (of.dist === 'beta') return betaQuantile(u, of.a, of.b, range);
  const { cdf, quantile } = functionsOf(of);
  return range === undefined ? quantile(u) : truncated(algebra, u, range[0], range[1], cdf, quantile);
};

const given = (of: Continuous): readonly number[] => {
  switch (of.dist) {
    case 'normal':
    case 'lognormal':
      return [of.mean, of.sd];
    case 'uniform':
      return [of.min, of.max];
    case 'triangular':
      return [of.min, of.mode, of.max];
    case 'beta':
      return [of.a, of.b];
  }
};

const percent = (share: number): string => `${roundedNumber(100 * share)} %`;

/** `1 to 2` where a minus would follow the dash. */
const between = (low: string, high: string): string => (high.startsWith('−') ? `${low} to ${high}` : `${low}–${high}`);

/**
 * A distribution in words: `lognormal(0.034, 0.35), median 1.03, 5–95 %: 0.58–1.84`; quantiles are those after
 * truncation at the range.
 *
 * @param name how a value of `choice` is called: an option has a name
 */
export const distributionInWords = (of: Distribution, range: Range, name: (value: number) => string): string => {
  if (of.dist === 'choice') {
    const total = of.weights.reduce((sum, weight) => sum + weight, 0);
    return of.values.map((value, k) => `${name(value)} with ${percent((of.weights[k] ?? 0) / total)}`).join(', ');
  }
  const head = `${of.dist}(${given(of).map(exactNumber).join(', ')})`;
  const [low = '', middle = '', high = ''] = [0.05, 0.5, 0.95].map((u) => roundedNumber(quantileOf(of, range, u)));
  return `${head}, median ${middle}, 5–95 %: ${between(low, high)}`;
};
