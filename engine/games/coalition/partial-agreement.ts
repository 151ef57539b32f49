// What a coalition of players of a normal-form game achieves: the partial-agreement equilibrium with respect to it.
//
// Members choose together the joint action that is best for the sum of their payoffs, each outsider his own best reply,
// all at once: a Nash equilibrium of the game in which the coalition is one player. One member alone is no coalition: that is
// a Nash equilibrium, the same as with none; with all players it is an efficient profile (of the sum of payoffs).
//
// Only pure ones are looked for. Of several the one that is best for the coalition's sum is taken, then for the
// outsiders' sum, then the first in the order of profiles; without a coalition that is the equilibrium that is best for all,
// which favours doing without a treaty. Sums are compared exactly.
//
// Source: Chander and Tulkens 1997, doi 10.1007/BF01813885 (there outsiders to a deviating coalition act alone). Not the
// leadership of Barrett 1994, in which outsiders see what the coalition has chosen.
//
// Cost: n · a payoffs looked at per profile, and the sums over the coalition once. Limits: payoffs are taken to be
// transferable between members only in that their sum is maximised: nobody is paid a share of it.

import { type Game, onOneDenominator, type PureProfile, profileCount, shapeOf } from '../game.ts';
import { payoffIndex, payoffStrides, pureProfiles } from '../profiles.ts';

export interface PartialAgreement {
  /** One action per player. */
  readonly profile: PureProfile;
  /** What each player is paid in it. */
  readonly payoffs: readonly number[];
  /** How many pure partial-agreement equilibria there are. */
  readonly count: number;
}

/** A game with what the search over its coalitions shares. */
export interface AgreementGame {
  readonly game: Game;
  readonly shape: readonly number[];
  readonly profiles: readonly PureProfile[];
  /** `payoffs[player][profile]`: whole numbers on one denominator, by the place among `profiles`. */
  readonly payoffs: readonly (readonly bigint[])[];
  /** `isReply[player][profile]`: whether the player's action is a best reply to the others'. */
  readonly isReply: readonly (readonly boolean[])[];
}

const repliesOf = (shape: readonly number[], player: number, payoffs: readonly bigint[]): readonly boolean[] => {
  // Profiles are in the order in which the last player's action changes fastest.
  const stride = profileCount(shape.slice(player + 1));
  const count = shape[player]!;
  return payoffs.map((payoff, place) => {
    const action = Math.floor(place / stride) % count;
    const first = place - action * stride;
    for (let other = 0; other < count; other++) if (payoffs[first + other * stride]! > payoff) return false;
    return true;
  });
};

export const agreementGame = (game: Game): AgreementGame => {
  const shape = shapeOf(game);
  const profiles = Array.from(pureProfiles(shape), (profile) => [...profile]);
  const payoffs = onOneDenominator(game).payoffs.map((tensor, player) => {
    const strides = payoffStrides(shape, player);
    return profiles.map((profile) => tensor[profile.reduce((sum, action, at) => sum + action * strides[at]!, 0)]!);
  });
  const isReply = payoffs.map((row, player) => repliesOf(shape, player, row));
  return { game, shape, profiles, payoffs, isReply };
};

const isIn = (members: number, player: number): boolean => (members & (1 << player)) !== 0;

const sumsOver = (payoffs: readonly (readonly bigint[])[], wanted: (player: number) => boolean): readonly bigint[] => {
  const rows = payoffs.filter((_, player) => wanted(player));
  return payoffs[0]!.map((_, place) => rows.reduce((sum, row) => sum + row[place]!, 0n));
};

/** The largest sum that the coalition can have against each joint action of the outsiders, by the profile's place. */
const bestSums = ({ shape, profiles }: AgreementGame, sums: readonly bigint[], members: number): readonly bigint[] => {
  const keys = profiles.map((profile) =>
    profile.reduce((key, action, player) => (isIn(members, player) ? key : key * shape[player]! + action), 0),
  );
  const best = new Map<number, bigint>();
  for (const [place, key] of keys.entries()) {
    const known = best.get(key);
    if (known === undefined || sums[place]! > known) best.set(key, sums[place]!);
  }
  return keys.map((key) => best.get(key)!);
};

/**
 * The pure partial-agreement equilibrium with respect to a coalition that is best for it.
 *
 * @param coalition bit i is set where player i is a member
 * @returns undefined where there is no pure one
 */
export const partialAgreement = (agreement: AgreementGame, coalition: number): PartialAgreement | undefined => {
  const { game, shape, profiles, payoffs, isReply } = agreement;
  const isAlone = (coalition & (coalition - 1)) === 0;
  const members = isAlone ? 0 : coalition;
  const inside = sumsOver(payoffs, (player) => isIn(members, player));
  const outside = sumsOver(payoffs, (player) => !isIn(members, player));
  const best = bestSums(agreement, inside, members);
  let found: number | undefined;
  let count = 0;
  for (const [place, sum] of inside.entries()) {
    if (sum !== best[place] || !shape.every((_, player) => isIn(members, player) || isReply[player]![place])) continue;
    count += 1;
    const isBetter =
      found === undefined || sum > inside[found]! || (sum === inside[found]! && outside[place]! > outside[found]!);
    if (isBetter) found = place;
  }
  if (found === undefined) return undefined;
  const profile = profiles[found]!;
  return {
    profile,
    payoffs: game.payoffs.map((tensor, player) => tensor[payoffIndex(shape, player, profile)]!),
    count,
  };
};
