import { cholesky, dot, type Matrix, solveLower } from './cholesky.ts';

/** A rank correlation that two parameters are to have. */
export type RankCorrelation = {
  readonly between: readonly [string, string];
  /** Spearman's, in (−1, 1). */
  readonly correlation: number;
};

/**
 * The matrix of rank correlations given pair by pair; pairs that are not given have 0.
 *
 * @param names of the dimensions, all different
 * @param pairs at most one for two names
 * @returns a symmetric matrix with 1 on its diagonal, positive definite
 * @throws RangeError where a pair is none, a correlation is not in (−1, 1), or the correlations contradict each other;
 *   then the message has the smallest change to one of them after which they do not
 */
export const correlationMatrix = (names: readonly string[], pairs: readonly RankCorrelation[]): Matrix => {
  const matrix = names.map((_, i) => names.map((_, j) => (i === j ? 1 : 0)));
  for (const { between, correlation } of pairs) {
    const [i, j] = between.map((name) => names.indexOf(name)) as [number, number];
    const unknown = between.find((name) => !names.includes(name));
    if (unknown !== undefined)
      throw new RangeError(`rank correlation: "${unknown}" is not varied; varied are ${names.join(', ')}`);
    const pair = between.join(' and ');
    if (i === j) throw new RangeError(`rank correlation: expected two different parameters, got ${pair}`);
    if (!(Math.abs(correlation) < 1))
      throw new RangeError(`rank correlation of ${pair}: expected a number above −1 and below 1, got ${correlation}`);
    if (matrix[i]?.[j] !== 0) throw new RangeError(`rank correlation of ${pair}: it is given twice`);
    (matrix[i] as number[])[j] = correlation;
    (matrix[j] as number[])[i] = correlation;
  }
  checkCorrelations(names, matrix);
  return matrix;
};

/**
 * Refuses correlations that no numbers can have together: a matrix that is not positive definite.
 *
 * @param names of the dimensions, for the message
 * @param matrix symmetric, 1 on its diagonal
 * @throws RangeError with the correlations, and a change after which they agree
 */
export const checkCorrelations = (names: readonly string[], matrix: Matrix): void => {
  const wrongShape = matrix.length !== names.length || matrix.some((row) => row.length !== names.length);
  if (wrongShape) throw new RangeError(`rank correlation: expected a matrix of ${names.length} × ${names.length}`);
  for (const [i, row] of matrix.entries())
    for (const [j, value] of row.entries())
      if (i === j ? value !== 1 : !(Math.abs(value) < 1 && value === matrix[j]?.[i]))
        throw new RangeError(`rank correlation of ${names[i]} and ${names[j]}: ${value} fits no correlation matrix`);
  const tried = cholesky(matrix);
  if (!('failsAt' in tried)) return;
  const listed = pairsOf(matrix.slice(0, tried.failsAt + 1)).map(
    ([i, j]) => `${names[i]} and ${names[j]} (${matrix[i]?.[j]})`,
  );
  throw new RangeError(
    `rank correlation: ${listed.join(', ')} contradict each other; ${remedy(names, matrix)} would do`,
  );
};

type Pair = readonly [number, number];

/** Places of the correlations that are not 0, below the diagonal. */
const pairsOf = (matrix: Matrix): readonly Pair[] =>
  matrix.flatMap((row, j) => row.slice(0, j).flatMap((value, i): Pair[] => (value === 0 ? [] : [[i, j]])));

/** Suggestions have two decimals. */
const STEPS = 100;

const agrees = (matrix: Matrix): boolean => 'factor' in cholesky(matrix);

/** The smallest change to one correlation, in hundredths; where none is enough a factor for all. */
const remedy = (names: readonly string[], matrix: Matrix): string => {
  const changes = pairsOf(matrix).flatMap(([i, j]) => {
    const now = matrix[i]?.[j] as number;
    return endsFor(matrix, i, j).map((value) => ({
      text: `${value > now ? 'at least' : 'at most'} ${value} for ${names[i]} and ${names[j]}`,
      size: Math.abs(value - now),
    }));
  });
  const [first, ...others] = changes;
  if (first === undefined) return `all of them times ${commonFactor(matrix)}`;
  return others.reduce((best, change) => (change.size < best.size ? change : best), first).text;
};

/** The least and the most that one correlation may be, in hundredths, where there is something between. */
const endsFor = (matrix: Matrix, i: number, j: number): readonly number[] => {
  const interval = admissible(matrix, i, j);
  if (interval === undefined) return [];
  const [low, high] = interval;
  const least = Math.floor(low * STEPS + 1) / STEPS;
  const most = Math.ceil(high * STEPS - 1) / STEPS;
  return [least, most].filter((value) => value > low && value < high && agrees(withCorrelation(matrix, i, j, value)));
};

const withCorrelation = (matrix: Matrix, i: number, j: number, value: number): Matrix =>
  matrix.map((row, r) => row.map((old, c) => ((r === i && c === j) || (r === j && c === i) ? value : old)));

/**
 * The open interval in which one correlation has to lie, given the others; undefined where those contradict each other.
 *
 * With the others' factor L and l_i = L⁻¹ r_i the matrix is positive definite where r_ij is nearer to l_i · l_j than
 * √((1 − |l_i|²) (1 − |l_j|²)).
 */
const admissible = (matrix: Matrix, i: number, j: number): readonly [number, number] | undefined => {
  const others = matrix.flatMap((_, index) => (index === i || index === j ? [] : [index]));
  const pick = (row: number): number[] => others.map((column) => matrix[row]?.[column] as number);
  const tried = cholesky(others.map(pick));
  if ('failsAt' in tried) return undefined;
  const [first, second] = [solveLower(tried.factor, pick(i)), solveLower(tried.factor, pick(j))];
  const [ofFirst, ofSecond] = [1 - dot(first, first), 1 - dot(second, second)];
  if (!(ofFirst > 0 && ofSecond > 0)) return undefined;
  const half = Math.sqrt(ofFirst * ofSecond);
  return [dot(first, second) - half, dot(first, second) + half];
};

/** The largest factor in hundredths with which all correlations agree. */
const commonFactor = (matrix: Matrix): number => {
  for (let steps = STEPS - 1; steps > 0; steps--) {
    const scaled = matrix.map((row, i) => row.map((value, j) => (i === j ? 1 : (value * steps) / STEPS)));
    if (agrees(scaled)) return steps / STEPS;
  }
  return 0;
};
