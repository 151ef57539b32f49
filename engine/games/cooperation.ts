// A profile that all would have to keep, such as "everybody pauses": what it pays, who gains by leaving it, and what would
// make it hold where the game is played again and again.

import type { EquilibriumList } from './equilibrium.ts';
import { type Game, type PureProfile, shapeOf } from './game.ts';
import { asMixed, pureNashProfiles } from './pure-equilibria.ts';
import { type ProfileValue, profileValue } from './regret.ts';
import type { Monitoring } from './repeated/agreement.ts';
import { type Enforcement, pauseEnforcement } from './repeated/pause-enforcement.ts';

/** How the repeated game is watched; the discount is per tick, in [0, 1). */
export interface RepeatedTerms extends Monitoring {
  readonly discount: number;
}

export interface Cooperation {
  /** One action per player. */
  readonly profile: PureProfile;
  readonly value: ProfileValue;
  /** What it would take; absent where the profile is kept in a single encounter or there is nothing to break down to. */
  readonly enforcement?: Enforcement;
  readonly terms: RepeatedTerms;
}

/**
 * The profile in which everybody takes the action with the same label.
 *
 * @returns undefined where somebody has no such action
 */
export const commonProfile = ({ actions }: Game, label: string): PureProfile | undefined => {
  const profile = actions.map((labels) => labels.indexOf(label));
  return profile.includes(-1) ? undefined : profile;
};

/** Everybody at his first action, where all have the same actions, of which there are at least two. */
export const firstCommonProfile = (game: Game): PureProfile | undefined => {
  const [labels = []] = game.actions;
  const alike = game.actions.every(
    (own) => own.length === labels.length && own.every((label, k) => label === labels[k]),
  );
  return alike && labels.length > 1 ? commonProfile(game, labels[0]!) : undefined;
};

/** Most equilibria of a list that are weighed: each is looked at exactly. */
const MOST_WEIGHED = 1000;

/** What comes after an alarm where no equilibrium is known in rationals: everybody at his last action. */
const lastActions = (game: Game): PureProfile => shapeOf(game).map((count) => count - 1);

/**
 * What is to be said of a profile that all would have to keep.
 *
 * @param profile one action per player
 * @param terms of the repeated game
 * @param list equilibria that a breakdown may consist of, beside the pure ones: those that are exact
 */
export const cooperation = (
  game: Game,
  profile: PureProfile,
  terms: RepeatedTerms,
  list?: Pick<EquilibriumList, 'equilibria'>,
): Cooperation => {
  const value = profileValue(game, asMixed(shapeOf(game), profile));
  if (value.regret.numerator === 0n) return { profile, value, terms };
  const equilibria = (list?.equilibria ?? [])
    .slice(0, MOST_WEIGHED)
    .flatMap(({ exact }) => (exact === undefined ? [] : [exact]));
  const hasSome = equilibria.length > 0 || pureNashProfiles(game).length > 0;
  const breakdown = hasSome ? { equilibria } : { breakdown: lastActions(game) };
  return { profile, value, terms, enforcement: pauseEnforcement(game, profile, { ...terms, ...breakdown }) };
};
