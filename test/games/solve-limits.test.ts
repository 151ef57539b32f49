import { describe, expect, it } from 'vitest';
import { mediatorSummary } from '../../engine/games/correlated/mediator.ts';
import { exactGame, numericGame } from '../../engine/games/game.ts';
import { readNfg } from '../../engine/games/nfg/read-nfg.ts';
import { solve } from '../../engine/games/solve.ts';
import { extremeEquilibria } from '../../engine/games/two-players/extreme-equilibria.ts';
import * as fc from '../properties/seeded.ts';

const labels = (count: number): string[] => Array.from({ length: count }, (_, k) => `a${k}`);

const twoPlayers = (rows: number, columns: number, payoffs: readonly (readonly number[])[]) =>
  numericGame({ players: ['A', 'B'], actions: [labels(rows), labels(columns)], payoffs });

describe('limits of what is asked of a game', () => {
  it('says that there was no time for the value of a zero-sum game', () => {
    const payoffs = [
      [2, -1, -1, 1],
      [-2, 1, 1, -1],
    ];
    expect(solve(twoPlayers(2, 2, payoffs)).value?.values[0]).toEqual({ numerator: 1n, denominator: 5n });
    const { value, unfinished } = solve(twoPlayers(2, 2, payoffs), { expired: () => true });
    expect(value).toBeUndefined();
    expect(unfinished.join()).toContain('value: stopped');
  });

  it('names every part that the time did not suffice for', () => {
    // No action is dominated by another alone, and the mixture needs a linear program.
    const own = [3, 0, 0, 3, 1, 1];
    const game = twoPlayers(3, 2, [own, own]);
    expect(solve(game).unfinished).toEqual([]);
    const { unfinished, mediator } = solve(game, { expired: () => true });
    expect(unfinished.join()).toContain('dominated actions');
    expect(mediator?.correlated.most).toEqual({ reason: 'the time was up' });
  });

  it('does not build linear programs of millions of rows, and says so', () => {
    const count = 1500;
    const payoffs = [0, 1].map((player) => Array.from({ length: 2 * count }, (_, k) => ((k + player) * 7919) % 1013));
    const { mediator, unfinished } = solve(twoPlayers(2, count, payoffs), { precisions: [1], expired: () => true });
    expect(mediator).toBeUndefined();
    expect(unfinished.join()).toContain('a mediator');
  });

  it('refuses .nfg files of more players or actions than anything can be said of', () => {
    const players = `NFG 1 R "" { ${'"p" '.repeat(1001)}} { ${'1 '.repeat(1001)}} ${'5 '.repeat(1001)}`;
    expect(() => readNfg({ name: 'a.nfg', text: players })).toThrow(/at most 1000 players/);
    const actions = `NFG 1 R "" { "p" } { 5001 } ${'5 '.repeat(5001)}`;
    expect(() => readNfg({ name: 'a.nfg', text: actions })).toThrow(/at most 5000 actions/);
  });

  it('gives no price that no double holds', () => {
    const game = twoPlayers(2, 1, [
      [1e-300, 1e-300],
      [1e300, 1e-300],
    ]);
    const { priceOfAnarchy, priceOfStability } = mediatorSummary(game, extremeEquilibria(game));
    for (const price of [priceOfAnarchy, priceOfStability]) {
      for (const value of Object.values(price)) expect(Number.isFinite(value)).toBe(true);
    }
  });

  it('gives the same equilibria where payoffs have hundreds of digits', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 18, maxLength: 18 }), (numbers) => {
        const game = (scale: bigint) =>
          exactGame({
            players: ['A', 'B'],
            actions: [labels(3), labels(3)],
            payoffs: [numbers.slice(0, 9), numbers.slice(9)].map((own) =>
              own.map((x) => ({ numerator: BigInt(x) * scale, denominator: 1n })),
            ),
          });
        const found = extremeEquilibria(game(1n << 300n));
        const expected = extremeEquilibria(game(1n));
        expect(found.complete).toBe(true);
        expect(found.equilibria.map(({ exact }) => exact)).toEqual(expected.equilibria.map(({ exact }) => exact));
      }),
      { numRuns: 30 },
    );
  });
});
