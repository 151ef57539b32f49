import { pureProfiles } from '../../games/profiles.ts';

/** Every way to give each of n players one of r rules, which of them are played, and what is averaged over like players. */
export type RuleProfiles = {
  /** One rule per player, the last player's changing fastest: the order of `pureProfiles`. */
  readonly all: readonly (readonly number[])[];
  /** Those that are played. */
  readonly played: readonly (readonly number[])[];
  /**
   * Whether all are played. Else only one is of those that differ by who of like players follows what, and payoffs that
   * are equal run by run for each player are no longer so for who stands for him.
   */
  readonly tiesKept: boolean;
  /** What is averaged to one column, as places played · n + player; players alike, with the same rule among the same rules. */
  readonly columns: readonly (readonly number[])[];
  /** `source[profile · n + player]`: the column of his payoff. */
  readonly source: Int32Array;
};

/** Up to so many profiles all are played. */
export const MOST_WITH_TIES = 256;

/** The same rules, ascending within each group. */
const inOrder = (profile: readonly number[], groups: readonly (readonly number[])[]): readonly number[] => {
  const ordered = [...profile];
  for (const group of groups) {
    const rules = group.map((player) => profile[player] as number).sort((a, b) => a - b);
    for (const [at, player] of group.entries()) ordered[player] = rules[at] as number;
  }
  return ordered;
};

/** What a player's payoff depends on where players of a group are alike: his group, his rule, and the others' by group. */
const roleOf = (profile: readonly number[], player: number, groups: readonly (readonly number[])[]): string =>
  groups
    .map((group) => {
      const others = group.filter((one) => one !== player).map((one) => profile[one] as number);
      const own = group.includes(player) ? `${profile[player]}:` : '';
      return own + others.sort((a, b) => a - b).join('.');
    })
    .join(' ');

/**
 * @param players n
 * @param rules r
 * @param groups of players who are alike, each player in one
 */
export const ruleProfiles = (players: number, rules: number, groups: readonly (readonly number[])[]): RuleProfiles => {
  const shape = Array.from({ length: players }, () => rules);
  const all = Array.from(pureProfiles(shape), (profile) => [...profile]);
  const tiesKept = all.length <= MOST_WITH_TIES || groups.every(({ length }) => length === 1);
  const isInOrder = (profile: readonly number[]): boolean => inOrder(profile, groups).join() === profile.join();
  const played = tiesKept ? all : all.filter(isInOrder);
  // Player by player, then by what the others do: the same order for each own rule, so that sums that are equal term by
  // term are equal.
  const byRole = new Map<string, number[]>();
  for (let player = 0; player < players; player++)
    for (const [place, profile] of played.entries()) {
      const role = roleOf(profile, player, groups);
      const known = byRole.get(role);
      if (known === undefined) byRole.set(role, [place * players + player]);
      else known.push(place * players + player);
    }
  const columnOf = new Map([...byRole.keys()].map((role, column) => [role, column]));
  const source = Int32Array.from({ length: all.length * players }, (_, at) => {
    const profile = all[Math.floor(at / players)] as readonly number[];
    return columnOf.get(roleOf(profile, at % players, groups)) as number;
  });
  return { all, played, tiesKept, columns: [...byRole.values()], source };
};
