import { describe, expect, it } from 'vitest';
import { completeEquilibria } from '../../engine/games/n-players/complete-equilibria.ts';
import { oneEquilibrium } from '../../engine/games/one-equilibrium.ts';
import { type PayoffKind, payoffKinds, randomGame } from './quantal-response/random-games.ts';

describe('oneEquilibrium', () => {
  for (const kind of Object.keys(payoffKinds) as PayoffKind[]) {
    it(`is certain of 100 games of 6 players with 3 actions: ${kind}`, () => {
      for (let seed = 0; seed < 100; seed++) {
        const [found] = oneEquilibrium(randomGame([3, 3, 3, 3, 3, 3], kind, seed)).equilibria;
        expect(found?.certificate, `game ${seed}`).toMatch(/exact|proven/);
      }
    });
  }

  it('is in the complete certified list, found another way, of 100 games of 3 players with 3 actions', () => {
    let compared = 0;
    for (let seed = 0; seed < 100; seed++) {
      const game = randomGame([3, 3, 3], 'integers', seed);
      const all = completeEquilibria(game, { work: 200_000 });
      if (!all.complete) continue;
      compared += 1;
      const [found] = oneEquilibrium(game).equilibria;
      const near = all.equilibria.filter(({ profile, radius = 0 }) =>
        profile.every((row, player) =>
          row.every(
            (x, action) => Math.abs(x - found!.profile[player]![action]!) <= radius + (found!.radius ?? 0) + 2e-16,
          ),
        ),
      );
      expect(near, `game ${seed}`).toHaveLength(1);
    }
    expect(compared).toBeGreaterThan(90);
  });
});
