/** Statistics of two sums per run: of both, and of their product. */
export type PooledSummary = {
  readonly n: number;
  readonly numerator: number;
  readonly denominator: number;
  /** Sums of squared deviations from the mean, and of their product. */
  readonly numeratorM2: number;
  readonly denominatorM2: number;
  readonly product: number;
};

/** Of no runs. */
export const NO_SUMS: PooledSummary = {
  n: 0,
  numerator: 0,
  denominator: 0,
  numeratorM2: 0,
  denominatorM2: 0,
  product: 0,
};

/** Sums of a shard in run order; failed runs (NaN) left out. */
export const sumsOf = (numerators: Float64Array, denominators: Float64Array): PooledSummary => {
  let [n, numerator, denominator] = [0, 0, 0];
  for (const [at, above] of numerators.entries()) {
    const below = denominators[at] as number;
    if (Number.isNaN(above) || Number.isNaN(below)) continue;
    n += 1;
    numerator += above;
    denominator += below;
  }
  let [numeratorM2, denominatorM2, product] = [0, 0, 0];
  for (const [at, above] of numerators.entries()) {
    const below = denominators[at] as number;
    if (Number.isNaN(above) || Number.isNaN(below)) continue;
    const [up, down] = [above - numerator / n, below - denominator / n];
    numeratorM2 += up * up;
    denominatorM2 += down * down;
    product += up * down;
  }
  return { n, numerator, denominator, numeratorM2, denominatorM2, product };
};

/** As `mergeMoments`, with the product of the deviations too. */
export const mergedSums = (a: PooledSummary, b: PooledSummary): PooledSummary => {
  if (a.n === 0 || b.n === 0) return a.n === 0 ? b : a;
  const up = b.numerator / b.n - a.numerator / a.n;
  const down = b.denominator / b.n - a.denominator / a.n;
  const weight = (a.n * b.n) / (a.n + b.n);
  return {
    n: a.n + b.n,
    numerator: a.numerator + b.numerator,
    denominator: a.denominator + b.denominator,
    numeratorM2: a.numeratorM2 + b.numeratorM2 + up * up * weight,
    denominatorM2: a.denominatorM2 + b.denominatorM2 + down * down * weight,
    product: a.product + b.product + up * down * weight,
  };
};
