import { normcdf } from '../../compile/elementary/normcdf.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';
import { binomialTail } from './binomial-tail.ts';
import type { Limit } from './limits.ts';
import { allows, type Places, placesOf, type Range, type Region, type Tally, withRange } from './region.ts';
import type { Column, Table } from './table.ts';

/** The range of a column without one of its limits. */
const lift = ({ values }: Column, range: Range, { side }: Limit): Range => {
  if (range.kind === 'category') return { ...range, kept: range.kept.map(() => true) };
  return side === 'above' ? { ...range, from: 0 } : { ...range, to: values.length - 1 };
};

const columnOf = ({ columns }: Table, limit: Limit): number =>
  columns.findIndex(({ factor }) => factor.name === limit.factor);

/** The region without one limit. */
export const withoutLimit = (table: Table, region: Region, limit: Limit): Region => {
  const column = columnOf(table, limit);
  return withRange(region, column, lift(table.columns[column] as Column, region[column] as Range, limit));
};

type Moments = Tally & { readonly squares: number };

/** Points inside, and those that one column alone leaves out and the given range of it allows. */
const momentsWithin = (table: Table, { misses, missed }: Places, column: number, range: Range): Moments => {
  const { rank } = table.columns[column] as Column;
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let point = 0; point < misses.length; point++) {
    const out = misses[point] as number;
    if (out > 1 || (out === 1 && (missed[point] !== column || !allows(range, rank[point] as number)))) continue;
    count++;
    sum += table.y[point] as number;
    squares += table.squares[point] as number;
  }
  return { count, sum, squares };
};

/** The chance of a sum at least as large in a random choice of as many of the wider box's points, nearly normal. */
const chanceOfChoice = (inside: Tally, { count, sum, squares }: Moments): number => {
  const mean = sum / count;
  const variance = (squares / count - mean * mean) * inside.count * ((count - inside.count) / (count - 1));
  const above = inside.sum - inside.count * mean;
  return variance > 0 ? normcdf(scalarAlgebra, -above / Math.sqrt(variance)) : 1;
};

/**
 * The quasi-p-values of the limits of a region: the chance that the points inside would have as large a sum of y, had
 * they the density that the box has without this limit.
 *
 *     p = P(X ≥ S),  X ~ Binomial(n, S' / n')     n, S inside;  n', S' inside without the limit
 *
 * for y of 0 and 1 (Bryant and Lempert). Shares of runs vary less than that from point to point; for them X is the sum of
 * n of the n' points chosen at random, by its mean n S' / n' and variance σ'² n (n' − n) / (n' − 1) and the normal
 * distribution.
 *
 * "Quasi" because the limit was placed where it does best on the same points: a small p says that the limit does more
 * than chance would for a limit fixed before, not that it is real (for that see `primByChance`).
 *
 * @param inside points inside the region and the sum of their y
 * @returns one per limit, in [0, 1]; 1 for a limit that leaves no point out
 *
 * Source: B. P. Bryant and R. J. Lempert 2010, Thinking inside the box, Technological Forecasting and Social Change 77.
 */
export const quasiPs = (table: Table, region: Region, inside: Tally, limits: readonly Limit[]): number[] => {
  const places = placesOf(table, region);
  return limits.map((limit) => {
    const column = columnOf(table, limit);
    const range = lift(table.columns[column] as Column, region[column] as Range, limit);
    const wider = momentsWithin(table, places, column, range);
    if (wider.count === inside.count) return 1;
    return table.binary
      ? binomialTail(inside.count, inside.sum, wider.sum / wider.count)
      : chanceOfChoice(inside, wider);
  });
};
