import type { Column, Table } from './table.ts';

/** What a region allows of one factor: ranks from … to, both included, or for a category the ranks that are kept. */
export type Range =
  | { readonly kind: 'number'; readonly from: number; readonly to: number }
  | { readonly kind: 'category'; readonly kept: readonly boolean[] };

/** A box in ranks: one range per column of the table. */
export type Region = readonly Range[];

/** Points and the sum of their y. */
export type Tally = { readonly count: number; readonly sum: number };

/**
 * How many factors of a region leave each point out, and the sum of their columns: for a point that one factor alone
 * leaves out, that is its column. Points that are not alive count as far out.
 */
export type Places = { readonly misses: Int32Array; readonly missed: Int32Array };
const FAR = 1048576;

/** Points and sums of y by rank of one factor, of the points that no *other* factor leaves out of the region. */
export type Profile = { readonly counts: Float64Array; readonly sums: Float64Array };

/** The region of all points. */
export const everything = ({ columns }: Table): Region =>
  columns.map(({ factor, values }) =>
    factor.kind === 'number'
      ? { kind: 'number', from: 0, to: values.length - 1 }
      : { kind: 'category', kept: Array.from(values, () => true) },
  );

/** Whether a range allows a rank. */
export const allows = (range: Range, rank: number): boolean =>
  range.kind === 'number' ? rank >= range.from && rank <= range.to : range.kept[rank] === true;

/** Whether a range leaves out any rank of `levels` many. */
export const restricts = (range: Range, levels: number): boolean =>
  range.kind === 'number' ? range.from > 0 || range.to < levels - 1 : range.kept.includes(false);

/** How many factors a region restricts. */
export const restrictedCount = ({ columns }: Table, region: Region): number =>
  columns.filter(({ values }, index) => restricts(region[index] as Range, values.length)).length;

/** The region with one range replaced. */
export const withRange = (region: Region, column: number, range: Range): Region => region.with(column, range);

/** Adds something to each rank that a range leaves out. */
const addWhereOut = (change: Int8Array, range: Range, addend: number): void => {
  const add = (rank: number): void => {
    change[rank] = (change[rank] as number) + addend;
  };
  if (range.kind === 'number') {
    for (let rank = 0; rank < range.from; rank++) add(rank);
    for (let rank = range.to + 1; rank < change.length; rank++) add(rank);
    return;
  }
  range.kept.forEach((keep, rank) => {
    if (!keep) add(rank);
  });
};

/** Brings places up to date, in place, after a column's range has changed. */
export const movePlaces = ({ columns }: Table, places: Places, column: number, before: Range, after: Range): void => {
  const { rank, values } = columns[column] as Column;
  const { misses, missed } = places;
  const change = new Int8Array(values.length);
  addWhereOut(change, before, -1);
  addWhereOut(change, after, 1);
  for (let point = 0; point < rank.length; point++) {
    const more = change[rank[point] as number] as number;
    misses[point] = (misses[point] as number) + more;
    missed[point] = (missed[point] as number) + more * column;
  }
};

/** The places of all points for a region. */
export const placesOf = (table: Table, region: Region): Places => {
  const misses = new Int32Array(table.alive.length).fill(FAR);
  for (let point = 0; point < misses.length; point++) if (table.alive[point]) misses[point] = 0;
  const places = { misses, missed: new Int32Array(misses.length) };
  const free = everything(table);
  region.forEach((range, column) => {
    const levels = (table.columns[column] as Column).values.length;
    if (restricts(range, levels)) movePlaces(table, places, column, free[column] as Range, range);
  });
  return places;
};

/** Points inside and the sum of their y. */
export const tallyOf = ({ y }: Table, { misses }: Places): Tally => {
  let count = 0;
  let sum = 0;
  for (let point = 0; point < misses.length; point++) {
    if (misses[point] !== 0) continue;
    count++;
    sum += y[point] as number;
  }
  return { count, sum };
};

/** The profile of one column; ranks that its own range leaves out are counted as well. */
export const profileOf = ({ columns, y }: Table, { misses, missed }: Places, column: number): Profile => {
  const { rank, values } = columns[column] as Column;
  const counts = new Float64Array(values.length);
  const sums = new Float64Array(values.length);
  for (let point = 0; point < misses.length; point++) {
    const out = misses[point] as number;
    if (out > 1 || (out === 1 && missed[point] !== column)) continue;
    const at = rank[point] as number;
    counts[at] = (counts[at] as number) + 1;
    sums[at] = (sums[at] as number) + (y[point] as number);
  }
  return { counts, sums };
};

/**
 * The share of the variance of y that is explained by being inside, the square of their correlation over all points; 0
 * where the points inside have no higher mean, and for none and all points.
 *
 *     (S − n m)² N / (n (N − n) V),  n points inside with sum S, N points in all with mean m, V = Σ (y − m)²
 */
export const explained = ({ count: points, sum: total, variation }: Table, { count, sum }: Tally): number => {
  if (count === 0 || count === points || variation === 0) return 0;
  const above = sum - (count * total) / points;
  // Rounding may take a perfect box above 1.
  return above > 0 ? Math.min(1, (above * above * points) / (count * (points - count) * variation)) : 0;
};
