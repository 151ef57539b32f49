import { equal } from '../../engine/games/exact/rational.ts';
import { readRational } from '../../engine/games/exact/read-rational.ts';
import { toNumber } from '../../engine/games/exact/to-number.ts';
import { numberAt, valueAt } from './at-place.ts';
import type { PublishedRow, Stated } from './published.ts';

export type Verdict = 'agrees' | 'deviates' | 'deviates, known' | 'agrees, though a deviation is stated';

export type Judged = {
  readonly row: PublishedRow;
  readonly ours: Stated;
  /** The largest difference, relative to what is published, or in standard errors. */
  readonly difference: number;
  readonly verdict: Verdict;
};

const asNumber = (stated: number | string, where: string): number => {
  if (typeof stated === 'number') return stated;
  const exact = readRational(stated);
  if (exact === undefined) throw new Error(`${where}: expected a number or a rational text, got "${stated}"`);
  return toNumber(exact);
};

const isSame = (a: number | string, b: number | string): boolean => {
  const [x, y] = [readRational(`${a}`), readRational(`${b}`)];
  return x !== undefined && y !== undefined && equal(x, y);
};

/** Two-sided 95 % of a normal distribution. */
const Z95 = 1.959963984540054;

/** A standard error, or the half of a 95 % interval over 1.96: `[lo, hi]` or `{lo95, hi95}`. */
const standardErrorAt = (document: unknown, { tolerance, where }: PublishedRow): number => {
  if (tolerance.kind !== 'standard errors') throw new TypeError('expected a tolerance in standard errors');
  const value = valueAt(document, tolerance.at, where);
  const { lo95, hi95 } = Object(value) as { readonly lo95?: unknown; readonly hi95?: unknown };
  const ends = Array.isArray(value) ? value : [lo95, hi95];
  const [lo, hi] = ends.map(Number) as [number, number];
  const error = typeof value === 'number' ? value : (hi - lo) / (2 * Z95);
  if (error > 0 && Number.isFinite(error)) return error;
  throw new Error(`${where}: expected a standard error or a 95 % interval, got ${JSON.stringify(value)}`);
};

/** Of one number; exactly the same is a difference of 0. */
const differenceOf = (ours: number | string, published: number | string, row: PublishedRow, unit: number): number => {
  if (isSame(ours, published)) return 0;
  const distance = Math.abs(asNumber(ours, row.where) - asNumber(published, row.where));
  // Texts that denote different rationals differ, however close; what is 0 is compared with 1.
  return Math.max(distance / unit, row.tolerance.kind === 'relative' ? Number.MIN_VALUE : 0);
};

const listed = (stated: Stated): readonly (number | string)[] => (typeof stated === 'object' ? stated : [stated]);

const largestDifference = (ours: Stated, document: unknown, row: PublishedRow): number => {
  const [found, wanted] = [listed(ours), listed(row.published)];
  if (found.length !== wanted.length) return Number.POSITIVE_INFINITY;
  const error = row.tolerance.kind === 'standard errors' ? standardErrorAt(document, row) : undefined;
  const each = wanted.map((one, k) => {
    const size = Math.abs(asNumber(one, row.where));
    return differenceOf(found[k]!, one, row, error ?? (size === 0 ? 1 : size));
  });
  return Math.max(0, ...each);
};

/** @param document what the row's command prints @throws Error where there is no such number in it */
export const judgeRow = (row: PublishedRow, document: unknown): Judged => {
  const ours = numberAt(document, row.at, row.where);
  const difference = largestDifference(ours, document, row);
  const agrees = difference <= (row.tolerance.kind === 'relative' ? row.tolerance.share : row.tolerance.times);
  const verdict: Verdict = agrees
    ? row.deviation === undefined
      ? 'agrees'
      : 'agrees, though a deviation is stated'
    : row.deviation === undefined
      ? 'deviates'
      : 'deviates, known';
  return { row, ours, difference, verdict };
};

/** What has to be looked into: ours differs and nobody knows why, or no longer differs where it is said to. */
export const isUnexpected = ({ verdict }: Judged): boolean => verdict !== 'agrees' && verdict !== 'deviates, known';
