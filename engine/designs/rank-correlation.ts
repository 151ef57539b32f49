import { standardNormalQuantile } from '../compile/elementary/quantiles/standard-normal.ts';
import { scalarAlgebra } from '../compile/elementary/scalar.ts';
import { cholesky, type Matrix, multiplyLower, solveLower } from './cholesky.ts';
import { checkCorrelations } from './correlation-matrix.ts';
import { orderOf } from './spearman.ts';

/** Attempts, each asking for more of what the one before missed, and the miss with which the first one is taken. */
const ROUNDS = 6;
const NEAR_ENOUGH = 0.005;

/**
 * Reorders each column of a design so that the columns have given rank correlations.
 *
 *     R = normal scores Φ⁻¹(rank / (n + 1)) of each column, Q Qᵀ their correlations
 *     P Pᵀ the correlations wanted, R* = R (P Q⁻¹)ᵀ, each column then in the order of R*'s
 *
 * Every column keeps its numbers, so strata of a Latin hypercube stay filled; that points lie evenly in several
 * dimensions together (Sobol's) is lost. The first column stays as it is; a design of more points is another one.
 *
 * As scores are normal, Spearman's ρ takes 2 sin(πρ/6) among them (Pearson 1907), or ρ itself, as in the source, where
 * those do not agree, which happens for strong negative ones. What the ranks miss of the target is added to what is
 * asked of the scores, at most five times, and the nearest attempt taken. With 200 points the correlations then come out
 * within 0.01 (1,200 random targets); up to 0.1 off where the wanted ones hardly agree with each other, and further
 * where many numbers of a column are equal.
 *
 * Source: R. L. Iman, W. J. Conover (1982), A distribution-free approach to inducing rank correlation among input
 * variables, Communications in Statistics: Simulation and Computation 11, 311–334.
 *
 * @param points n arrays of k finite numbers, n > k; left as they are
 * @param target k × k rank correlations: symmetric, 1 on the diagonal, positive definite (see `correlationMatrix`)
 * @param names of the columns, for messages; default their numbers from 1
 * @returns n arrays of k numbers
 * @throws RangeError where the target is no correlation matrix, or where one column follows from others already
 */
export const rankCorrelated = (
  points: readonly Float64Array[],
  target: Matrix,
  names: readonly string[] = target.map((_, index) => `column ${index + 1}`),
): Float64Array[] => {
  checkCorrelations(names, target);
  const wrong = points.findIndex((point) => point.length !== target.length);
  if (wrong >= 0)
    throw new RangeError(
      `rankCorrelated: expected ${target.length} numbers in each point, got ${points[wrong]?.length} in point ${wrong + 1}`,
    );
  const columns = target.map((_, column) => Float64Array.from(points, (point) => point[column] as number));
  const orders = columns.map(orderOf);
  const scores = scoresOf(orders, points.length);
  const own = cholesky(correlationsOf(scores));
  if ('failsAt' in own)
    throw new RangeError(
      `rankCorrelated: ${names[own.failsAt]} follows from the columns before it in ${points.length} points; take more points`,
    );
  const design = points.map((point) => new Float64Array(point.length));
  for (const [column, places] of nearestPlaces(scores, own.factor, target).entries()) {
    const sorted = orders[column] as Uint32Array;
    for (const [rank, place] of places.entries())
      (design[place] as Float64Array)[column] = columns[column]?.[sorted[rank] as number] as number;
  }
  return design;
};

/** For each column the points in the order of the numbers they get; of a few attempts the one that comes nearest. */
const nearestPlaces = (scores: readonly Float64Array[], own: Matrix, target: Matrix): readonly Uint32Array[] => {
  let asked = normalCorrelations(target);
  let nearest: { readonly places: readonly Uint32Array[]; readonly miss: number } | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const wanted = cholesky(asked);
    if ('failsAt' in wanted) break;
    const places = mixingMatrix(wanted.factor, own).map((weights) => orderOf(mixed(scores, weights)));
    const missing = difference(target, correlationsOf(places.map(centredRanks)));
    const miss = Math.max(...missing.map((row) => Math.max(...row.map(Math.abs))));
    if (nearest === undefined || miss < nearest.miss) nearest = { places, miss };
    if (miss < NEAR_ENOUGH) break;
    asked = asked.map((row, i) => row.map((value, j) => value + (missing[i]?.[j] as number)));
  }
  if (nearest === undefined) throw new RangeError('rankCorrelated: expected a positive definite target');
  return nearest.places;
};

const difference = (a: Matrix, b: Matrix): Matrix =>
  a.map((row, i) => row.map((value, j) => value - (b[i]?.[j] as number)));

const centredRanks = (order: Uint32Array): Float64Array => {
  const ranks = new Float64Array(order.length);
  for (const [rank, point] of order.entries()) ranks[point] = rank - (order.length - 1) / 2;
  return ranks;
};

/** The van der Waerden scores of each column's points. */
const scoresOf = (orders: readonly Uint32Array[], n: number): readonly Float64Array[] => {
  const ofRank = Array.from({ length: n }, (_, rank) => standardNormalQuantile(scalarAlgebra, (rank + 1) / (n + 1)));
  return orders.map((order) => {
    const scores = new Float64Array(n);
    for (const [rank, point] of order.entries()) scores[point] = ofRank[rank] as number;
    return scores;
  });
};

const innerProduct = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
};

/** Correlations of columns that all hold the same numbers, of mean 0. */
const correlationsOf = (columns: readonly Float64Array[]): Matrix => {
  const [first = new Float64Array()] = columns;
  const square = innerProduct(first, first);
  const below = columns.map((a, i) => columns.slice(0, i).map((b) => innerProduct(a, b) / square));
  return columns.map((_, i) =>
    columns.map((_, j) => (i === j ? 1 : (below[Math.max(i, j)]?.[Math.min(i, j)] as number))),
  );
};

/** P Q⁻¹. */
const mixingMatrix = (wanted: Matrix, own: Matrix): Matrix => {
  const columns = own.map((_, column) =>
    multiplyLower(
      wanted,
      solveLower(
        own,
        own.map((_, row) => (row === column ? 1 : 0)),
      ),
    ),
  );
  return columns.map((_, row) => columns.map((column) => column[row] as number));
};

/** Σ weight · scores over the columns that have a weight. */
const mixed = (scores: readonly Float64Array[], weights: readonly number[]): Float64Array => {
  const sums = new Float64Array(scores[0]?.length ?? 0);
  for (const [column, weight] of weights.entries()) {
    const values = scores[column] as Float64Array;
    if (weight !== 0)
      for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + weight * (values[i] as number);
  }
  return sums;
};

/** The correlations that normal scores have where ranks have those of the target. */
const normalCorrelations = (target: Matrix): Matrix => {
  const scores = target.map((row, i) => row.map((rho, j) => (i === j ? 1 : 2 * sineOfSixth(rho))));
  return 'factor' in cholesky(scores) ? scores : target;
};

/** sin(πx/6) for x in [−1, 1], by its power series: nine terms leave an error below 1e-16. */
const sineOfSixth = (x: number): number => {
  const angle = (Math.PI * x) / 6;
  let term = angle;
  let sum = angle;
  for (let n = 1; n <= 8; n++) {
    term *= -(angle * angle) / (2 * n * (2 * n + 1));
    sum += term;
  }
  return sum;
};
