/** What the R replicate runs of one point gave; a missing value or a failed run is NaN. */
export type Replicates = ArrayLike<number>;

/** Rows of a design as far as they can be used: [row][point][replicate], all finite. */
export type CompleteRows = {
  readonly rows: readonly (readonly Float64Array[])[];
  /** Their places among the rows of the design. */
  readonly used: readonly number[];
  /** One replicate per point was planned: outputs are taken to be without noise. */
  readonly deterministic: boolean;
  /** Rows left out altogether, and replicates left out in all (those of such rows included). */
  readonly dropped: { readonly rows: number; readonly replicates: number };
};

/** A row without the replicates that are missing at any of its points: pairs stay pairs. */
const completeRow = (points: readonly Replicates[], replicates: number): Float64Array[] => {
  const kept: number[] = [];
  for (let r = 0; r < replicates; r++) if (points.every((values) => Number.isFinite(values[r]))) kept.push(r);
  return points.map((values) => Float64Array.from(kept, (r) => values[r] as number));
};

const checkShape = (rows: readonly (readonly Replicates[])[], points: number, replicates: number): void => {
  for (const [index, row] of rows.entries()) {
    const fits = row.length === points && row.every((values) => values.length === replicates);
    if (!fits)
      throw new RangeError(`expected ${points} points of ${replicates} replicates in each row, not so in row ${index}`);
  }
};

/**
 * Leaves out what cannot be compared: a replicate that is missing at one point of a row is left out at all points of the
 * row, and a row that keeps fewer than two replicates is left out (fewer than one, where one was planned).
 *
 * What is kept speaks for worlds in which nothing failed. Infinite outputs count as missing: they have no variance.
 *
 * @param rows [row][point][replicate], all rows of the same shape
 * @throws RangeError when there is nothing, when shapes differ, or when more than half of the replicates are left out
 */
export const completeRows = (rows: readonly (readonly Replicates[])[]): CompleteRows => {
  const points = rows[0]?.length ?? 0;
  const replicates = rows[0]?.[0]?.length ?? 0;
  if (replicates === 0) throw new RangeError('expected at least one row of outputs');
  checkShape(rows, points, replicates);
  const deterministic = replicates === 1;
  const whole = rows.map((row) => completeRow(row, replicates));
  const used = [...whole.keys()].filter((index) => (whole[index]?.[0]?.length ?? 0) >= (deterministic ? 1 : 2));
  const usable = used.map((index) => whole[index] as Float64Array[]);
  const planned = rows.length * replicates;
  const kept = usable.reduce((sum, row) => sum + (row[0]?.length ?? 0), 0);
  if (2 * kept < planned) {
    throw new RangeError(
      `${planned - kept} of ${planned} replicates have no output at some point of their row: too few are left to compare`,
    );
  }
  return {
    rows: usable,
    used,
    deterministic,
    dropped: { rows: rows.length - usable.length, replicates: planned - kept },
  };
};

export const meanOf = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum / values.length;
};

/** Sample covariance (R − 1 in the denominator), R ≥ 2. */
export const covarianceOf = (u: Float64Array, v: Float64Array): number => {
  const meanU = meanOf(u);
  const meanV = meanOf(v);
  let sum = 0;
  for (let i = 0; i < u.length; i++) sum += ((u[i] as number) - meanU) * ((v[i] as number) - meanV);
  return sum / (u.length - 1);
};

/**
 * The product of two points' expected outputs, without the noise of their replicates:
 *
 *     ū v̄ − s_uv / R  =  mean of u_r v_s over all r ≠ s
 *
 * Unbiased for E[u] E[v], also where replicates of u and v share their random numbers. With one replicate it is u v.
 *
 * @param u R replicates of one point
 * @param v R replicates of a point of the same row, of the same runs
 *
 * Source: Hoeffding 1948, Annals of Mathematical Statistics 19, 293–325 (U-statistics).
 */
export const productOfExpectations = (u: Float64Array, v: Float64Array): number => {
  const product = meanOf(u) * meanOf(v);
  return u.length === 1 ? product : product - covarianceOf(u, v) / u.length;
};
