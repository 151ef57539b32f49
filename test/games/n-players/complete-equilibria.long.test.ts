import { describe, expect, it } from 'vitest';
import { completeEquilibria } from '../../../engine/games/n-players/complete-equilibria.ts';
import * as fc from '../../properties/seeded.ts';
import { gameOf, oracleGame, oracleGames } from '../oracle-games.ts';
import { certified, distance, expectHonest, expectSame, profilesOf } from './lists.ts';
import { manyStarts } from './many-starts.ts';
import { fullDouble, gamesOf, wideInteger } from './random-games.ts';

describe('completeEquilibria, six players', () => {
  const listed = oracleGames.filter(({ all_nash_certified, shape }) => all_nash_certified && shape.length === 6);
  it.each(listed.map((oracle) => [oracle.name, oracle] as const))('%s: the certified list', (_, oracle) => {
    const game = gameOf(oracle);
    const list = completeEquilibria(game);
    expect(list.complete).toBe(true);
    expectHonest(game, list);
    expectSame(profilesOf(list), certified(oracle));
  });

  it('of random games with three actions: what a budget finds, honestly', () => {
    const oracle = oracleGame('rand_6p3a_s60300');
    const game = gameOf(oracle);
    const list = completeEquilibria(game, { work: 100_000 });
    expect(list.complete).toBe(false);
    expectHonest(game, list);
    expect(list.equilibria.filter(({ pure }) => pure)).toHaveLength(oracle.pure_nash!.length);
  });
});

describe('completeEquilibria, random games', () => {
  it.each([
    [[2, 2, 2], wideInteger, 400],
    [[2, 2, 2], fullDouble, 400],
    [[3, 3, 3], wideInteger, 100],
    [[3, 3, 3], fullDouble, 100],
    [[2, 2, 2, 2, 2], wideInteger, 100],
    [[2, 3, 4], fullDouble, 60],
    [[4, 4, 4], wideInteger, 10],
  ] as const)('of shape %j are complete, their equilibria odd in number', (shape, payoff, numRuns) => {
    fc.assert(
      fc.property(fc.noBias(gamesOf(shape, payoff)), (game) => {
        const list = completeEquilibria(game);
        expect([list.complete, list.reason]).toEqual([true, undefined]);
        expectHonest(game, list);
      }),
      { numRuns },
    );
  });

  it.each([
    [[2, 2, 2], 40],
    [[2, 2, 2, 2], 20],
    [[3, 3, 3], 10],
  ] as const)('of shape %j: Newton’s method from many starts finds none that is not listed', (shape, numRuns) => {
    const starts = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }));
    let met = 0;
    fc.assert(
      fc.property(fc.noBias(gamesOf(shape, wideInteger)), fc.noBias(starts), (game, stream) => {
        const list = completeEquilibria(game);
        expect(list.complete).toBe(true);
        for (const profile of manyStarts(game, 4, () => stream.next().value)) {
          met++;
          expect(Math.min(...profilesOf(list).map((other) => distance(profile, other)))).toBeLessThan(1e-7);
        }
      }),
      { numRuns },
    );
    expect(met).toBeGreaterThan(numRuns);
  });
});
