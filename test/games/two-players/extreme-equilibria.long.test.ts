import { describe, expect, it } from 'vitest';
import { extremeEquilibria } from '../../../engine/games/two-players/extreme-equilibria.ts';
import { profileKey } from '../../../engine/games/two-players/order-of-profiles.ts';
import * as fc from '../../properties/seeded.ts';
import { gameOf, oracleGames } from '../oracle-games.ts';
import { drawnGame, gameOfDrawn } from './drawn-games.ts';
import { everyExtremeEquilibrium } from './every-vertex.ts';

describe('extreme equilibria, the larger oracle games', () => {
  for (const oracle of oracleGames) {
    if (oracle.extreme_nash === undefined || oracle.shape.length !== 2 || oracle.shape[0]! <= 9) continue;
    it(`${oracle.name}: ${oracle.extreme_nash.length}`, () => {
      const found = extremeEquilibria(gameOf(oracle));
      expect(found.complete).toBe(true);
      expect(found.equilibria.map(({ exact }) => profileKey(exact!)).sort()).toEqual(
        oracle.extreme_nash!.map((profile) => profile.map((row) => row.join(' ')).join(' | ')).sort(),
      );
    });
  }
});

describe('extreme equilibria against the definition', () => {
  it('agree on many games of up to 5 × 5', () => {
    fc.assert(
      fc.property(drawnGame(5), (drawn) => {
        const game = gameOfDrawn(drawn);
        const found = extremeEquilibria(game).equilibria.map(({ exact }) => profileKey(exact!));
        expect(found.sort()).toEqual(everyExtremeEquilibrium(game).profiles.map(profileKey).sort());
      }),
      { numRuns: 1000 },
    );
  });
});
