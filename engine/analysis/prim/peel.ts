import {
  everything,
  movePlaces,
  type Places,
  type Profile,
  placesOf,
  profileOf,
  type Range,
  type Region,
  restricts,
  type Tally,
  tallyOf,
  withRange,
} from './region.ts';
import type { Table } from './table.ts';

/** A box of the trajectory, in ranks. */
export type Step = { readonly region: Region; readonly tally: Tally };

type Peel = { readonly column: number; readonly range: Range; readonly left: Tally };

/** The ranks of a profile that have points, from one end of a range to the other. */
const occupied = ({ counts }: Profile, from: number, to: number): number[] => {
  const ranks: number[] = [];
  for (let rank = from; rank <= to; rank++) if (counts[rank]) ranks.push(rank);
  return ranks;
};

/** What is left of a tally without some ranks. */
const without = ({ counts, sums }: Profile, tally: Tally, ranks: readonly number[]): Tally => ({
  count: ranks.reduce((left, rank) => left - (counts[rank] as number), tally.count),
  sum: ranks.reduce((left, rank) => left - (sums[rank] as number), tally.sum),
});

/** How many ranks to take off the front: whole ones, as many as fit into `most` points, at least one. */
const ranksToPeel = ({ counts }: Profile, ranks: readonly number[], most: number): number => {
  let peeled = 1;
  let points = counts[ranks[0] as number] as number;
  while (peeled < ranks.length - 1) {
    points += counts[ranks[peeled] as number] as number;
    if (points > most) break;
    peeled++;
  }
  return peeled;
};

/**
 * The two peels of a number: its lowest or its highest values, whole ranks, about α of the points inside. The limit is
 * set half-way, in ranks, between the last point peeled and the first one left. None where all points inside have the
 * same value.
 */
const peelsOfNumber = (column: number, profile: Profile, tally: Tally, range: Range, most: number): Peel[] => {
  if (range.kind !== 'number') return [];
  const up = occupied(profile, range.from, range.to);
  if (up.length < 2) return [];
  return [up, up.toReversed()].map((ranks) => {
    const peeled = ranksToPeel(profile, ranks, most);
    const last = ranks[peeled - 1] as number;
    const next = ranks[peeled] as number;
    const left = without(profile, tally, ranks.slice(0, peeled));
    const limit = last < next ? last + 1 + ((next - last - 1) >> 1) : last - 1 - ((last - next - 1) >> 1);
    return { column, left, range: last < next ? { ...range, from: limit } : { ...range, to: limit } };
  });
};

/** The peels of a category: each level that has points, as long as another one has some. */
const peelsOfCategory = (column: number, profile: Profile, tally: Tally, range: Range): Peel[] => {
  if (range.kind !== 'category') return [];
  const present = occupied(profile, 0, range.kept.length - 1).filter((rank) => range.kept[rank]);
  if (present.length < 2) return [];
  return present.map((rank) => ({
    column,
    left: without(profile, tally, [rank]),
    range: { kind: 'category', kept: range.kept.with(rank, false) },
  }));
};

const mean = ({ count, sum }: Tally): number => sum / count;

/** The gain in the mean of y per point removed: fair between slices of a number and whole levels of any size. */
const gain = (before: Tally, { left }: Peel): number => (mean(left) - mean(before)) / (before.count - left.count);

const bestPeel = (table: Table, places: Places, { region, tally }: Step, most: number): Peel | undefined => {
  let best: { readonly peel: Peel; readonly gain: number; readonly known: boolean } | undefined;
  table.columns.forEach(({ values }, column) => {
    const range = region[column] as Range;
    const known = restricts(range, values.length);
    const profile = profileOf(table, places, column);
    const peels = [
      ...peelsOfNumber(column, profile, tally, range, most),
      ...peelsOfCategory(column, profile, tally, range),
    ];
    for (const peel of peels) {
      if (peel.left.count < table.fewest) continue;
      const one = { peel, gain: gain(tally, peel), known };
      if (!best || one.gain > best.gain || (one.gain === best.gain && one.known && !best.known)) best = one;
    }
  });
  return best?.peel;
};

/**
 * The peeling trajectory: from the box of all points, each step takes off the one slice whose removal raises the mean
 * of y most per point removed, until every point left is positive or any peel would leave too few. Where no slice raises
 * the mean, as between two regions, the one that lowers it least goes.
 *
 * Slices are about α of the points inside at either end of a number, whole values only, and single levels of a
 * category. Of equal gains the one of a factor that is restricted already is taken, then the first by name, its low end
 * before its high end.
 *
 * @param alpha share of the points inside that a slice has, in (0, 1)
 * @returns at least the box of all points
 *
 * Source: J. H. Friedman and N. I. Fisher 1999, Bump hunting in high-dimensional data, Statistics and Computing 9; the
 * gain per point removed as in the EMA Workbench (its `lenient1`), for factors with few values.
 */
export const peel = (table: Table, alpha: number): Step[] => {
  const steps: Step[] = [];
  const region = everything(table);
  const places = placesOf(table, region);
  let step: Step = { region, tally: tallyOf(table, places) };
  for (;;) {
    steps.push(step);
    // Where every point is positive there is nothing to gain any more.
    if (step.tally.sum === step.tally.count) return steps;
    const best = bestPeel(table, places, step, alpha * step.tally.count);
    if (!best) return steps;
    movePlaces(table, places, best.column, step.region[best.column] as Range, best.range);
    step = { region: withRange(step.region, best.column, best.range), tally: best.left };
  }
};
