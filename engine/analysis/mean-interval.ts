import { Z95 } from './wilson.ts';

/** A mean and its 95 % interval, in the unit of the values. */
export type MeanInterval = { readonly mean: number; readonly lo95: number; readonly hi95: number };

/** 97.5 % quantiles of Student's t for 1 to 30 degrees of freedom: closed forms and the standard table, to 6 decimals. */
const STUDENT_975: readonly number[] = [
  12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139, 2.200985,
  2.178813, 2.160369, 2.144787, 2.13145, 2.119905, 2.109816, 2.100922, 2.093024, 2.085963, 2.079614, 2.073873, 2.068658,
  2.063899, 2.059539, 2.055529, 2.051831, 2.048407, 2.04523, 2.042272,
];

/**
 * The 97.5 % quantile of Student's t: tabulated to 30 degrees of freedom, above by `studentFrom` (error below
 * 1e-6 there).
 *
 * @param freedom degrees of freedom ν, a whole number ≥ 1
 * @throws RangeError otherwise
 *
 * Source: Abramowitz and Stegun 1964, 26.7.5.
 */
export function student975(freedom: number): number {
  if (!(Number.isInteger(freedom) && freedom >= 1)) {
    throw new RangeError(`student975: expected whole degrees of freedom ≥ 1, got ${freedom}`);
  }
  const tabulated = STUDENT_975[freedom - 1];
  if (tabulated !== undefined) return tabulated;
  return studentFrom(Z95, freedom);
}

/**
 * The quantile of Student's t with as much beyond it as a normal quantile has, by expansion in 1/ν to the fourth order:
 * below about 20 degrees of freedom only roughly.
 *
 * @param z the normal quantile
 * @param freedom degrees of freedom ν
 *
 * Source: Abramowitz and Stegun 1964, 26.7.5.
 */
export function studentFrom(z: number, freedom: number): number {
  const z2 = z * z;
  const g1 = (z * (z2 + 1)) / 4;
  const g2 = (z * ((5 * z2 + 16) * z2 + 3)) / 96;
  const g3 = (z * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / 384;
  const g4 = (z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945)) / 92160;
  return z + (g1 + (g2 + (g3 + g4 / freedom) / freedom) / freedom) / freedom;
}

/**
 * The 95 % interval of a mean: mean ± t(n − 1) · sd / √n.
 *
 * @param mean sample mean
 * @param sd sample standard deviation (n − 1 in the denominator), ≥ 0
 * @param n values, a whole number ≥ 0; below 2 the spread is unknown and the interval is (−∞, ∞)
 *
 * Source: Student 1908, doi 10.1093/biomet/6.1.1.
 */
export function meanInterval(mean: number, sd: number, n: number): MeanInterval {
  if (n < 2) return { mean, lo95: Number.NEGATIVE_INFINITY, hi95: Number.POSITIVE_INFINITY };
  const half = (student975(n - 1) * sd) / Math.sqrt(n);
  return { mean, lo95: mean - half, hi95: mean + half };
}
