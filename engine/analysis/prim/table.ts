/**
 * What was varied: numbers, or categories with the labels of their levels. Names are unique; the unit "1", or none, is
 * for plain numbers.
 */
export type PrimFactor =
  | { readonly name: string; readonly kind: 'number'; readonly unit?: string }
  | { readonly name: string; readonly kind: 'category'; readonly levels: readonly string[] };

/**
 * A factor's column as ranks, so that nothing depends on the scale of its numbers.
 *
 * `values[rank]` are the distinct values in ascending order (for a category the level indices), `rank[point]` says
 * which of them a point has.
 */
export type Column = {
  readonly factor: PrimFactor;
  readonly values: Float64Array;
  readonly rank: Int32Array;
  /** Whether all values are whole numbers. */
  readonly whole: boolean;
};

/** The points by column, in the order of the factors' names: so the order in which they were given never matters. */
export type Table = {
  readonly columns: readonly Column[];
  readonly y: Float64Array;
  /** y² in the same steps as y; whether every y is 0 or 1. */
  readonly squares: Float64Array;
  readonly binary: boolean;
  /** Which points are looked at: 1, or 0 for those inside an earlier box. */
  readonly alive: Uint8Array;
  /** The points alive, the sum of their y, the sum of its squared deviations from its mean. */
  readonly count: number;
  readonly sum: number;
  readonly variation: number;
  /** The fewest points that a box may have. */
  readonly fewest: number;
};

/** y is kept in steps of 2⁻³², in which the sums of up to 2²⁰ points are exact, and so the same in any order. */
const STEPS = 4294967296;
const MOST_POINTS = 1048576;

const fail = (what: string): never => {
  throw new RangeError(`prim: ${what}`);
};

const checkFactors = (factors: readonly PrimFactor[]): void => {
  const seen = new Set<string>();
  for (const factor of factors) {
    if (seen.has(factor.name)) fail(`expected factors with different names, got "${factor.name}" twice`);
    seen.add(factor.name);
    if (factor.kind === 'category' && new Set(factor.levels).size !== factor.levels.length)
      fail(`expected different levels of "${factor.name}", got ${factor.levels.join(', ')}`);
  }
};

const checkCell = (factor: PrimFactor, point: number, value: number | undefined): number => {
  const { name } = factor;
  if (value === undefined || !Number.isFinite(value))
    return fail(`expected a finite number for "${name}" of point ${point}, got ${value}`);
  if (factor.kind === 'category' && !(Number.isInteger(value) && value >= 0 && value < factor.levels.length))
    return fail(`expected an index below ${factor.levels.length} for "${name}" of point ${point}, got ${value}`);
  // −0 becomes 0: one level, not two.
  return value + 0;
};

const rankOf = (values: Float64Array, value: number): number => {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

const columnOf = (factor: PrimFactor, place: number, x: readonly (readonly number[])[]): Column => {
  const cells = Float64Array.from(x, (row, point) => checkCell(factor, point, row[place]));
  const present = factor.kind === 'category' ? factor.levels.map((_, index) => index) : new Set(cells);
  const values = Float64Array.from(present).sort();
  const rank = Int32Array.from(cells, (value) => rankOf(values, value));
  return { factor, values, rank, whole: values.every((value) => Number.isSafeInteger(value)) };
};

const toSteps = (share: number): number => Math.floor(share * STEPS + 0.5) / STEPS;

const checkY = (y: readonly number[]): Float64Array =>
  Float64Array.from(y, (share, point) => {
    if (!(share >= 0 && share <= 1)) fail(`expected y in [0, 1], got ${share} for point ${point}`);
    return toSteps(share);
  });

/** What a table says of the points that are alive. */
export const aliveIn = (y: Float64Array, alive: Uint8Array): Pick<Table, 'alive' | 'count' | 'sum' | 'variation'> => {
  const shares = y.filter((_, point) => alive[point]);
  const sum = shares.reduce((total, share) => total + share, 0);
  const mean = sum / shares.length;
  // Sorted, so that the order of the points has no influence on the rounding.
  const variation = shares.sort().reduce((total, share) => total + (share - mean) * (share - mean), 0);
  return { alive, count: shares.length, sum, variation };
};

/**
 * Checks the input of `prim` and turns it into ranks by column.
 *
 * @param minimumMass a box has at least this share of all points
 * @throws RangeError where the shapes do not fit, a number is not finite, a category index or a y is out of its range,
 * a name occurs twice
 */
export const tableOf = (
  factors: readonly PrimFactor[],
  x: readonly (readonly number[])[],
  y: readonly number[],
  minimumMass: number,
): Table => {
  checkFactors(factors);
  if (x.length !== y.length) fail(`expected one y per point, got ${y.length} for ${x.length} points`);
  if (x.length > MOST_POINTS) fail(`expected at most ${MOST_POINTS} points, got ${x.length}`);
  const wrong = x.findIndex((row) => row.length !== factors.length);
  if (wrong >= 0) fail(`expected ${factors.length} values in point ${wrong}, got ${x[wrong]?.length}`);
  const columns = factors
    .map((factor, place) => columnOf(factor, place, x))
    .sort((a, b) => (a.factor.name < b.factor.name ? -1 : 1));
  const checked = checkY(y);
  return {
    columns,
    y: checked,
    squares: checked.map((share) => toSteps(share * share)),
    binary: y.every((share) => share === 0 || share === 1),
    ...aliveIn(checked, new Uint8Array(x.length).fill(1)),
    fewest: Math.max(1, Math.ceil(minimumMass * x.length)),
  };
};
