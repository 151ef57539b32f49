import { describe, expect, it } from 'vitest';
import { extremeEquilibria } from '../../../engine/games/two-players/extreme-equilibria.ts';
import { profileKey } from '../../../engine/games/two-players/order-of-profiles.ts';
import { gameOf, oracleGames } from '../oracle-games.ts';

const text = (profile: readonly (readonly string[])[]): string => profile.map((row) => row.join(' ')).join(' | ');

describe('extreme equilibria of the oracle games', () => {
  for (const oracle of oracleGames) {
    if (oracle.extreme_nash === undefined || oracle.shape.length !== 2 || oracle.shape[0]! > 9) continue;
    it(`${oracle.name}: ${oracle.extreme_nash.length}`, () => {
      const found = extremeEquilibria(gameOf(oracle));
      expect(found.complete).toBe(true);
      expect(found.equilibria.map(({ exact }) => profileKey(exact!)).sort()).toEqual(
        oracle.extreme_nash!.map(text).sort(),
      );
      for (const equilibrium of found.equilibria)
        expect(equilibrium).toMatchObject({ regret: 0, certificate: 'exact' });
    });
  }
});
