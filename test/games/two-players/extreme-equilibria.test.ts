import { describe, expect, it } from 'vitest';
import { ZERO } from '../../../engine/games/exact/rational.ts';
import { type ExactProfile, exactGame, numericGame } from '../../../engine/games/game.ts';
import { pureNashProfiles } from '../../../engine/games/pure-equilibria.ts';
import { extremeEquilibria } from '../../../engine/games/two-players/extreme-equilibria.ts';
import { compareProfiles, profileKey } from '../../../engine/games/two-players/order-of-profiles.ts';
import * as fc from '../../properties/seeded.ts';
import { gameOf, oracleGame, oracleGames } from '../oracle-games.ts';
import { type DrawnGame, drawnGame, gameOfDrawn, rebuilt } from './drawn-games.ts';
import { everyExtremeEquilibrium } from './every-vertex.ts';

const text = (profile: readonly (readonly string[])[]): string => profile.map((row) => row.join(' ')).join(' | ');

const profilesOf = (drawn: DrawnGame): ExactProfile[] => {
  const found = extremeEquilibria(gameOfDrawn(drawn));
  expect(found.complete).toBe(true);
  return found.equilibria.map(({ exact }) => exact!);
};

const keys = (profiles: readonly ExactProfile[]): string[] => profiles.map(profileKey).sort();

describe('extreme equilibria of the oracle games', () => {
  for (const oracle of oracleGames) {
    if (oracle.extreme_nash === undefined || oracle.shape.length !== 2 || oracle.shape[0]! > 9) continue;
    it(`${oracle.name}: ${oracle.extreme_nash.length}`, () => {
      const found = extremeEquilibria(gameOf(oracle));
      expect(found.complete).toBe(true);
      expect(keys(found.equilibria.map(({ exact }) => exact!))).toEqual(oracle.extreme_nash!.map(text).sort());
      for (const equilibrium of found.equilibria) {
        expect(equilibrium).toMatchObject({ regret: 0, certificate: 'exact' });
      }
    });
  }

  it("von Stengel's 6 × 6 game has 75", () => {
    const found = extremeEquilibria(gameOf(oracleGame('von_stengel_6x6')));
    expect(found.equilibria).toHaveLength(75);
    expect(found.equilibria.every(({ certificate }) => certificate === 'exact')).toBe(true);
  });
});

