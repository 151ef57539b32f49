import { type Game, shapeOf } from '../game.ts';
import type { Outcomes } from '../outcomes.ts';

/**
 * What a player may do instead of following the mediator. `correlated` (Aumann 1974, 1987): having heard what he is to
 * play, he plays something else. `coarse` (Moulin & Vial 1978): he must decide before he hears it.
 */
export type CorrelatedKind = 'correlated' | 'coarse';

/** One deviation: what it gains the player in each profile where it applies; the expected gain must not exceed 0. */
export interface Incentive {
  readonly player: number;
  /** What he plays instead. */
  readonly instead: number;
  /** Profiles where the gain is not 0. */
  readonly profiles: readonly number[];
  /** The gains there, over the outcomes' denominator. */
  readonly gains: readonly bigint[];
}

const incentive = (
  { profiles, places, strides, payoffs }: Outcomes,
  player: number,
  instead: number,
  applies: readonly number[],
): Incentive => {
  const at: number[] = [];
  const gains: bigint[] = [];
  const own = payoffs[player]!;
  for (const p of applies) {
    const place = places[player]![p]!;
    const gain = own[place + (instead - profiles[p]![player]!) * strides[player]!]! - own[place]!;
    if (gain === 0n) continue;
    at.push(p);
    gains.push(gain);
  }
  return { player, instead, profiles: at, gains };
};

/**
 * All deviations that may gain something. Of a correlated equilibrium: Σ_i a_i (a_i − 1), one for each player, action
 * heard and action played instead; of a coarse one: Σ_i a_i, one for each player and action played whatever is heard.
 * Those that gain nothing anywhere are left out.
 */
export const incentivesOf = (game: Game, outcomes: Outcomes, kind: CorrelatedKind): Incentive[] => {
  const everywhere = outcomes.profiles.map((_, p) => p);
  const found: Incentive[] = [];
  for (const [player, count] of shapeOf(game).entries()) {
    const heard =
      kind === 'coarse'
        ? [everywhere]
        : Array.from({ length: count }, (_, action) =>
            everywhere.filter((p) => outcomes.profiles[p]![player] === action),
          );
    for (const [action, applies] of heard.entries()) {
      for (let instead = 0; instead < count; instead++) {
        if (kind === 'correlated' && instead === action) continue;
        const candidate = incentive(outcomes, player, instead, applies);
        if (candidate.gains.some((gain) => gain > 0n)) found.push(candidate);
      }
    }
  }
  return found;
};
