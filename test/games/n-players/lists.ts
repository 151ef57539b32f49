import { expect } from 'vitest';
import type { Game, MixedProfile } from '../../../engine/games/game.ts';
import type { CompleteEquilibria } from '../../../engine/games/n-players/complete-equilibria.ts';
import type { OracleGame } from '../oracle-games.ts';
import { payoffRange } from './random-games.ts';

/** The largest difference of any probability. */
export const distance = (a: MixedProfile, b: MixedProfile): number =>
  Math.max(...a.flatMap((row, player) => row.map((p, action) => Math.abs(p - b[player]![action]!))));

/** Every profile of one list is near one of the other, each only once. */
export const expectSame = (
  found: readonly MixedProfile[],
  expected: readonly MixedProfile[],
  tolerance = 1e-9,
): void => {
  expect(found).toHaveLength(expected.length);
  const left = [...expected];
  for (const profile of found) {
    const k = left.findIndex((other) => distance(profile, other) <= tolerance);
    expect(k).toBeGreaterThanOrEqual(0);
    left.splice(k, 1);
  }
};

export const profilesOf = ({ equilibria }: CompleteEquilibria): MixedProfile[] =>
  equilibria.map(({ profile }) => profile);

/** What is true of every list. */
export const expectHonest = (game: Game, list: CompleteEquilibria): void => {
  const range = payoffRange(game);
  for (const equilibrium of list.equilibria) {
    expect(equilibrium.regret).toBeLessThanOrEqual(1e-10 * range);
    if (equilibrium.certificate === 'exact') expect(equilibrium.regret).toBe(0);
    else {
      expect(equilibrium.certificate).toBe('proven');
      expect(equilibrium.radius).toBeLessThan(1e-6);
    }
  }
  expect(list.complete).toBe(list.reason === undefined);
  if (list.complete) {
    expect(list.equilibria.length % 2).toBe(1);
    expect(list.unresolved).toHaveLength(0);
  }
};

/** The list that an oracle holds. */
export const certified = (oracle: OracleGame): MixedProfile[] =>
  oracle.all_nash_certified!.map(({ support, p }) =>
    oracle.shape.map((count, player) =>
      Array.from({ length: count }, (_, action) => p[player]![support[player]!.indexOf(action)] ?? 0),
    ),
  );
