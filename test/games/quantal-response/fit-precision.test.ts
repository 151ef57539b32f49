import { describe, expect, it } from 'vitest';
import { fitPrecision } from '../../../engine/games/quantal-response/fit-precision.ts';
import { quantalResponse } from '../../../engine/games/quantal-response/quantal-response.ts';
import { gameOf, oracleGame } from '../oracle-games.ts';
import { gameFrom, randomGame } from './random-games.ts';

describe('fitPrecision', () => {
  it('finds the precision that frequencies were made with', () => {
    const wanted: readonly (readonly [string, number])[] = [
      ['pd', 0.7],
      ['stag_hunt', 1.3],
      ['psr_treaty_3p', 0.4],
      ['psr_pd_6p', 0.3],
      ['rand_5x5_s504', 0.58],
    ];
    for (const [name, precision] of wanted) {
      const game = gameOf(oracleGame(name));
      const { profile } = quantalResponse(game, [precision]).points[0]!;
      const { point, complete, logLikelihood, uniformLogLikelihood } = fitPrecision(game, profile);
      expect(complete).toBe(true);
      expect(point.precision).toBeCloseTo(precision, 8);
      expect(point.residual).toBeLessThan(1e-10);
      expect(logLikelihood).toBeGreaterThan(uniformLogLikelihood);
    }
  });

  it('is at least as likely as every precision of a grid, for counts that come from no precision', () => {
    const grid = [0, 0.003, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5];
    for (let seed = 0; seed < 12; seed++) {
      const game = randomGame([3, 3, 3], 'integers', seed);
      const counts = [
        [5, 1 + seed, 3],
        [2, 9, 4],
        [seed, 6, 6],
      ];
      const { logLikelihood } = fitPrecision(game, counts);
      for (const { profile } of quantalResponse(game, grid).points) {
        const likelihood = counts.flatMap((row, player) =>
          row.map((count, a) => count * Math.log(profile[player]![a]!)),
        );
        expect(logLikelihood).toBeGreaterThanOrEqual(likelihood.reduce((x, y) => x + y) - 1e-9);
      }
    }
  });

  it('of one player with two actions is the log odds over the payoff difference', () => {
    const { point } = fitPrecision(gameFrom([2], [[0, 2]]), [[10, 30]]);
    expect(point.precision).toBeCloseTo(Math.log(3) / 2, 12);
  });

  it('is 0 where people do the opposite, and without a peak where they play the limit', () => {
    const game = gameOf(oracleGame('pd'));
    expect(
      fitPrecision(game, [
        [5, 0],
        [3, 0],
      ]),
    ).toMatchObject({ complete: true, point: { precision: 0 } });
    const limit = fitPrecision(game, [
      [0, 5],
      [0, 5],
    ]);
    expect(limit.complete).toBe(false);
    expect(limit.reason).toMatch(/^the likelihood has no peak: any precision above about [\d.]+ fits as well$/);
    expect(limit.logLikelihood).toBeCloseTo(0, 6);
    expect(
      fitPrecision(
        game,
        [
          [1, 5],
          [1, 5],
        ],
        { work: 2 },
      ).reason,
    ).toBe('the budget of steps ended');
  });

  it('refuses frequencies of another shape or below 0', () => {
    const game = gameOf(oracleGame('pd'));
    for (const frequencies of [
      [[1, 2]],
      [[1, 2], [1]],
      [
        [1, 2],
        [-1, 2],
      ],
      [
        [1, 2],
        [NaN, 2],
      ],
    ]) {
      expect(() => fitPrecision(game, frequencies)).toThrow(RangeError);
    }
  });
});
