import { describe, expect, it } from 'vitest';
import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import { add, type Rational, rational } from '../../../engine/games/exact/rational.ts';
import type { ExactProfile } from '../../../engine/games/game.ts';
import { exactProfileValue } from '../../../engine/games/regret.ts';
import { extremeEquilibria } from '../../../engine/games/two-players/extreme-equilibria.ts';
import { type ExactRow, maximalNashSubsets } from '../../../engine/games/two-players/maximal-nash-subsets.ts';
import { profileKey } from '../../../engine/games/two-players/order-of-profiles.ts';
import * as fc from '../../properties/seeded.ts';
import { gameOf, oracleGame } from '../oracle-games.ts';
import { drawnGame, gameOfDrawn } from './drawn-games.ts';

const key = (row: ExactRow): string => row.map(formatRational).join(' ');

const subsetsOf = (name: string) => {
  const { subsets, complete } = maximalNashSubsets(extremeEquilibria(gameOf(oracleGame(name))));
  expect(complete).toBe(true);
  return subsets.map(({ first, second, dimension, component }) => ({
    first: first.map(key),
    second: second.map(key),
    dimension,
    component,
  }));
};

/** A mixture of rows with the given positive weights. */
const mixture = (rows: readonly ExactRow[], weights: readonly number[]): Rational[] => {
  const total = BigInt(rows.reduce((sum, _, k) => sum + weights[k % weights.length]!, 0));
  return rows[0]!.map((_, action) =>
    rows
      .map((row, k) => {
        const { numerator, denominator } = row[action]!;
        return rational(numerator * BigInt(weights[k % weights.length]!), denominator * total);
      })
      .reduce(add),
  );
};

/** Maximal bicliques from all sets of x: for games with few of them. */
const everyBiclique = (profiles: readonly ExactProfile[]): string[] => {
  const joined = new Set(profiles.map(profileKey));
  const xs = [...new Map(profiles.map(([x]) => [key(x!), x!])).values()];
  const ys = [...new Map(profiles.map(([, y]) => [key(y!), y!])).values()];
  const found = new Set<string>();
  for (let chosen = 1; chosen < 1 << xs.length; chosen++) {
    const some = xs.filter((_, k) => (chosen >> k) & 1);
    const common = ys.filter((y) => some.every((x) => joined.has(profileKey([x, y]))));
    if (common.length === 0) continue;
    const closed = xs.filter((x) => common.every((y) => joined.has(profileKey([x, y]))));
    found.add(`${closed.map(key).sort().join('; ')} × ${common.map(key).sort().join('; ')}`);
  }
  return [...found].sort();
};

