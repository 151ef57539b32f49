import type { Step } from './peel.ts';
import {
  explained,
  movePlaces,
  type Places,
  type Profile,
  placesOf,
  profileOf,
  type Range,
  type Region,
  restricts,
  type Tally,
  withRange,
} from './region.ts';
import type { Table } from './table.ts';

type Paste = { readonly column: number; readonly range: Range; readonly tally: Tally; readonly explained: number };

type Judge = (tally: Tally) => number;

/**
 * The best place of one limit of a number, the other limit fixed: the tally grows rank by rank from the fixed limit
 * outward. The limit stands half-way, in ranks, between the last point inside and the first one outside; at the end of
 * the ranks if no point is outside.
 */
const bestLimit = (
  { counts, sums }: Profile,
  fixed: number,
  step: 1 | -1,
  judge: Judge,
): { readonly limit: number; readonly tally: Tally; readonly explained: number } | undefined => {
  const end = step > 0 ? counts.length - 1 : 0;
  let tally: Tally = { count: 0, sum: 0 };
  let best: { limit: number; tally: Tally; explained: number } | undefined;
  let lastInside = fixed;
  let open = false;
  for (let rank = fixed; step * (end - rank) >= 0; rank += step) {
    const count = counts[rank] as number;
    if (count === 0) continue;
    if (best && open) best.limit = lastInside + step * ((step * (rank - lastInside) - 1) >> 1);
    open = false;
    tally = { count: tally.count + count, sum: tally.sum + (sums[rank] as number) };
    const reached = judge(tally);
    lastInside = rank;
    // Of equals the wider one: fewer points are left out for nothing.
    if (best && reached < best.explained) continue;
    best = { limit: end, tally, explained: reached };
    open = true;
  }
  return best;
};

const pastesOfNumber = (column: number, profile: Profile, range: Range, judge: Judge): Paste[] => {
  if (range.kind !== 'number') return [];
  const { from, to } = range;
  const low = from > 0 ? bestLimit(profile, to, -1, judge) : undefined;
  const high = to < profile.counts.length - 1 ? bestLimit(profile, from, 1, judge) : undefined;
  return [
    ...(low ? [{ column, range: { ...range, from: low.limit }, tally: low.tally, explained: low.explained }] : []),
    ...(high ? [{ column, range: { ...range, to: high.limit }, tally: high.tally, explained: high.explained }] : []),
  ];
};

const tallyOfKept = ({ counts, sums }: Profile, kept: readonly boolean[]): Tally => ({
  count: kept.reduce((total, keep, rank) => total + (keep ? (counts[rank] as number) : 0), 0),
  sum: kept.reduce((total, keep, rank) => total + (keep ? (sums[rank] as number) : 0), 0),
});

const pastesOfCategory = (column: number, profile: Profile, range: Range, judge: Judge): Paste[] => {
  if (range.kind !== 'category') return [];
  return range.kept.map((keep, rank) => {
    const kept = range.kept.with(rank, !keep);
    const tally = tallyOfKept(profile, kept);
    return { column, range: { kind: 'category', kept }, tally, explained: judge(tally) };
  });
};

const bestPaste = (table: Table, places: Places, region: Region, judge: Judge): Paste | undefined => {
  let best: Paste | undefined;
  table.columns.forEach(({ values }, column) => {
    const range = region[column] as Range;
    if (!restricts(range, values.length)) return;
    const profile = profileOf(table, places, column);
    const pastes = [
      ...pastesOfNumber(column, profile, range, judge),
      ...pastesOfCategory(column, profile, range, judge),
    ];
    for (const paste of pastes) if (!best || paste.explained > best.explained) best = paste;
  });
  return best;
};

/**
 * Corrects the limits of a box: they were set one after the other, each without knowledge of the later ones.
 *
 * One limit at a time is moved to the place where the box fits best (`explained`), the others as they are, the one that gains
 * most first, until none gains. Limits move outward, up to their end, which lifts them, and inward; factors that the
 * box does not restrict stay free. Levels of a restricted category are added or left out one by one.
 *
 * Friedman and Fisher paste outward only, in steps of a share of the points, while the mean rises. A planted box has
 * mean 1 before and after a good paste, so here the criterion is the one by which the box was chosen, and needs no step.
 *
 * @returns a box that explains at least that of the given one; it has at least `table.fewest` points
 */
export const paste = (table: Table, step: Step): Step => {
  const judge: Judge = (tally) => (tally.count < table.fewest ? -1 : explained(table, tally));
  const places = placesOf(table, step.region);
  let { region, tally } = step;
  for (;;) {
    const best = bestPaste(table, places, region, judge);
    if (!best || best.explained <= judge(tally)) return { region, tally };
    movePlaces(table, places, best.column, region[best.column] as Range, best.range);
    region = withRange(region, best.column, best.range);
    tally = best.tally;
  }
};
