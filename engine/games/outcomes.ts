import { type Game, onOneDenominator, type PureProfile, profileCount, shapeOf } from './game.ts';
import { payoffStrides, pureProfiles } from './profiles.ts';

/** A game's payoffs by profile instead of by player: what linear programs over profiles need. */
export interface Outcomes {
  /** All P profiles, the last player's action fastest. */
  readonly profiles: readonly PureProfile[];
  /** `places[player][p]`: where profile p stands in his tensor, shape n × P. */
  readonly places: readonly Int32Array[];
  /** `strides[player]`: distance in his tensor from one of his own actions to the next. */
  readonly strides: readonly number[];
  /** A whole number that every player's denominator divides. */
  readonly denominator: bigint;
  /** `payoffs[player]`: his tensor over that denominator. */
  readonly payoffs: readonly (readonly bigint[])[];
}

/** The outcomes of a game, all payoffs on one denominator. */
export const outcomesOf = (game: Game): Outcomes => {
  const shape = shapeOf(game);
  const all = shape.map((_, player) => payoffStrides(shape, player));
  const places = shape.map(() => new Int32Array(profileCount(shape)));
  const profiles: PureProfile[] = [];
  for (const profile of pureProfiles(shape)) {
    for (const [player, strides] of all.entries()) {
      places[player]![profiles.length] = strides.reduce((sum, stride, other) => sum + stride * profile[other]!, 0);
    }
    profiles.push([...profile]);
  }
  return {
    profiles,
    places,
    strides: all.map((strides, player) => strides[player]!),
    ...onOneDenominator(game),
  };
};
