/** Indices in the order of their values; equal values in the order of their indices. */
export const orderOf = (values: ArrayLike<number>): Uint32Array =>
  Uint32Array.from({ length: values.length }, (_, index) => index).sort(
    (first, second) => (values[first] as number) - (values[second] as number) || first - second,
  );

/**
 * The ranks of numbers, from 1; equal ones share the average of the ranks they take up.
 *
 * @param values none of them NaN
 */
export const averageRanks = (values: ArrayLike<number>): Float64Array => {
  const order = orderOf(values);
  const ranks = new Float64Array(order.length);
  for (let from = 0, to = 0; from < order.length; from = to) {
    const value = values[order[from] as number];
    while (to < order.length && values[order[to] as number] === value) to += 1;
    for (let at = from; at < to; at++) ranks[order[at] as number] = (from + 1 + to) / 2;
  }
  return ranks;
};

/**
 * Spearman's rank correlation: Pearson's correlation of the ranks, equal values with their average rank.
 *
 * Source: C. Spearman (1904), The proof and measurement of association between two things, American Journal of
 * Psychology 15, 72–101.
 *
 * @param a n finite numbers, n ≥ 2
 * @param b as many
 * @returns in [−1, 1]; NaN where all of a or all of b are equal
 * @throws RangeError where the lengths differ or are below 2, or where a number is not finite
 */
export const spearman = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  if (a.length !== b.length || a.length < 2)
    throw new RangeError(`spearman: expected two lists of the same length ≥ 2, got ${a.length} and ${b.length}`);
  if (![a, b].every((values) => Array.prototype.every.call(values, Number.isFinite)))
    throw new RangeError('spearman: expected finite numbers');
  const first = averageRanks(a);
  const second = averageRanks(b);
  const middle = (a.length + 1) / 2;
  let both = 0;
  let ofFirst = 0;
  let ofSecond = 0;
  for (let index = 0; index < first.length; index++) {
    const x = (first[index] as number) - middle;
    const y = (second[index] as number) - middle;
    both += x * y;
    ofFirst += x * x;
    ofSecond += y * y;
  }
  if (ofFirst === 0 || ofSecond === 0) return Number.NaN;
  return Math.min(Math.max(both / Math.sqrt(ofFirst * ofSecond), -1), 1);
};
