import { describe, expect, it } from 'vitest';
import { numericGame } from '../../../engine/games/game.ts';
import { completeEquilibria } from '../../../engine/games/n-players/complete-equilibria.ts';
import { gameOf, oracleGame, oracleGames } from '../oracle-games.ts';
import { certified, distance, expectHonest, expectSame, profilesOf } from './lists.ts';
import { plainGame } from './random-games.ts';

describe('completeEquilibria, against lists that are certified', () => {
  const listed = oracleGames.filter(({ all_nash_certified, shape }) => all_nash_certified && shape.length < 6);
  it.each(listed.map((oracle) => [oracle.name, oracle] as const))('%s', (_, oracle) => {
    const game = gameOf(oracle);
    const list = completeEquilibria(game);
    expect(list.complete).toBe(true);
    expectHonest(game, list);
    expectSame(profilesOf(list), certified(oracle));
  });

  it('finds all nine of McKelvey and McLennan (1996), in rationals', () => {
    const oracle = oracleGame('mckelvey_mclennan_2x2x2');
    const list = completeEquilibria(gameOf(oracle));
    expect(list.complete).toBe(true);
    expect(list.equilibria.map(({ certificate }) => certificate)).toEqual(new Array(9).fill('exact'));
    const first = (oracle.first_action_probability as string[][]).map((row) =>
      row.map((text) => text.split('/').map(Number)).map(([p, q = 1]) => [p! / q, 1 - p! / q]),
    );
    expectSame(profilesOf(list), first);
  });

  it('solves all games of pausing, slowing and racing for two to four', () => {
    for (const oracle of oracleGames) {
      if (!oracle.name.startsWith('psr_') || oracle.shape.length === 6) continue;
      const list = completeEquilibria(gameOf(oracle));
      expect([oracle.name, list.complete]).toEqual([oracle.name, true]);
      for (const pure of oracle.pure_nash ?? []) {
        const profile = pure.map((row) => row.map(Number));
        expect(profilesOf(list).some((other) => distance(profile, other) === 0)).toBe(true);
      }
    }
  });
});

describe('completeEquilibria, where payoffs tie', () => {
  it('says of the minority game that there may be more than the seven it lists', () => {
    const list = completeEquilibria(gameOf(oracleGame('minority3')));
    expect(list.equilibria).toHaveLength(7);
    expect(list.complete).toBe(false);
    expect(list.reason).toBe(
      '6 of the equilibria listed have another best reply (a tie); possible continuum: equal or nearly equal payoffs leave in 6 supports regions undecided',
    );
    expect(list.unresolved.map(({ support }) => support.filter((set) => set.length > 1).length)).toEqual(
      new Array(6).fill(1),
    );
    const half = list.equilibria.find(({ pure }) => !pure)!;
    expect(half.exact?.flat().map(({ denominator }) => denominator)).toEqual(new Array(6).fill(2n));
  });

  it('lists all of a coordination game of three, weak ones among them, and says that they are weak', () => {
    const list = completeEquilibria(gameOf(oracleGame('coord333')));
    expect(list.equilibria).toHaveLength(13);
    expect(list.complete).toBe(false);
    expect(list.reason).toBe(
      '6 of the equilibria listed have another best reply (a tie), though no region is left undecided',
    );
  });

  it('calls nothing complete where every profile is an equilibrium', () => {
    const list = completeEquilibria(gameOf(oracleGame('deg_zero3')));
    expect(list.complete).toBe(false);
    expect(list.equilibria).toHaveLength(8);
    expect(list.unresolved).toHaveLength(19);
  });
});

describe('completeEquilibria, within a budget', () => {
  const game = gameOf(oracleGame('rand_3p3a_s30300'));

  it('ends after so much work with what it has, and says so', () => {
    for (const work of [0, 1, 20, 200]) {
      const list = completeEquilibria(game, { work });
      expect(list.boxes).toBeLessThanOrEqual(work);
      expect(list.complete).toBe(false);
      expect(list.reason).toContain(`the budget of ${work} boxes is spent`);
      expectHonest(game, list);
    }
  });

  it('ends when the time is up', () => {
    let asked = 0;
    const list = completeEquilibria(game, { expired: () => ++asked > 3 });
    expect(list.complete).toBe(false);
    expect(list.reason).toContain('the time is up');
    expect(list.boxes).toBeLessThan(200);
  });

  it('keeps the pure equilibria of a game too large to search', () => {
    const shape = [400, 70];
    const large = numericGame({
      players: ['A', 'B'],
      actions: shape.map((count) => Array.from({ length: count }, (_, k) => `${k}`)),
      payoffs: shape.map((count) => Float64Array.from({ length: 28_000 }, (_, k) => Math.floor(k / (28_000 / count)))),
    });
    const list = completeEquilibria(large);
    expect(list.equilibria.map(({ pure }) => pure)).toEqual([true]);
    expect(list.reason).toContain('too large');
  });

  it('takes one player, one action, one tie', () => {
    expect(completeEquilibria(plainGame([3], [[1, 5, 2]])).equilibria[0]?.profile).toEqual([[0, 1, 0]]);
    expect(completeEquilibria(plainGame([1, 1], [[4], [2]]))).toMatchObject({ complete: true, boxes: 3 });
    expect(completeEquilibria(plainGame([2], [[1, 1]])).complete).toBe(false);
  });
});
