import { rational } from '../exact/rational.ts';
import { exactGame, type Game, type PureProfile, shapeOf } from '../game.ts';
import { payoffStrides } from '../profiles.ts';

/** A game of two players cut out of a larger one. */
export interface SubGame {
  /** The game of the two, with the labels of the larger one. */
  readonly game: Game;
  /** Which players of the larger game play it. */
  readonly players: readonly [number, number];
  /** `actions[0]`, `actions[1]`: indices of the actions left to each in the larger game. */
  readonly actions: readonly [readonly number[], readonly number[]];
}

const check = (game: Game, player: number, actions: readonly number[]): void => {
  const count = game.actions[player]?.length;
  if (count === undefined) {
    throw new RangeError(`subGame: expected a player from 0 to ${game.players.length - 1}, got ${player}`);
  }
  const unknown = actions.find((action) => !(Number.isInteger(action) && action >= 0 && action < count));
  if (unknown !== undefined || actions.length === 0) {
    throw new RangeError(
      `subGame: expected actions of ${game.players[player]} from 0 to ${count - 1}, got ${unknown ?? 'none'}`,
    );
  }
};

/**
 * The game of two players with some of their actions, all others held at a pure action.
 *
 * @param game of any number of players
 * @param playerA, playerB whose game, two different indices
 * @param actionsA, actionsB indices of the actions left to each, in the order wanted
 * @param others one action per player; those of A and B are not looked at; not needed of two players
 * @throws RangeError when an index is out of range or A is B
 */
export const subGame = (
  game: Game,
  playerA: number,
  actionsA: readonly number[],
  playerB: number,
  actionsB: readonly number[],
  others: PureProfile = [0, 0],
): SubGame => {
  check(game, playerA, actionsA);
  check(game, playerB, actionsB);
  if (playerA === playerB) throw new RangeError(`subGame: expected two different players, got ${playerA} twice`);
  const shape = shapeOf(game);
  const held = shape.flatMap((_, player) => (player === playerA || player === playerB ? [] : [player]));
  for (const player of held) check(game, player, [others[player] ?? -1]);
  const payoffsOf = (own: number, ownActions: readonly number[], other: number, otherActions: readonly number[]) => {
    const { numerators, denominator } = game.exact[own]!;
    const strides = payoffStrides(shape, own);
    const start = held.reduce((index, player) => index + strides[player]! * others[player]!, 0);
    return ownActions.flatMap((action) =>
      otherActions.map((reply) =>
        rational(numerators[start + strides[own]! * action + strides[other]! * reply]!, denominator),
      ),
    );
  };
  const given = held.map((player) => `${game.players[player]} ${game.actions[player]![others[player]!]}`);
  return {
    game: exactGame({
      title: given.length === 0 ? game.title : `${game.title} (${given.join(', ')})`,
      players: [game.players[playerA]!, game.players[playerB]!],
      actions: [
        actionsA.map((action) => game.actions[playerA]![action]!),
        actionsB.map((action) => game.actions[playerB]![action]!),
      ],
      payoffs: [payoffsOf(playerA, actionsA, playerB, actionsB), payoffsOf(playerB, actionsB, playerA, actionsA)],
    }),
    players: [playerA, playerB],
    actions: [actionsA, actionsB],
  };
};

const pairsOf = (actions: readonly number[]): [number, number][] =>
  actions.flatMap((first, at) => actions.slice(at + 1).map((second): [number, number] => [first, second]));

/**
 * All 2 × 2 games between two players over pairs of the given actions, the others held.
 *
 * @param game of any number of players
 * @param playerA, playerB whose games
 * @param actionsA, actionsB at least two actions each; of every two of A's and every two of B's one game comes, their
 *   order kept
 * @param others as in `subGame`
 * @returns one after the other by A's pair, then by B's
 * @throws RangeError as `subGame`
 */
export const subGames = (
  game: Game,
  playerA: number,
  actionsA: readonly number[],
  playerB: number,
  actionsB: readonly number[],
  others?: PureProfile,
): SubGame[] =>
  pairsOf(actionsA).flatMap((pairA) =>
    pairsOf(actionsB).map((pairB) => subGame(game, playerA, pairA, playerB, pairB, others)),
  );
