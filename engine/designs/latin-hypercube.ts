import { seedKey } from '../run/random/key.ts';
import { nameHash } from '../run/random/name-hash.ts';
import { stepStream, streamState } from '../run/random/stream.ts';
import { checkDesignSize } from './design-size.ts';
import { permutation } from './permutation.ts';

const ORDER = nameHash('design/latin-hypercube/order');
const JITTER = nameHash('design/latin-hypercube/jitter');

/** 2^24. */
const CELLS = 16777216;

/**
 * A Latin hypercube: in every dimension each of the n strata [i/n, (i + 1)/n) holds one point, at a random place in it.
 *
 *     point i, dimension j:  (π_j(i) + jitter) / n,  π_j a random permutation, jitter in (0, 1)
 *
 * Permutation and jitter are keyed by the seed and the dimension, so a further dimension leaves the others as they are;
 * another number of points is another design. The jitter is the middle of one of 2^24 cells: no number is 0, and
 * rounding never takes a point out of its stratum, so floor(n · x) is the stratum.
 *
 * Source: M. D. McKay, R. J. Beckman, W. J. Conover (1979), A comparison of three methods for selecting values of input
 * variables in the analysis of output from a computer code, Technometrics 21, 239–245.
 *
 * @param points n, a whole number in [1, 2^20]
 * @param dimensions k, a whole number ≥ 1
 * @param seed any text
 * @returns n arrays of k numbers in (0, 1)
 * @throws RangeError where there are no points, no dimensions or too many
 */
export const latinHypercube = (points: number, dimensions: number, seed: string): Float64Array[] => {
  checkDesignSize('latinHypercube', points, dimensions);
  const key = seedKey(seed);
  const design = Array.from({ length: points }, () => new Float64Array(dimensions));
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const strata = permutation(streamState(key, dimension, ORDER), points);
    const jitter = streamState(key, dimension, JITTER);
    for (const [index, point] of design.entries()) {
      const inside = ((stepStream(jitter) >>> 8) + 0.5) / CELLS;
      point[dimension] = ((strata[index] as number) + inside) / points;
    }
  }
  return design;
};
