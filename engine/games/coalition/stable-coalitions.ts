// Which coalitions of unlike players are stable.
//
// The definitions of `stable-sizes.ts`, member by member: u_i(S) is what player i is paid where S are the members. S is
// internally stable if no i in S gains by leaving, u_i(S) ≥ u_i(S \ {i}), and externally if no i outside gains by joining,
// u_i(S) ≥ u_i(S ∪ {i}), or, with exclusive membership, some member would lose by it. Ties, exclusive membership and
// minimum participation are read as there.
//
// Cost: 2ⁿ evaluations of all payoffs, n 2ⁿ comparisons. Limits: 16 players; others as there.

import { keepsPlace, type MembershipRules } from './stable-sizes.ts';

export const MOST_UNLIKE_PLAYERS = 16;

export interface SubsetPayoffs {
  readonly players: number;
  /**
   * What each of the n players is paid.
   *
   * @param members bit i is set where player i is a member
   */
  readonly payoffs: (members: number) => readonly number[];
}

export interface Coalition {
  /** Indices of the members, ascending. */
  readonly members: readonly number[];
  /** Shape n. */
  readonly payoffs: readonly number[];
  readonly internal: boolean;
  readonly external: boolean;
  readonly stable: boolean;
  /** Everybody is paid what he is paid where there is no coalition: it does nothing. */
  readonly idle: boolean;
  /** Who gains by leaving, or by joining where he is let in. Empty of stable ones. */
  readonly movers: readonly number[];
}

const playersIn = (members: number, players: number): number[] =>
  Array.from({ length: players }, (_, player) => player).filter((player) => (members & (1 << player)) !== 0);

const checked = (row: readonly number[], players: number, members: number): readonly number[] => {
  const fit = row.length === players && row.every(Number.isFinite);
  if (fit) return row;
  const whose = `members ${playersIn(members, players).join(', ') || 'none'}`;
  throw new RangeError(`payoffs: expected ${players} finite numbers of ${whose}, got ${row.join(', ')}`);
};

/** What everybody is paid, by the set of members. */
const payoffTable = ({ players, payoffs }: SubsetPayoffs, minimum: number): readonly (readonly number[])[] => {
  const alone = checked(payoffs(0), players, 0);
  return Array.from({ length: 1 << players }, (_, members) =>
    members === 0 || playersIn(members, players).length < minimum ? alone : checked(payoffs(members), players, members),
  );
};

/**
 * The table of all 2ⁿ coalitions of unlike players.
 *
 * @returns by the number of members, then in the order of the players
 * @throws RangeError when there are too many players, or payoffs are not n finite numbers
 */
export const stableCoalitions = (
  subsets: SubsetPayoffs,
  { ties = 'stay', membership = 'open', minimum = 0 }: MembershipRules = {},
): readonly Coalition[] => {
  const { players } = subsets;
  if (!(Number.isInteger(players) && players >= 1 && players <= MOST_UNLIKE_PLAYERS))
    throw new RangeError(`players: expected a whole number from 1 to ${MOST_UNLIKE_PLAYERS}, got ${players}`);
  if (!(Number.isInteger(minimum) && minimum >= 0 && minimum <= players))
    throw new RangeError(`minimum: expected a whole number from 0 to ${players}, got ${minimum}`);
  const table = payoffTable(subsets, minimum);
  const coalitionOf = (set: number): Coalition => {
    const here = table[set]!;
    const isMember = (player: number): boolean => (set & (1 << player)) !== 0;
    const members = playersIn(set, players);
    const moves = (player: number): boolean => {
      const there = table[set ^ (1 << player)]!;
      if (isMember(player)) return !keepsPlace(here[player]!, there[player]!, ties === 'out');
      const refused = membership === 'exclusive' && members.some((member) => there[member]! < here[member]!);
      return !refused && !keepsPlace(here[player]!, there[player]!, ties === 'in');
    };
    const movers = here.flatMap((_, player) => (moves(player) ? [player] : []));
    return {
      members,
      payoffs: here,
      internal: !movers.some(isMember),
      external: movers.every(isMember),
      stable: movers.length === 0,
      idle: here.every((payoff, player) => payoff === table[0]![player]),
      movers,
    };
  };
  const inOrder = (a: Coalition, b: Coalition): number => {
    const differs = a.members.findIndex((member, at) => member !== b.members[at]);
    return a.members.length - b.members.length || (a.members[differs] ?? 0) - (b.members[differs] ?? 0);
  };
  return Array.from(table, (_, members) => coalitionOf(members)).sort(inOrder);
};
