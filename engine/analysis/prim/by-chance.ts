import { seedKey } from '../../run/random/key.ts';
import { nameHash } from '../../run/random/name-hash.ts';
import { nextUniform, streamState } from '../../run/random/stream.ts';
import { explained } from './region.ts';
import { search } from './search.ts';
import { type PrimOptions, settingsOf } from './settings.ts';
import { aliveIn, type PrimFactor, type Table, tableOf } from './table.ts';

/**
 * How often chance alone gives a box as good: the share of the variance of y that the first box explains, in how many
 * of how many shuffles a box explained as much, and p = (1 + asGood) / (1 + shuffles).
 */
export type ByChance = {
  readonly explained: number;
  readonly asGood: number;
  readonly shuffles: number;
  readonly p: number;
};

/** Fisher and Yates's shuffle. */
const shuffled = (y: Float64Array, uniform: () => number): Float64Array => {
  const moved = y.slice();
  for (let last = moved.length - 1; last > 0; last--) {
    const other = Math.floor(uniform() * (last + 1));
    const kept = moved[last] as number;
    moved[last] = moved[other] as number;
    moved[other] = kept;
  }
  return moved;
};

/**
 * A permutation test of the first box of `prim`: y is shuffled among the points, which breaks every tie to the factors,
 * and searched in the same way.
 *
 * PRIM looks at thousands of boxes, so it finds one in noise as well; this is the question that the quasi-p-values of
 * its limits leave open. Costs one search per shuffle.
 *
 * @param options as for `prim`; `pick` and `maximumBoxes` have no meaning here
 * @param shuffles how often, a whole number ≥ 1; 99 can give p = 0.01 at least
 * @param seed any text; shuffle k has its own stream
 * @throws RangeError on input out of its range
 *
 * Source: the p-value counts the data as one of the shuffles, B. Phipson and G. K. Smyth 2010, Permutation p-values
 * should never be zero, Statistical Applications in Genetics and Molecular Biology 9.
 */
export const primByChance = (
  factors: readonly PrimFactor[],
  x: readonly (readonly number[])[],
  y: readonly number[],
  options: PrimOptions,
  shuffles: number,
  seed: string,
): ByChance => {
  if (!(Number.isInteger(shuffles) && shuffles >= 1))
    throw new RangeError(`primByChance: expected a whole number of shuffles ≥ 1, got ${shuffles}`);
  const { alpha, minimumMass, largestP } = settingsOf(options);
  const table = tableOf(factors, x, y, minimumMass);
  const best = (one: Table): number => (one.variation === 0 ? 0 : explained(one, search(one, alpha, largestP).tally));
  const found = best(table);
  const key = seedKey(seed);
  const name = nameHash('prim/shuffle');
  let asGood = 0;
  for (let shuffle = 0; shuffle < shuffles; shuffle++) {
    const stream = streamState(key, shuffle, name);
    const y = shuffled(table.y, () => nextUniform(stream));
    const squares = y.map((share) => share * share);
    if (best({ ...table, y, squares, ...aliveIn(y, table.alive) }) >= found) asGood++;
  }
  return { explained: found, asGood, shuffles, p: (1 + asGood) / (1 + shuffles) };
};
