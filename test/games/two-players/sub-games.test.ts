import { describe, expect, it } from 'vitest';
import { numericGame } from '../../../engine/games/game.ts';
import { payoffIndex, pureProfiles } from '../../../engine/games/profiles.ts';
import { dilemmaOf } from '../../../engine/games/two-players/dilemma.ts';
import { subGame, subGames } from '../../../engine/games/two-players/sub-games.ts';
import { gameOf, oracleGame } from '../oracle-games.ts';

const shape = [3, 2, 4];
// Payoff of player p at profile (i, j, k): the digits p i j k.
const digits = numericGame({
  title: 'Digits',
  players: ['A', 'B', 'C'],
  actions: shape.map((count) => Array.from({ length: count }, (_, k) => `act ${k}`)),
  payoffs: shape.map((_, player) => {
    const tensor = new Array<number>(24).fill(0);
    for (const profile of pureProfiles(shape)) {
      tensor[payoffIndex(shape, player, profile)] = Number([player + 1, ...profile].join('')) / 8;
    }
    return tensor;
  }),
});

describe('subGame', () => {
  it('takes the payoffs at the profiles it names', () => {
    const { game, players, actions } = subGame(digits, 2, [3, 1], 0, [0, 2], [9, 1, 9]);
    expect(players).toEqual([2, 0]);
    expect(actions).toEqual([
      [3, 1],
      [0, 2],
    ]);
    expect(game.title).toBe('Digits (B act 1)');
    expect(game.players).toEqual(['C', 'A']);
    expect(game.actions).toEqual([
      ['act 3', 'act 1'],
      ['act 0', 'act 2'],
    ]);
    expect([...game.payoffs[0]!].map((x) => x * 8)).toEqual([3013, 3213, 3011, 3211]);
    expect([...game.payoffs[1]!].map((x) => x * 8)).toEqual([1013, 1011, 1213, 1211]);
  });

  it('agrees with the payoffs of the larger game, wherever the two stand in it', () => {
    for (const [playerA, playerB, held] of [
      [0, 1, 2],
      [1, 0, 2],
      [0, 2, 1],
      [1, 2, 0],
      [2, 1, 0],
    ] as const) {
      for (let action = 0; action < shape[held]!; action++) {
        const others = [0, 0, 0];
        others[held] = action;
        const every = (player: number): number[] => Array.from({ length: shape[player]! }, (_, k) => k);
        const { game } = subGame(digits, playerA, every(playerA), playerB, every(playerB), others);
        for (const [i, j] of pureProfiles([shape[playerA]!, shape[playerB]!])) {
          const profile = [...others];
          profile[playerA] = i!;
          profile[playerB] = j!;
          for (const [at, player] of [playerA, playerB].entries()) {
            expect(game.payoffs[at]![payoffIndex([shape[playerA]!, shape[playerB]!], at, [i!, j!])]).toBe(
              digits.payoffs[player]![payoffIndex(shape, player, profile)],
            );
          }
        }
      }
    }
  });

  it('of pause, slow and race of two: the dilemma between each two actions', () => {
    const game = gameOf(oracleGame('psr_pd_2p'));
    const cut = subGames(game, 0, [0, 1, 2], 1, [0, 2]);
    expect(cut.map(({ actions }) => actions)).toEqual([
      [
        [0, 1],
        [0, 2],
      ],
      [
        [0, 2],
        [0, 2],
      ],
      [
        [1, 2],
        [0, 2],
      ],
    ]);
    // Pausing both pays 0, racing both 2, racing alone 6, pausing alone -4.
    expect(dilemmaOf(cut[1]!.game).text).toBe('a deadlock');
  });

  it.each([
    ['an unknown player', () => subGame(digits, 3, [0], 0, [0], [0, 0, 0])],
    ['a player against himself', () => subGame(digits, 1, [0], 1, [0], [0, 0, 0])],
    ['an unknown action', () => subGame(digits, 0, [3], 1, [0], [0, 0, 0])],
    ['no action', () => subGame(digits, 0, [], 1, [0], [0, 0, 0])],
    ['others not said', () => subGame(digits, 0, [0], 1, [0])],
    ['an unknown action of the others', () => subGame(digits, 0, [0], 1, [0], [0, 0, 4])],
  ])('refuses %s', (_, cut) => expect(cut).toThrow(RangeError));
});
