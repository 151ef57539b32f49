import { type Game, type PureProfile, profileCount, shapeOf } from '../../games/game.ts';
import { payoffIndex, pureProfiles } from '../../games/profiles.ts';

/** What a profile of actions pays, and for whom his own action in it is a best reply to the others'. */
export type PayoffRow = {
  /** The label of each player's action. */
  readonly profile: readonly string[];
  readonly payoffs: readonly number[];
  /** Compared exactly; of several equal ones each is one. A profile in which all are is an equilibrium. */
  readonly best: readonly boolean[];
};

/** Most profiles of a table: more are neither read nor drawn one by one. */
export const MOST_ROWS = 2500;

/** `largest[k]`: what the player's best action pays against the k-th combination of the others' actions, as a numerator. */
const largestOf = ({ exact, actions }: Game, player: number): readonly bigint[] => {
  const { numerators } = exact[player]!;
  const width = numerators.length / actions[player]!.length;
  return Array.from({ length: width }, (_, column) => {
    let most = numerators[column]!;
    for (let at = column + width; at < numerators.length; at += width) {
      const value = numerators[at]!;
      if (value > most) most = value;
    }
    return most;
  });
};

/** A profile by the labels of its actions. */
export const labelled = ({ actions }: Game, profile: PureProfile): string[] =>
  profile.map((action, player) => actions[player]![action]!);

/**
 * The payoffs of a game, profile by profile.
 *
 * @returns the last player's action fastest; undefined where there are more than `MOST_ROWS` profiles
 */
export const payoffTable = (game: Game): readonly PayoffRow[] | undefined => {
  const shape = shapeOf(game);
  if (profileCount(shape) > MOST_ROWS) return undefined;
  const largest = game.players.map((_, player) => largestOf(game, player));
  return Array.from(pureProfiles(shape), (profile): PayoffRow => {
    const places = game.players.map((_, player) => payoffIndex(shape, player, profile));
    return {
      profile: labelled(game, profile),
      payoffs: places.map((place, player) => game.payoffs[player]![place]!),
      best: places.map((place, player) => {
        const own = largest[player]!;
        return game.exact[player]!.numerators[place] === own[place % own.length];
      }),
    };
  });
};
