// Every dilemma between two players at a time, one action of each against another: the 2 × 2 games inside a larger one.

import type { Game, PureProfile } from '../game.ts';
import { type Dilemma, dilemmaOf } from './dilemma.ts';
import { subGame } from './sub-games.ts';

export interface PairDilemma {
  readonly players: readonly [number, number];
  /** The two actions, as indices of both players' actions; the first counts as cooperative. */
  readonly actions: readonly [number, number];
  readonly dilemma: Dilemma;
}

/** Most dilemmas looked at: of twenty players with three actions there are 570. */
const MOST = 600;

const pairs = (count: number): [number, number][] =>
  Array.from({ length: count }, (_, first) =>
    Array.from({ length: count - first - 1 }, (_, k): [number, number] => [first, first + k + 1]),
  ).flat();

/**
 * The dilemmas of every two players over every two actions that all have in common, in the order of the actions.
 *
 * @param game whose players all have the same actions, the more cooperative first
 * @param others what the others do meanwhile
 * @returns none where there would be more than `MOST`
 */
export const dilemmasOf = (game: Game, others: PureProfile): PairDilemma[] => {
  const actions = pairs(game.actions[0]?.length ?? 0);
  const players = pairs(game.players.length);
  if (actions.length * players.length > MOST) return [];
  return actions.flatMap((pair) =>
    players.map(([first, second]): PairDilemma => {
      const { game: small } = subGame(game, first, pair, second, pair, others);
      return { players: [first, second], actions: pair, dilemma: dilemmaOf(small, [0, 0]) };
    }),
  );
};
