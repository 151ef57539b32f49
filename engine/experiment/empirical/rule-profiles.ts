import { profileCount } from '../../games/game.ts';
import { pureProfiles } from '../../games/profiles.ts';

/** Every way to give each of n players one of r rules, and which of them have to be played. */
export type RuleProfiles = {
  /** One rule per player, the last player's changing fastest: the order of `pureProfiles`. */
  readonly all: readonly (readonly number[])[];
  /** Those that are played: among players who are alike rules ascend. */
  readonly played: readonly (readonly number[])[];
  /** `source[profile · n + player]`: the place, played · n + player, of the number that is his payoff. */
  readonly source: Int32Array;
};

/** The same rules, ascending within each group. */
const inOrder = (profile: readonly number[], groups: readonly (readonly number[])[]): readonly number[] => {
  const ordered = [...profile];
  for (const group of groups) {
    const rules = group.map((player) => profile[player] as number).sort((a, b) => a - b);
    for (const [at, player] of group.entries()) ordered[player] = rules[at] as number;
  }
  return ordered;
};

/**
 * @param players n
 * @param rules r
 * @param groups of players who are alike, each player in one
 */
export const ruleProfiles = (players: number, rules: number, groups: readonly (readonly number[])[]): RuleProfiles => {
  const shape = Array.from({ length: players }, () => rules);
  const all = Array.from(pureProfiles(shape), (profile) => [...profile]);
  const isInOrder = (profile: readonly number[]): boolean => inOrder(profile, groups).join() === profile.join();
  const played = all.filter(isInOrder);
  const places = new Map(played.map((profile, place) => [profile.join(), place]));
  const source = new Int32Array(profileCount(shape) * players);
  for (const [place, profile] of all.entries()) {
    const ordered = inOrder(profile, groups);
    const at = places.get(ordered.join()) as number;
    for (const group of groups)
      for (const player of group) {
        const like = group.find((one) => ordered[one] === profile[player]) as number;
        source[place * players + player] = at * players + like;
      }
  }
  return { all, played, source };
};