describe('maximalNashSubsets', () => {
  it('of a nondegenerate game are its equilibria one by one', () => {
    const subsets = subsetsOf('chicken');
    expect(subsets.map(({ dimension, component }) => ({ dimension, component }))).toEqual([
      { dimension: 0, component: 0 },
      { dimension: 0, component: 1 },
      { dimension: 0, component: 2 },
    ]);
  });

  it('of the game in which nothing matters is everything', () => {
    expect(subsetsOf('deg_zero2')).toEqual([
      { first: ['1 0', '0 1'], second: ['1 0', '0 1'], dimension: 2, component: 0 },
    ]);
  });

  it('of one player who is indifferent between two replies is a segment', () => {
    expect(subsetsOf('deg_1xn')).toEqual([
      { first: ['1'], second: ['0 1 0 0', '0 0 1 0'], dimension: 1, component: 0 },
    ]);
  });

  it('two segments that meet in a corner are one component', () => {
    // Both lose 1 when both play their second action, nothing else matters.
    const { subsets } = maximalNashSubsets(
      extremeEquilibria(gameOfDrawn({ m: 2, n: 2, first: [0, 0, 0, -1], second: [0, 0, 0, -1] })),
    );
    expect(
      subsets.map(({ first, second, dimension, component }) => [first.map(key), second.map(key), dimension, component]),
    ).toEqual([
      [['1 0'], ['1 0', '0 1'], 1, 0],
      [['1 0', '0 1'], ['1 0'], 1, 0],
    ]);
  });

  it('a segment beside a single equilibrium (a 3 × 2 game of von Stengel 2007, in Algorithmic Game Theory)', () => {
    const { subsets } = maximalNashSubsets(
      extremeEquilibria(gameOfDrawn({ m: 3, n: 2, first: [3, 3, 2, 5, 0, 6], second: [3, 2, 3, 3, 6, 1] })),
    );
    expect(subsets.map(({ first, second, dimension }) => [first.map(key), second.map(key), dimension])).toEqual([
      [['1 0 0'], ['1 0', '2/3 1/3'], 1],
      [['0 1/3 2/3'], ['1/3 2/3'], 0],
    ]);
  });

  it('are all maximal bicliques of extreme equilibria, and every mixture in one is an equilibrium', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 });
    let continua = 0;
    fc.assert(
      fc.property(drawnGame(4), weights, weights, (drawn, left, right) => {
        const game = gameOfDrawn(drawn);
        const list = extremeEquilibria(game);
        const { subsets, complete } = maximalNashSubsets(list);
        expect(complete).toBe(true);
        expect(
          subsets
            .map(({ first, second }) => `${first.map(key).sort().join('; ')} × ${second.map(key).sort().join('; ')}`)
            .sort(),
        ).toEqual(everyBiclique(list.equilibria.map(({ exact }) => exact!)));
        for (const { first, second, dimension } of subsets) {
          const { regret } = exactProfileValue(game, [mixture(first, left), mixture(second, right)]);
          expect(regret.numerator).toBe(0n);
          expect(dimension === 0).toBe(first.length === 1 && second.length === 1);
          expect(dimension).toBeLessThanOrEqual(first.length + second.length - 2);
          if (dimension > 0) continua++;
        }
      }),
    );
    expect(continua).toBeGreaterThan(20);
  });

  it('subsets of different components share no mixed action pair; those of one are linked', () => {
    fc.assert(
      fc.property(drawnGame(4), (drawn) => {
        const { subsets } = maximalNashSubsets(extremeEquilibria(gameOfDrawn(drawn)));
        const corners = subsets.map(
          ({ first, second }) => new Set(first.flatMap((x) => second.map((y) => profileKey([x, y])))),
        );
        const reached = subsets.map((_, k) => k);
        // Merge by shared corners until nothing changes: an independent union.
        for (let changed = true; changed; ) {
          changed = false;
          for (const [a, left] of corners.entries()) {
            for (const [b, right] of corners.entries()) {
              if (reached[a] === reached[b] || ![...left].some((corner) => right.has(corner))) continue;
              const least = Math.min(reached[a]!, reached[b]!);
              reached[a] = least;
              reached[b] = least;
              changed = true;
            }
          }
        }
        for (const [a, { component }] of subsets.entries()) {
          for (const [b, other] of subsets.entries()) {
            expect(component === other.component).toBe(reached[a] === reached[b]);
          }
        }
      }),
    );
  });

  it('meets its budget with subsets that are maximal, and says so', () => {
    const list = extremeEquilibria(gameOf(oracleGame('coordination5')));
    const part = maximalNashSubsets(list, { work: 5 });
    expect(part).toMatchObject({ complete: false, reason: 'more than the 5 sets of equilibria allowed' });
    const all = maximalNashSubsets(list).subsets;
    for (const subset of part.subsets) {
      expect(all).toContainEqual({ ...subset, component: expect.any(Number) });
    }
    expect(maximalNashSubsets(list, { expired: () => true })).toMatchObject({ subsets: [], complete: false });
  });

  it('refuses equilibria that are not exact', () => {
    const { equilibria } = extremeEquilibria(gameOf(oracleGame('pd')));
    const { exact: _, ...approximate } = equilibria[0]!;
    expect(() => maximalNashSubsets({ equilibria: [approximate] })).toThrow(RangeError);
  });
});
