import { type ExactPayoffs, type Game, shapeOf } from './game.ts';
import { payoffIndex, pureProfiles } from './profiles.ts';

/** A player's payoffs where everybody keeps some actions only. */
const restrictTensor = <T>(
  shape: readonly number[],
  player: number,
  kept: readonly (readonly number[])[],
  of: (index: number) => T,
): T[] => {
  const tensor: T[] = [];
  const order = [player, ...shape.keys()].filter((other, at) => at === 0 || other !== player);
  const full = new Array<number>(shape.length).fill(0);
  for (const place of pureProfiles(order.map((other) => kept[other]!.length))) {
    for (const [at, other] of order.entries()) full[other] = kept[other]![place[at]!]!;
    tensor.push(of(payoffIndex(shape, player, full)));
  }
  return tensor;
};

/**
 * The game in which every player keeps some of his actions.
 *
 * @param kept `kept[player]`: indices of actions, at least one of each player; their order is the order in the new game
 */
export const restrictGame = (game: Game, kept: readonly (readonly number[])[]): Game => {
  const shape = shapeOf(game);
  return {
    title: game.title,
    players: [...game.players],
    actions: kept.map((own, player) => own.map((action) => game.actions[player]![action]!)),
    payoffs: game.payoffs.map((tensor, player) =>
      Float64Array.from(restrictTensor(shape, player, kept, (index) => tensor[index]!)),
    ),
    exact: game.exact.map(
      ({ numerators, denominator }, player): ExactPayoffs => ({
        numerators: restrictTensor(shape, player, kept, (index) => numerators[index]!),
        denominator,
      }),
    ),
  };
};
