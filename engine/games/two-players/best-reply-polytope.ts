import { greatestCommonDivisor } from '../exact/rational.ts';
import { type Game, shapeOf } from '../game.ts';
import { Dictionary } from './dictionary.ts';

/**
 * The payoffs of a player as whole numbers ≥ 1 that have the same best replies: of each column (action of the other) its
 * least payoff is taken away, the rest divided by the greatest common divisor, and 1 added. Best replies, and with them
 * the vertices and their labels, are the same; the numbers are as small as they can be.
 *
 * @returns C, own actions as rows, kept actions only
 */
const positivePayoffs = (game: Game, player: number, own: readonly number[], others: readonly number[]): bigint[] => {
  const { numerators } = game.exact[player]!;
  const width = shapeOf(game)[1 - player]!;
  const payoff = (action: number, other: number): bigint => numerators[action * width + other]!;
  const least = others.map((other) =>
    own.reduce(
      (least, action) => (payoff(action, other) < least ? payoff(action, other) : least),
      payoff(own[0]!, other),
    ),
  );
  const above = own.flatMap((action) => others.map((other, column) => payoff(action, other) - least[column]!));
  const divisor = above.reduce(
    (divisor, entry) => (entry === 0n ? divisor : greatestCommonDivisor(divisor, entry)),
    0n,
  );
  return above.map((entry) => (divisor === 0n ? 1n : entry / divisor + 1n));
};

/**
 * The polytope of the other player's mixed actions, {x ≥ 0, C x ≤ 1}: its vertices but 0, divided by their sums, are the
 * vertices of the best-reply regions of `player`.
 *
 * Label k is the k-th kept action of the first player, label m + k that of the second.
 *
 * @param player whose payoffs C holds
 * @param kept the actions that take part
 */
export const bestReplyPolytope = (game: Game, player: number, kept: readonly (readonly number[])[]): Dictionary => {
  const own = kept[player]!;
  const others = kept[1 - player]!;
  const firstLabel = (whose: number): number => (whose === 0 ? 0 : kept[0]!.length);
  return new Dictionary(
    positivePayoffs(game, player, own, others),
    own.length,
    others.length,
    firstLabel(1 - player),
    firstLabel(player),
  );
};
