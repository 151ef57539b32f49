import { describe, expect, it } from 'vitest';
import { type Game, type MixedProfile, shapeOf } from '../../../engine/games/game.ts';
import { completeEquilibria } from '../../../engine/games/n-players/complete-equilibria.ts';
import { payoffIndex, pureProfiles } from '../../../engine/games/profiles.ts';
import * as fc from '../../properties/seeded.ts';
import { gameOf, oracleGame } from '../oracle-games.ts';
import { expectHonest, expectSame, profilesOf } from './lists.ts';
import { fullDouble, gamesOf, plainGame, wideInteger } from './random-games.ts';

/**
 * Two games of two players each, played side by side by four, with what only the others decide added to each payoff.
 */
const sideBySide = (first: Game, second: Game, noise: readonly number[]): Game => {
  const shape = [...shapeOf(first), ...shapeOf(second)];
  const total = shape.reduce((product, count) => product * count, 1);
  const payoffs = shape.map(() => new Array<number>(total));
  for (const profile of pureProfiles(shape)) {
    for (let player = 0; player < 4; player++) {
      const game = player < 2 ? first : second;
      const own = player % 2;
      const pair = player < 2 ? profile.slice(0, 2) : profile.slice(2);
      const others = profile.reduce((code, action, k) => (k === player ? code : 3 * code + action), player);
      payoffs[player]![payoffIndex(shape, player, profile)] =
        game.payoffs[own]![payoffIndex(shapeOf(game), own, pair)]! + noise[others % noise.length]!;
    }
  }
  return plainGame(shape, payoffs);
};

describe('completeEquilibria, by what must not change', () => {
  it('of two games side by side it finds every pair of their equilibria', () => {
    const pair = gamesOf([2, 2], wideInteger);
    const noise = fc.array(wideInteger, { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(pair, gamesOf([2, 3], wideInteger), noise, (first, second, added) => {
        const lists = [first, second].map((game) => completeEquilibria(game));
        const list = completeEquilibria(sideBySide(first, second, added));
        expect(list.complete).toBe(lists.every(({ complete }) => complete));
        if (!list.complete) return;
        const [left, right] = lists.map(profilesOf) as [MixedProfile[], MixedProfile[]];
        expectSame(
          profilesOf(list),
          left.flatMap((a) => right.map((b) => [...a, ...b])),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('players and actions may have other numbers, payoffs other units', () => {
    const shape = [2, 3, 2];
    const scales = fc.array(fc.constantFrom(1, 3, 1e-3, 4e5), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(gamesOf(shape, wideInteger), scales, (game, units) => {
        // Player k of the new game is player order[k] of the old; actions are counted from the other end.
        const order = [2, 0, 1];
        const newShape = order.map((player) => shape[player]!);
        const payoffs = order.map(() => new Array<number>(12));
        for (const profile of pureProfiles(newShape)) {
          const old = new Array<number>(3);
          for (const [k, player] of order.entries()) old[player] = shape[player]! - 1 - profile[k]!;
          for (const [k, player] of order.entries()) {
            const payoff = game.payoffs[player]![payoffIndex(shape, player, old)]!;
            payoffs[k]![payoffIndex(newShape, k, profile)] = units[k]! * payoff + 17;
          }
        }
        const list = completeEquilibria(game);
        const other = completeEquilibria(plainGame(newShape, payoffs));
        expect(other.complete).toBe(list.complete);
        expectSame(
          profilesOf(other),
          profilesOf(list).map((profile) => order.map((player) => profile[player]!.toReversed())),
        );
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    [[2, 2, 2], wideInteger, 30],
    [[2, 2, 2], fullDouble, 30],
    [[3, 3, 3], wideInteger, 5],
    [[2, 2, 2, 2], fullDouble, 10],
    [[2, 2, 2, 2, 2], wideInteger, 5],
  ] as const)('games of shape %j: complete and odd', (shape, payoff, numRuns) => {
    fc.assert(
      fc.property(fc.noBias(gamesOf(shape, payoff)), (game) => {
        const list = completeEquilibria(game);
        expect([list.complete, list.reason]).toEqual([true, undefined]);
        expectHonest(game, list);
      }),
      { numRuns },
    );
  });

  it('leaves the game as it was and finds the same again', () => {
    const game = gameOf(oracleGame('rand_3p3a_s30301'));
    const before = JSON.stringify(game.payoffs);
    const list = completeEquilibria(game);
    expect(JSON.stringify(game.payoffs)).toBe(before);
    expect(completeEquilibria(game)).toEqual(list);
  });
});
