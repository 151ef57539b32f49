import { describe, expect, it } from 'vitest';
import { formatRational } from '../../engine/games/exact/format-rational.ts';
import { pureEquilibria } from '../../engine/games/pure-equilibria.ts';
import { gameOf, oracleGames } from './oracle-games.ts';

const key = (profile: readonly (readonly string[])[]): string => profile.map((row) => row.join(' ')).join(' | ');

describe('pure equilibria of the oracle games', () => {
  for (const oracle of oracleGames) {
    if (oracle.pure_nash === undefined) continue;
    it(`${oracle.name}: ${oracle.pure_nash.length}`, () => {
      const found = pureEquilibria(gameOf(oracle));
      expect(found.map(({ exact }) => key(exact!.map((row) => row.map(formatRational)))).sort()).toEqual(
        oracle.pure_nash!.map(key).sort(),
      );
      for (const equilibrium of found)
        expect(equilibrium).toMatchObject({ regret: 0, pure: true, certificate: 'exact' });
    });
  }
});
