// The dynamics as `detente evolve` takes them.

import { describe, expect, it } from 'vitest';
import { DYNAMICS, evolve } from '../../../engine/games/evolution/evolve.ts';
import { evolveGame } from '../../../engine/games/evolution/evolve-game.ts';
import { populationGame } from '../../../engine/games/evolution/population-game.ts';
import { gameOf, oracleGame } from '../oracle-games.ts';

const hawkDove = populationGame({
  strategies: ['hawk', 'dove'],
  rows: [
    [-1, 4],
    [0, 2],
  ],
});

describe('evolve', () => {
  it('takes the dynamic by name', () => {
    const found = DYNAMICS.map((dynamic) =>
      evolve(hawkDove, { dynamic, start: [0.1, 0.9], population: 20, selection: 0.1 }),
    );
    expect(Object.fromEntries(found.map(({ dynamic }, k) => [DYNAMICS[k], dynamic]))).toEqual({
      fermi: 'pairwise comparison with selection 0.1, population 20, rare mutations',
      moran: 'Moran process with exponential fitness and selection 0.1, population 20, rare mutations',
      replicator: 'replicator',
      'best-reply': 'best reply',
      logit: 'logit with precision 0.1',
      'alpha-rank': 'alpha-rank of one population, α = 0.1, 20 individuals each',
    });
    for (const { complete, stationary, strategies } of found) {
      expect(complete).toBe(true);
      expect(strategies).toEqual(['hawk', 'dove']);
      expect(stationary.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
    }
  });

  it('goes over all compositions where mutations are not rare', () => {
    const found = evolve(hawkDove, { dynamic: 'moran', population: 20, mutation: 0.01 });
    expect(found.dynamic).toMatch(/population 20, mutation 0.01$/);
    expect(found.stationary[0]).toBeGreaterThan(0.5);
  });
});

describe('evolveGame', () => {
  it('ranks the profiles of any game, and takes symmetric games of two players for a population', () => {
    const pennies = gameOf(oracleGame('matching_pennies'));
    expect(evolveGame(pennies, { dynamic: 'alpha-rank', selection: Infinity }).stationary).toEqual([
      0.25, 0.25, 0.25, 0.25,
    ]);
    expect(() => evolveGame(pennies, { dynamic: 'replicator' })).toThrow(/expected a symmetric game/);
    expect(evolveGame(gameOf(oracleGame('hawk_dove')), { dynamic: 'replicator', start: [0.5, 0.5] }).complete).toBe(
      true,
    );
  });
});