describe('extremeEquilibria', () => {
  it('finds what the definition says, of degenerate games too; an odd number where a game is not', () => {
    let odd = 0;
    fc.assert(
      fc.property(drawnGame(4), (drawn) => {
        const expected = everyExtremeEquilibrium(gameOfDrawn(drawn));
        const found = profilesOf(drawn);
        expect(keys(found)).toEqual(keys(expected.profiles));
        expect(found.length).toBeGreaterThan(0);
        if (expected.nondegenerate) {
          expect(found.length % 2).toBe(1);
          odd++;
        }
      }),
      { numRuns: 150 },
    );
    expect(odd).toBeGreaterThan(20);
  });

  it('lists each once, pure ones first and all of them, always in the same order', () => {
    fc.assert(
      fc.property(drawnGame(6), (drawn) => {
        const game = gameOfDrawn(drawn);
        const { equilibria } = extremeEquilibria(game);
        for (let k = 1; k < equilibria.length; k++) {
          expect(compareProfiles(equilibria[k - 1]!.exact!, equilibria[k]!.exact!)).toBeLessThan(0);
        }
        const pure = pureNashProfiles(game);
        const leading = equilibria.slice(0, pure.length).map(({ profile }) => profile.map((row) => row.indexOf(1)));
        expect(leading).toEqual(pure);
        expect(equilibria.slice(pure.length).some((equilibrium) => equilibrium.pure)).toBe(false);
      }),
    );
  });

  it('follows a relabelling of the players', () => {
    fc.assert(
      fc.property(drawnGame(5), (drawn) => {
        const swapped = profilesOf({ m: drawn.n, n: drawn.m, first: drawn.second, second: drawn.first });
        expect(keys(swapped)).toEqual(keys(profilesOf(drawn).map(([x, y]) => [y!, x!])));
      }),
    );
  });

  it('follows a relabelling of the actions', () => {
    fc.assert(
      fc.property(drawnGame(5), fc.infiniteStream(fc.nat({ max: 1000 })), (drawn, stream) => {
        const { m, n, first, second } = drawn;
        const shuffled = (count: number): number[] => {
          const order = Array.from({ length: count }, (_, k) => k);
          return order
            .map((k) => ({ k, by: stream.next().value as number }))
            .sort((a, b) => a.by - b.by)
            .map(({ k }) => k);
        };
        const [rows, columns] = [shuffled(m), shuffled(n)];
        const permuted = rebuilt(
          m,
          n,
          (i, j) => first[rows[i]! * n + columns[j]!]!,
          (j, i) => second[columns[j]! * m + rows[i]!]!,
        );
        const expected = profilesOf(drawn).map(([x, y]) => [rows.map((k) => x![k]!), columns.map((k) => y![k]!)]);
        expect(keys(profilesOf(permuted))).toEqual(keys(expected));
      }),
    );
  });

  it('is unchanged by positive affine payoffs, the constant one per action of the other', () => {
    const change = fc.record({
      times: fc.bigInt({ min: 1n, max: 1_000_003n }),
      over: fc.bigInt({ min: 1n, max: 999n }),
      add: fc.array(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), { minLength: 5, maxLength: 5 }),
    });
    fc.assert(
      fc.property(drawnGame(5), change, change, (drawn, ...changes) => {
        const game = gameOfDrawn(drawn);
        const moved = exactGame({
          ...game,
          payoffs: game.exact.map(({ numerators, denominator }, player) => {
            const { times, over, add } = changes[player]!;
            const width = player === 0 ? drawn.n : drawn.m;
            return numerators.map((numerator, k) => ({
              numerator: numerator * times + add[k % width]! * denominator * over,
              denominator: denominator * over,
            }));
          }),
        });
        const found = extremeEquilibria(moved).equilibria.map(({ exact }) => exact!);
        expect(found.map(profileKey)).toEqual(profilesOf(drawn).map(profileKey));
      }),
    );
  });

  it('never plays a strictly dominated action, and is else unchanged by one', () => {
    fc.assert(
      fc.property(drawnGame(4), fc.nat({ max: 100 }), (drawn, which) => {
        const { m, n, first, second } = drawn;
        const over = which % m;
        const less = (x: number): number => Math.min(x - 1, x - Math.abs(x) / 2);
        const larger = rebuilt(
          m + 1,
          n,
          (i, j) => (i < m ? first[i * n + j]! : less(first[over * n + j]!)),
          (j, i) => (i < m ? second[j * m + i]! : (j * 7919 + which) % 11),
        );
        expect(profilesOf(larger).map(profileKey)).toEqual(
          profilesOf(drawn).map(([x, y]) => profileKey([[...x!, ZERO], y!])),
        );
      }),
    );
  });

  it('with a duplicated action has each equilibrium that plays it twice, once with either', () => {
    fc.assert(
      fc.property(drawnGame(4), fc.nat({ max: 100 }), (drawn, which) => {
        const { m, n, first, second } = drawn;
        const twin = which % m;
        const source = (i: number): number => (i < m ? i : twin);
        const larger = rebuilt(
          m + 1,
          n,
          (i, j) => first[source(i) * n + j]!,
          (j, i) => second[j * m + source(i)]!,
        );
        const expected = profilesOf(drawn).flatMap(([x, y]) => {
          const withFirst = [[...x!, ZERO], y!];
          if (x![twin]!.numerator === 0n) return [withFirst];
          return [withFirst, [[...x!.map((p, i) => (i === twin ? ZERO : p)), x![twin]!], y!]];
        });
        expect(keys(profilesOf(larger))).toEqual(keys(expected));
      }),
    );
  });

  it('handles more labels than a word has bits: each column of rock, paper, scissors eleven times', () => {
    const { payoffs } = gameOf(oracleGame('rps'));
    const copies = 11;
    const drawn = rebuilt(
      3,
      3 * copies,
      (i, j) => payoffs[0]![i * 3 + (j % 3)]!,
      (j, i) => payoffs[1]![(j % 3) * 3 + i]!,
    );
    const found = profilesOf(drawn);
    expect(found).toHaveLength(copies ** 3);
    expect(new Set(found.map(profileKey)).size).toBe(copies ** 3);
    for (const [x, y] of found) {
      expect(x!.map(({ denominator }) => denominator)).toEqual([3n, 3n, 3n]);
      expect(y!.flatMap(({ numerator }, j) => (numerator === 0n ? [] : [j % 3])).sort()).toEqual([0, 1, 2]);
    }
  });

  it('keeps apart what differs in the last of 53 bits', () => {
    const epsilon = 2 ** -52;
    const coordination = (second: number): DrawnGame =>
      rebuilt(
        2,
        2,
        (i, j) => (i !== j ? 0 : i === 0 ? 1 : second),
        (j, i) => (i !== j ? 0 : j === 0 ? 1 : second),
      );
    const [, , mixed] = profilesOf(coordination(1 + epsilon));
    const half = 2n ** 52n + 1n;
    expect(mixed!.map((row) => row[0])).toEqual([
      { numerator: half, denominator: 2n ** 53n + 1n },
      { numerator: half, denominator: 2n ** 53n + 1n },
    ]);
  });

  it('meets its budget with what it has, the pure equilibria among it, and says so', () => {
    const game = gameOf(oracleGame('rand_9x9_s904'));
    const all = extremeEquilibria(game);
    const known = new Set(all.equilibria.map(({ exact }) => profileKey(exact!)));
    expect(extremeEquilibria(game, { work: all.bases })).toEqual(all);
    for (const work of [0, 1, 2, 10, 300, all.bases - 1]) {
      const part = extremeEquilibria(game, { work });
      expect(part).toMatchObject({ complete: false, bases: work, reason: `more than the ${work} bases allowed` });
      expect(part.equilibria.filter(({ pure }) => pure)).toEqual(all.equilibria.filter(({ pure }) => pure));
      for (const { exact, certificate } of part.equilibria) {
        expect(known.has(profileKey(exact!))).toBe(true);
        expect(certificate).toBe('exact');
      }
    }
  });

  it('breaks off when the time is up, at whatever moment', () => {
    const game = gameOf(oracleGame('rand_8x8_s804'));
    let asked = 0;
    extremeEquilibria(game, { expired: () => asked++ < 0 });
    for (const moment of [1, 2, asked - 3, asked]) {
      let left = moment;
      const part = extremeEquilibria(game, { expired: () => --left <= 0 });
      expect(part.complete).toBe(false);
      expect(part.reason).toMatch(/^the time was up/);
    }
  });

  it('lists no more equilibria than anybody reads, and says so', () => {
    const count = 150;
    const zeros = new Array<number>(count * count).fill(0);
    let asked = 0;
    const part = extremeEquilibria(gameOfDrawn({ m: count, n: count, first: zeros, second: zeros }), {
      expired: () => asked++ > 200,
    });
    expect(part).toMatchObject({ complete: false, reason: 'more than 6666 extreme equilibria' });
    expect(part.equilibria.length).toBeGreaterThanOrEqual(200);
    expect(part.equilibria.every(({ pure }) => pure)).toBe(true);
  });

  it('is for two players', () => {
    const alone = numericGame({ players: ['a'], actions: [['x']], payoffs: [[1]] });
    expect(() => extremeEquilibria(alone)).toThrow('extremeEquilibria: expected a game of two players, got 1');
  });
});
