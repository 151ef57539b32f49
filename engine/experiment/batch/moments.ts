/** Count, mean and sum of squared deviations of many variables at once, one element each. */
export type Moments = { readonly n: Float64Array; readonly mean: Float64Array; readonly m2: Float64Array };

export const createMoments = (size: number): Moments => ({
  n: new Float64Array(size),
  mean: new Float64Array(size),
  m2: new Float64Array(size),
});

/**
 * Adds the values of a later shard to those of earlier ones:
 *
 *     δ = mean_b − mean_a,  mean = mean_a + δ n_b / n,  m2 = m2_a + m2_b + δ² n_a n_b / n
 *
 * Source: Chan, Golub and LeVeque 1983, doi 10.1080/00031305.1983.10483115, equations 2.1.
 *
 * @param total changed in place
 */
export const mergeMoments = (total: Moments, later: Moments): void => {
  for (let i = 0; i < total.n.length; i++) {
    const na = total.n[i] as number;
    const nb = later.n[i] as number;
    if (nb === 0) continue;
    const n = na + nb;
    const delta = (later.mean[i] as number) - (total.mean[i] as number);
    total.n[i] = n;
    // The first shard is taken as it is: 0 + (mean − 0) · 1, but with no infinity turned into NaN.
    total.mean[i] = na === 0 ? (later.mean[i] as number) : (total.mean[i] as number) + (delta * nb) / n;
    total.m2[i] = (total.m2[i] as number) + (later.m2[i] as number) + (na === 0 ? 0 : (delta * delta * na * nb) / n);
  }
};

/** Sums of the deviations from a shift, of their squares, and their number, as a mean and squared deviations from it. */
export const momentsOfSums = (
  n: number,
  shift: number,
  sum: number,
  squares: number,
): { mean: number; m2: number } => ({
  mean: n === 0 ? 0 : shift + sum / n,
  m2: n === 0 ? 0 : Math.max(0, squares - (sum * sum) / n),
});

/** Moments of one variable over a shard, value by value in run order; missing ones (NaN) do not count. */
export const momentsOf = (values: Float64Array): Moments => {
  const moments = createMoments(1);
  let n = 0;
  let shift = 0;
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (n === 0) shift = value;
    const deviation = value - shift;
    sum += deviation;
    squares += deviation * deviation;
    n += 1;
  }
  const { mean, m2 } = momentsOfSums(n, shift, sum, squares);
  moments.n[0] = n;
  moments.mean[0] = mean;
  moments.m2[0] = m2;
  return moments;
};

/** Sample standard deviation (n − 1 in the denominator); NaN below two values, where there is none. */
export const standardDeviation = (n: number, m2: number): number => (n < 2 ? Number.NaN : Math.sqrt(m2 / (n - 1)));
