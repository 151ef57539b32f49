import { seedKey } from '../run/random/key.ts';
import { checkDesignSize } from './design-size.ts';
import { directionNumbers } from './direction-numbers.ts';
import { owenScramble } from './owen-scramble.ts';

/** Dimensions there are direction numbers for. */
export const SOBOL_DIMENSIONS = 1111;

const DIGITS = 32;
/** 2^-32. */
const CELL = 2.3283064365386963e-10;

/**
 * The points of Sobol's sequence, in the Gray code order of Antonov and Saleev, the first one included.
 *
 *     x_0 = 0,  x_i = x_{i−1} xor v_c,  c the place of the lowest zero bit of i − 1, in each dimension
 *
 * The first 2^m points hold one in each interval [i/2^m, (i + 1)/2^m) of each dimension, and lie evenly in low
 * dimensions together: averages over them come nearer than those over random points. Best take a power of two.
 *
 * Without a seed the points are the published ones. The first is the origin, at which a distribution without a lower
 * end has its lowest number: take a seed where points are turned into parameters. With one they are scrambled (see
 * `owenScramble`): each point is then uniform in the cube, an average over them is unbiased, and several seeds tell its
 * error. A further point or dimension leaves the others as they are.
 *
 * Source: I. M. Sobol' (1967), Distribution of points in a cube and approximate evaluation of integrals, USSR
 * Computational Mathematics and Mathematical Physics 7, 86–112; I. A. Antonov, V. M. Saleev (1979), An economic method
 * of computing LPτ-sequences, ibid. 19, 252–256; direction numbers of S. Joe, F. Y. Kuo (2008).
 *
 * @param points n, a whole number in [1, 2^20]
 * @param dimensions k, a whole number in [1, 1111]
 * @param seed any text, undefined for no scrambling
 * @returns n arrays of k numbers in [0, 1)
 * @throws RangeError where there are no points, no dimensions or too many
 */
export const sobolPoints = (points: number, dimensions: number, seed: string | undefined): Float64Array[] => {
  checkDesignSize('sobolPoints', points, dimensions);
  if (dimensions > SOBOL_DIMENSIONS)
    throw new RangeError(
      `sobolPoints: there are direction numbers for ${SOBOL_DIMENSIONS} dimensions, ${dimensions} are asked for; take a Latin hypercube, or vary less`,
    );
  const key = seed === undefined ? undefined : seedKey(seed);
  const table = directionNumbers.split('\n');
  const design = Array.from({ length: points }, () => new Float64Array(dimensions));
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const directions = directionsOf(dimension === 0 ? undefined : table[dimension - 1]);
    const place = key === undefined ? (digits: number) => digits * CELL : owenScramble(key, dimension);
    let digits = 0;
    for (const [index, point] of design.entries()) {
      if (index > 0) digits = (digits ^ (directions[lowestOne(index)] as number)) >>> 0;
      point[dimension] = place(digits);
    }
  }
  return design;
};

/** The place of the lowest bit that is one, which is that of the lowest zero in the number before; 0 is the last bit. */
const lowestOne = (index: number): number => DIGITS - 1 - Math.clz32(index & -index);

/**
 * The direction numbers v_1, …, v_32 of a dimension, as 32 binary digits each.
 *
 *     v_j = m_j 2^-j for j ≤ s,  v_j = a_1 v_{j−1} xor … xor a_{s−1} v_{j−s+1} xor v_{j−s} xor v_{j−s} 2^-s
 *
 * @param line a, m_1, …, m_s; the first dimension has none, all its m are 1
 */
const directionsOf = (line: string | undefined): Uint32Array => {
  const [a, ...m] = line === undefined ? [0, ...new Array<number>(DIGITS).fill(1)] : line.split(' ').map(Number);
  const degree = m.length;
  const directions = new Uint32Array(DIGITS);
  for (let j = 0; j < DIGITS; j++) {
    if (j < degree) {
      directions[j] = (m[j] as number) << (DIGITS - 1 - j);
      continue;
    }
    const before = directions[j - degree] as number;
    let direction = before ^ (before >>> degree);
    for (let k = 1; k < degree; k++)
      if ((((a as number) >>> (degree - 1 - k)) & 1) === 1) direction ^= directions[j - k] as number;
    directions[j] = direction;
  }
  return directions;
};
