import { describe, expect, it } from 'vitest';
import { formatRational } from '../../engine/games/exact/format-rational.ts';
import type { Rational } from '../../engine/games/exact/rational.ts';
import { type Game, numericGame } from '../../engine/games/game.ts';
import { exactProfileValue } from '../../engine/games/regret.ts';
import { constantSum, solveZeroSum, type ZeroSumSolution } from '../../engine/games/zero-sum.ts';
import * as fc from '../properties/seeded.ts';
import { gameOf, oracleGame, oracleGames } from './oracle-games.ts';

const texts = (row: readonly Rational[]): string => row.map(formatRational).join(' ');

const solved = (game: Game): ZeroSumSolution => {
  const solution = solveZeroSum(game);
  if (!('values' in solution)) throw new Error(solution.reason);
  return solution;
};

const zeroSumGame = (rows: number, columns: number, payoffs: readonly number[]): Game =>
  numericGame({
    players: ['row', 'column'],
    actions: [rows, columns].map((count) => Array.from({ length: count }, (_, k) => `${k}`)),
    payoffs: [
      payoffs,
      Array.from({ length: rows * columns }, (_, k) => -payoffs[(k % rows) * columns + Math.floor(k / rows)]!),
    ],
  });

describe('solveZeroSum on the oracle games', () => {
  for (const oracle of oracleGames) {
    if (oracle.minimax === undefined) continue;
    it(`${oracle.name}: minimax strategies are among the optimal ones, and of one value`, () => {
      const game = gameOf(oracle);
      const solution = solved(game);
      const minimax = oracle.minimax as readonly (readonly string[])[];
      expect(solution.equilibrium).toMatchObject({ regret: 0, certificate: 'exact' });
      for (const player of [0, 1] as const) {
        expect(solution.optimal[player].map(texts)).toContain(minimax[player]!.join(' '));
      }
    });
  }

  it('finds exactly the extreme equilibria: the products of the vertices', () => {
    const games = oracleGames.filter(
      (oracle) => oracle.extreme_nash !== undefined && constantSum(gameOf(oracle)) !== undefined,
    );
    expect(games.length).toBeGreaterThanOrEqual(12);
    for (const oracle of games) {
      const { optimal, complete } = solved(gameOf(oracle));
      const products = optimal[0].flatMap((x) => optimal[1].map((y) => `${texts(x)} | ${texts(y)}`));
      expect(complete).toBe(true);
      expect(products.sort(), oracle.name).toEqual(
        oracle.extreme_nash!.map((profile) => profile.map((row) => row.join(' ')).join(' | ')).sort(),
      );
    }
  });
});

describe('solveZeroSum', () => {
  it('refuses what is not constant-sum in words', () => {
    expect(solveZeroSum(gameOf(oracleGame('pd')))).toEqual({
      reason: 'the payoffs of the two players have no constant sum',
    });
  });

  it('keeps the constant: payoffs that sum to 10 give values that do', () => {
    const game = numericGame({
      players: ['row', 'column'],
      actions: [
        ['a', 'b'],
        ['a', 'b'],
      ],
      payoffs: [
        [7, 1, 3, 4],
        [3, 7, 9, 6],
      ],
    });
    expect(texts(solved(game).values)).toBe('25/7 45/7');
  });

  it('stops where the budget ends', () => {
    expect(solveZeroSum(gameOf(oracleGame('randzs_8x8_s8008')), { work: 2 })).toEqual({
      reason: 'stopped after 2 pivots of the simplex method',
    });
  });

  it.each([
    ['few different payoffs', fc.integer({ min: -1, max: 1 }), 120],
    ['whole numbers to a million', fc.integer({ min: -1_000_000, max: 1_000_000 }), 60],
    ['doubles', fc.double({ min: -1, max: 1, noNaN: true }), 40],
  ])(
    'is an equilibrium, its vertices are optimal, and the other side sees minus the value: %s',
    (_, entry, numRuns) => {
      const games = fc
        .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
        .chain(([rows, columns]) =>
          fc
            .array(entry, { minLength: rows * columns, maxLength: rows * columns })
            .map((payoffs) => zeroSumGame(rows, columns, payoffs)),
        );
      fc.assert(
        fc.property(games, (game) => {
          const solution = solved(game);
          expect(solution.equilibrium.certificate).toBe('exact');
          for (const x of solution.optimal[0]) {
            for (const y of solution.optimal[1]) expect(exactProfileValue(game, [x, y]).regret.numerator).toBe(0n);
          }
          const mirrored = numericGame({
            players: ['column', 'row'],
            actions: [game.actions[1]!, game.actions[0]!],
            payoffs: [game.payoffs[1]!, game.payoffs[0]!],
          });
          const other = solved(mirrored);
          expect(texts(other.values)).toBe(texts([...solution.values].reverse()));
          expect(other.optimal[0].map(texts).sort()).toEqual(solution.optimal[1].map(texts).sort());
        }),
        { numRuns },
      );
    },
  );
});
