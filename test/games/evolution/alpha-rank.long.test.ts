import { describe, expect, it } from 'vitest';
import { alphaRank } from '../../../engine/games/evolution/alpha-rank.ts';
import { gameOf, oracleGames } from '../oracle-games.ts';

describe('alphaRank of every oracle game', () => {
  it.each([0.1, 1, 10, Infinity])('at α = %d is a distribution, none negative', (alpha) => {
    for (const oracle of oracleGames) {
      const { stationary, complete } = alphaRank(gameOf(oracle), { alpha });
      expect(complete, oracle.name).toBe(true);
      expect(Math.min(...stationary), oracle.name).toBeGreaterThanOrEqual(0);
      expect(Math.abs(stationary.reduce((a, b) => a + b) - 1), oracle.name).toBeLessThan(1e-12);
    }
  });
});
