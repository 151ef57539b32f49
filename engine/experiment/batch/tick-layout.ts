import { PAIR_BYTES } from './lane-sums.ts';
import type { ShardProgram } from './shard-program.ts';

const { BYTES_PER_ELEMENT: NUMBER_BYTES } = Float64Array;
const { BYTES_PER_ELEMENT: WORD_BYTES } = Int32Array;

/** Where everything stands in the memory in which ticks are added up: addresses in bytes, places in f64. */
export type TickLayout = {
  /**
   * A row is the machine's numbers from … to − 1, copied at one go: the columns stand side by side. The place in it of each
   * column's first lane.
   */
  readonly from: number;
  readonly to: number;
  readonly columnAt: readonly number[];
  /** Columns as they are added up; the first `going` pairs are of those that are not carried. */
  readonly pairs: readonly Pair[];
  readonly going: number;
  /** Numbers of the sums of a row, and the place among them of each column's n; its shift, sum and squares follow, each two on. */
  readonly sumsWidth: number;
  readonly sumsAt: readonly number[];
  /** `[row][pair][n, shift, sum, squares][2]` f64 */
  readonly sums: number;
  /** `[row][to − from]` f64 */
  readonly kept: number;
  /** `[run]` f64: the last row that counts of a run's values, and of carried ones; −1 for a failed run. */
  readonly until: number;
  readonly carriedUntil: number;
  /** `[row][run]` i32: bytes from the first lane to that of the run. */
  readonly order: number;
  /** `[pair][2]` i32: bytes from a row's first number to the columns of the pair. */
  readonly offsets: number;
  /** Of all. */
  readonly bytes: number;
};

/** Two columns; the last of an odd number stands beside itself. */
type Pair = readonly [number, number];

export const layOutTicks = ({ rows, ticks }: Pick<ShardProgram, 'rows' | 'ticks'>, lanes: number): TickLayout => {
  const places = ticks.map(({ place }) => place);
  const from = places.reduce((least, place) => Math.min(least, place), places[0] ?? 0);
  const to = places.reduce((most, place) => Math.max(most, place + lanes), from);
  const columns = [...ticks.keys()];
  const own = inPairs(columns.filter((column) => ticks[column]?.carried === false));
  const carried = inPairs(columns.filter((column) => ticks[column]?.carried === true));
  const pairs = [...own, ...carried];
  const pairNumbers = PAIR_BYTES / NUMBER_BYTES;
  const sumsWidth = pairs.length * pairNumbers;
  const sumsAt: number[] = [];
  for (const [place, [left, right]] of pairs.entries()) {
    sumsAt[right] = place * pairNumbers + 1;
    sumsAt[left] = place * pairNumbers;
  }
  let bytes = 0;
  const take = (size: number): number => {
    bytes += size;
    return bytes - size;
  };
  return {
    ...{ from, to, columnAt: places.map((place) => place - from), pairs, going: own.length, sumsWidth, sumsAt },
    sums: take(rows * sumsWidth * NUMBER_BYTES),
    kept: take(rows * (to - from) * NUMBER_BYTES),
    until: take(lanes * NUMBER_BYTES),
    carriedUntil: take(lanes * NUMBER_BYTES),
    order: take(rows * lanes * WORD_BYTES),
    offsets: take(pairs.length * 2 * WORD_BYTES),
    bytes,
  };
};

const inPairs = (columns: readonly number[]): readonly Pair[] =>
  Array.from({ length: Math.ceil(columns.length / 2) }, (_, pair) => {
    const one = columns[2 * pair] as number;
    return [one, columns[2 * pair + 1] ?? one];
  });
