import { type Game, shapeOf } from '../game.ts';

/** Whether another action kept pays strictly more against every action that the other player has kept. */
const isDominated = (game: Game, player: number, action: number, own: number[], others: number[]): boolean => {
  const { numerators } = game.exact[player]!;
  const width = shapeOf(game)[1 - player]!;
  return own.some(
    (rival) =>
      rival !== action &&
      others.every((other) => numerators[rival * width + other]! > numerators[action * width + other]!),
  );
};

/**
 * The actions of each of two players that remain when those strictly dominated by another action are struck out, again
 * and again. No equilibrium plays the others, so the search for equilibria may leave them out: of 3 × 50 random payoffs
 * some 3 × 9 remain.
 *
 * @returns `kept[player]`: indices of actions, ascending, at least one
 */
export const undominatedActions = (game: Game): number[][] => {
  const kept = shapeOf(game).map((count) => Array.from({ length: count }, (_, action) => action));
  for (let before = -1; before !== kept[0]!.length + kept[1]!.length; ) {
    before = kept[0]!.length + kept[1]!.length;
    for (const player of [0, 1]) {
      const own = kept[player]!;
      const others = kept[1 - player]!;
      kept[player] = own.filter((action) => !isDominated(game, player, action, own, others));
    }
  }
  return kept;
};
