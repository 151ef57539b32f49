// Coalitions that were played in runs, put together by their size.
//
// Definitions. Of each size k, over all coalitions S of k players and their members i (outsiders alike): the mean of
// u_i(S), of a member's gain by leaving u_i(S \ {i}) − u_i(S), and of an outsider's gain by joining
// u_i(S ∪ {i}) − u_i(S). Each is found run by run, so that its standard error over runs is that of paired differences.
//
// Cost: runs times different pairs of payoffs, at most n 2ⁿ.

import type { Tournament } from '../empirical/tournament.ts';

/** A mean over runs with its standard error, NaN of a single run. */
export type Estimated = { readonly mean: number; readonly se: number };

/** What the coalitions of one size come to. */
export type PlayedSize = {
  readonly size: number;
  /** How many there are of that size. */
  readonly coalitions: number;
  /** Absent where there are no members. */
  readonly payoffMember?: Estimated;
  /** What a member gains by leaving. */
  readonly leaving?: Estimated;
  /** Absent where there are no outsiders. */
  readonly payoffOutsider?: Estimated;
  /** What an outsider gains by joining, whether or not he is let in. */
  readonly joining?: Estimated;
  /** What all players are paid together; absent of results of earlier versions. */
  readonly total?: Estimated;
  /** How much more that is than where nobody is a member, run by run. */
  readonly againstNone?: Estimated;
};

/** How often a column's payoff is counted, less another's. */
type Term = { readonly there: number; readonly here: number | undefined; count: number };

/** A sum of payoffs of columns, or of their differences. */
class Terms {
  private readonly byColumns = new Map<string, Term>();

  add(there: number, here?: number): void {
    const key = `${there} ${here}`;
    const known = this.byColumns.get(key);
    if (known === undefined) this.byColumns.set(key, { there, here, count: 1 });
    else known.count += 1;
  }

  /** The mean term over runs; undefined where there is none. */
  over({ rows, columns, values }: Tournament['samples']): Estimated | undefined {
    const terms = [...this.byColumns.values()];
    const total = terms.reduce((sum, { count }) => sum + count, 0);
    if (total === 0) return undefined;
    const drawn = Float64Array.from({ length: rows }, (_, row) => {
      const at = row * columns;
      let sum = 0;
      for (const { there, here, count } of terms)
        sum += count * (values[at + there]! - (here === undefined ? 0 : values[at + here]!));
      return sum / total;
    });
    const mean = drawn.reduce((sum, value) => sum + value, 0) / rows;
    const squares = drawn.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
    return { mean, se: rows < 2 ? Number.NaN : Math.sqrt(squares / (rows - 1) / rows) };
  }
}

type Sums = {
  readonly payoffMember: Terms;
  readonly leaving: Terms;
  readonly payoffOutsider: Terms;
  readonly joining: Terms;
  /** Of each player, all of them counted. */
  readonly all: Terms;
  readonly more: Terms;
  coalitions: number;
};

const newSums = (): Sums => ({
  ...{ payoffMember: new Terms(), leaving: new Terms(), payoffOutsider: new Terms(), joining: new Terms() },
  ...{ all: new Terms(), more: new Terms() },
  coalitions: 0,
});

/**
 * @param minimum with fewer members there is no agreement, and all are paid what they are without one
 * @returns `errors(members)`: the standard error of each player's payoff in a coalition; `moving(members)`: what each gains
 *   by leaving it, or by joining whether or not he is let in, as a paired difference; `sizes`: a row for each size,
 *   from 0
 */
export const playedSizes = (
  { samples, players, rules, profiles }: Tournament,
  { member, outsider }: { readonly member: string; readonly outsider: string },
  minimum: number,
) => {
  const n = players.length;
  const [inside, outside] = [rules.indexOf(member), rules.indexOf(outsider)];
  const sizeOf = (set: number): number => players.filter((_, player) => (set & (1 << player)) !== 0).length;
  const placeOf = (set: number): number => {
    const inForce = sizeOf(set) < minimum ? 0 : set;
    return players.reduce(
      (place, _, player) => place * rules.length + ((inForce & (1 << player)) !== 0 ? inside : outside),
      0,
    );
  };
  const columnOf = (set: number, player: number): number => samples.source[placeOf(set) * n + player]!;
  const sums = Array.from({ length: n + 1 }, newSums);
  for (let set = 0; set < 1 << n; set++) {
    const sum = sums[sizeOf(set)]!;
    sum.coalitions += 1;
    for (let player = 0; player < n; player++) {
      const isMember = (set & (1 << player)) !== 0;
      const [here, there] = [columnOf(set, player), columnOf(set ^ (1 << player), player)];
      (isMember ? sum.payoffMember : sum.payoffOutsider).add(here);
      (isMember ? sum.leaving : sum.joining).add(there, here);
      sum.all.add(here);
      sum.more.add(here, columnOf(0, player));
    }
  }
  const named = (key: 'payoffMember' | 'leaving' | 'payoffOutsider' | 'joining', sum: Sums): object => {
    const found = sum[key].over(samples);
    return found === undefined ? {} : { [key]: found };
  };
  /** Of all n players what of one is the mean. */
  const together = (key: 'total' | 'againstNone', terms: Terms): object => {
    const found = terms.over(samples);
    return found === undefined ? {} : { [key]: { mean: n * found.mean, se: n * found.se } };
  };
  const setOf = (members: readonly number[]): number => members.reduce((set, player) => set | (1 << player), 0);
  const moved = (set: number, player: number): Estimated => {
    const terms = new Terms();
    terms.add(columnOf(set ^ (1 << player), player), columnOf(set, player));
    return terms.over(samples)!;
  };
  return {
    errors: (members: readonly number[]): readonly number[] => profiles[placeOf(setOf(members))]!.se,
    moving: (members: readonly number[]): readonly Estimated[] =>
      players.map((_, player) => moved(setOf(members), player)),
    sizes: sums.map(
      (sum, size): PlayedSize => ({
        ...{ size, coalitions: sum.coalitions },
        ...named('payoffMember', sum),
        ...named('leaving', sum),
        ...named('payoffOutsider', sum),
        ...named('joining', sum),
        ...together('total', sum.all),
        ...together('againstNone', sum.more),
      }),
    ),
  };
};
