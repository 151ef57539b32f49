import { distributionQuantile } from '../compile/elementary/quantiles/distribution.ts';
import { scalarAlgebra } from '../compile/elementary/scalar.ts';
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
  if (distribution.dist !== 'beta') return (u) => distributionQuantile(scalarAlgebra, distribution, range, u);
  const { betaQuantile } = await import('./beta.ts');
  const { a, b } = distribution;
  return (u) => betaQuantile(u, a, b, range);
};
