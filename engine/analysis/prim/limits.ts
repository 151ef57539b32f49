import { movePlaces, type Profile, placesOf, profileOf, type Range, type Region, restricts } from './region.ts';
import { shortNumber } from './short-number.ts';
import type { Column, PrimFactor, Table } from './table.ts';

/**
 * One restriction of a box. Points inside are strictly above or strictly below the value; of a category they have one
 * of the levels. `whole` says that all values of the factor are whole numbers.
 */
export type Limit =
  | { readonly factor: string; readonly side: 'above' | 'below'; readonly value: number; readonly whole: boolean }
  | {
      readonly factor: string;
      readonly side: 'among';
      readonly levels: readonly string[];
      readonly not: readonly string[];
    };

/** Whether a point satisfies all limits. */
export const insideBox = (
  limits: readonly Limit[],
  factors: readonly PrimFactor[],
  point: readonly number[],
): boolean =>
  limits.every((limit) => {
    const place = factors.findIndex(({ name }) => name === limit.factor);
    const factor = factors[place];
    const value = point[place] as number;
    if (limit.side === 'among')
      return factor?.kind === 'category' && limit.levels.includes(factor.levels[value] as string);
    return limit.side === 'above' ? value > limit.value : value < limit.value;
  });

/** The nearest rank with points, from a start in steps of ±1; undefined if there is none. */
const nextRank = ({ counts }: Profile, start: number, step: 1 | -1): number | undefined => {
  for (let rank = start; rank >= 0 && rank < counts.length; rank += step) if (counts[rank]) return rank;
  return undefined;
};

/** Short value and rank of a number's limit, where it may stand without a point moving in or out. */
const shorten = (
  { values }: Column,
  profile: Profile,
  limit: number,
  outward: 1 | -1,
): { readonly value: number; readonly rank: number } => {
  const inner = nextRank(profile, limit, outward === 1 ? -1 : 1) ?? limit;
  const outer = nextRank(profile, limit + outward, outward) ?? limit + outward;
  const [a, b] = (outward < 0 ? [values[outer], values[inner]] : [values[inner], values[outer]]) as [number, number];
  // Where no number lies between, the outer value itself: limits are strict.
  const value = shortNumber(a, b) ?? (values[outer] as number);
  let rank = inner;
  while (outward * ((values[rank + outward] as number) - value) < 0) rank += outward;
  return { value, rank };
};

type Rounded = { readonly range: Range; readonly limits: readonly Limit[] };

const limitsOfNumber = (column: Column, range: Range & { readonly kind: 'number' }, profile: Profile): Rounded => {
  const { factor, whole, values } = column;
  const limits: Limit[] = [];
  let { from, to } = range;
  if (from > 0) {
    const { value, rank } = shorten(column, profile, from, -1);
    from = rank;
    limits.push({ factor: factor.name, side: 'above', value, whole });
  }
  if (to < values.length - 1) {
    const { value, rank } = shorten(column, profile, to, 1);
    to = rank;
    limits.push({ factor: factor.name, side: 'below', value, whole });
  }
  return { range: { ...range, from, to }, limits };
};

const limitOfCategory = (factor: PrimFactor, kept: readonly boolean[]): Limit => {
  const all = factor.kind === 'category' ? factor.levels : [];
  return {
    factor: factor.name,
    side: 'among',
    levels: all.filter((_, rank) => kept[rank]),
    not: all.filter((_, rank) => !kept[rank]),
  };
};

/**
 * The limits of a region with as few decimals as they can have without any point moving in or out, one after the other.
 *
 * @param table all its points count, also those that are not alive
 * @returns the limits by factor name, low side first
 */
export const limitsOf = (table: Table, region: Region): Limit[] => {
  const all: Table = { ...table, alive: new Uint8Array(table.alive.length).fill(1) };
  const places = placesOf(all, region);
  return all.columns.flatMap((column, index) => {
    const range = region[index] as Range;
    if (!restricts(range, column.values.length)) return [];
    if (range.kind === 'category') return [limitOfCategory(column.factor, range.kept)];
    const rounded = limitsOfNumber(column, range, profileOf(all, places, index));
    // The next limits are rounded with this one where it now is.
    movePlaces(all, places, index, range, rounded.range);
    return rounded.limits;
  });
};
