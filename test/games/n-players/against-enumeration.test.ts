import { describe, expect, it } from 'vitest';
import { ofNumber } from '../../../engine/games/exact/of-number.ts';
import { compare, subtract } from '../../../engine/games/exact/rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import { completeEquilibria } from '../../../engine/games/n-players/complete-equilibria.ts';
import * as fc from '../../properties/seeded.ts';
import { expectHonest, expectSame, profilesOf } from './lists.ts';
import { anyDouble, fullDouble, gamesOf, smallInteger, wideInteger } from './random-games.ts';
import { enumerateSupports } from './support-enumeration.ts';

describe('completeEquilibria, against enumeration of supports in rationals', () => {
  it.each([
    ['whole numbers to a million', wideInteger, 30],
    ['doubles of 53 bits', fullDouble, 20],
    ['doubles of all sizes', anyDouble, 8],
    ['small whole numbers', fc.integer({ min: -20, max: 20 }), 40],
  ])('two players, %s', (_, payoff, numRuns) => {
    const games = fc.constantFrom([2, 2], [2, 3], [3, 3], [4, 3]).chain((shape) => gamesOf(shape, payoff));
    fc.assert(
      fc.property(games, (game) => {
        const list = completeEquilibria(game);
        expectHonest(game, list);
        const exact = enumerateSupports(game);
        if (!list.complete) return;
        expectSame(
          profilesOf(list),
          exact.map((profile) => profile.map((row) => row.map(toNumber))),
        );
        for (const { profile, radius = 0 } of list.equilibria) {
          // Exactly: the true equilibrium lies within the radius that is claimed.
          const near = exact.some((other) =>
            other.every((row, player) =>
              row.every((p, action) => {
                const gap = subtract(p, ofNumber(profile[player]![action]!));
                const size = gap.numerator < 0n ? { ...gap, numerator: -gap.numerator } : gap;
                return compare(size, ofNumber(Math.max(radius, 1.2e-16))) <= 0;
              }),
            ),
          );
          expect(near).toBe(true);
        }
      }),
      { numRuns },
    );
  });
});

describe('completeEquilibria', () => {
  it.each([
    ['small whole numbers, ties or none', smallInteger],
    ['doubles of all sizes, products of which underflow', anyDouble],
  ])('is honest about %s', (_, payoff) => {
    fc.assert(
      fc.property(gamesOf([2, 2, 2], payoff), (game) => {
        expectHonest(game, completeEquilibria(game));
      }),
      { numRuns: 40 },
    );
  });
});
