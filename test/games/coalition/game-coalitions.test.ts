import { describe, expect, it } from 'vitest';
import { gameCoalitions } from '../../../engine/games/coalition/game-coalitions.ts';
import { agreementGame, partialAgreement } from '../../../engine/games/coalition/partial-agreement.ts';
import { stableSizes } from '../../../engine/games/coalition/stable-sizes.ts';
import { type Game, numericGame, shapeOf } from '../../../engine/games/game.ts';
import { payoffIndex, pureProfiles } from '../../../engine/games/profiles.ts';
import { pureNashProfiles } from '../../../engine/games/pure-equilibria.ts';
import * as fc from '../../properties/seeded.ts';
import { gameOf, oracleGame } from '../oracle-games.ts';
import { binaryPause } from './barrett.ts';

const payoffAt = (game: Game, player: number, profile: readonly number[]): number =>
  game.payoffs[player]![payoffIndex(shapeOf(game), player, profile)]!;

/** By definition, slowly: nobody outside gains alone, and no joint action of the members has a larger sum. */
const isPartialAgreement = (game: Game, members: readonly number[], profile: readonly number[]): boolean => {
  const shape = shapeOf(game);
  const sum = (at: readonly number[]): number =>
    members.reduce((total, player) => total + payoffAt(game, player, at), 0);
  for (const other of pureProfiles(shape)) {
    const moved = shape.map((_, player) => player).filter((player) => other[player] !== profile[player]);
    if (moved.every((player) => members.includes(player)) && sum(other) > sum(profile)) return false;
    const [alone] = moved;
    if (moved.length !== 1 || alone === undefined || members.includes(alone)) continue;
    if (payoffAt(game, alone, other) > payoffAt(game, alone, profile)) return false;
  }
  return true;
};

const games = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 36, maxLength: 36 }).map((payoffs) =>
  numericGame({
    players: ['A', 'B', 'C'],
    actions: [
      ['x', 'y'],
      ['x', 'y', 'z'],
      ['x', 'y'],
    ],
    payoffs: [payoffs.slice(0, 12), payoffs.slice(12, 24), payoffs.slice(24)],
  }),
);

const pauseGame = (players: number, b: number, c: number): Game => {
  const shape = Array.from({ length: players }, () => 2);
  const names = shape.map((_, player) => `Side ${player + 1}`);
  const payoffs = shape.map((_, player) => {
    const tensor = new Array<number>(2 ** players);
    for (const profile of pureProfiles(shape)) {
      const pausing = profile.filter((action) => action === 0).length;
      tensor[payoffIndex(shape, player, profile)] = b * pausing - (profile[player] === 0 ? c : 0);
    }
    return tensor;
  });
  return numericGame({ players: names, actions: shape.map(() => ['pause', 'race']), payoffs });
};

describe('partial-agreement equilibria', () => {
  it('are those of the definition, the best for the coalition', () => {
    let none = 0;
    let several = 0;
    fc.assert(
      fc.property(games, fc.constantFrom(0, 1, 3, 5, 6, 7), (game, coalition) => {
        const members = [0, 1, 2].filter((player) => coalition & (1 << player));
        const found = partialAgreement(agreementGame(game), coalition);
        const inCoalition = members.length === 1 ? [] : members;
        const expected = Array.from(pureProfiles(shapeOf(game)), (profile) => [...profile]).filter((profile) =>
          isPartialAgreement(game, inCoalition, profile),
        );
        expect(found?.count ?? 0).toBe(expected.length);
        if (expected.length === 0) none += 1;
        if (expected.length > 1) several += 1;
        if (found === undefined) return;
        expect(expected).toContainEqual(found.profile);
        const sum = (profile: readonly number[]): number =>
          inCoalition.reduce((total, player) => total + payoffAt(game, player, profile), 0);
        expect(sum(found.profile)).toBe(Math.max(...expected.map(sum)));
        expect(found.payoffs).toEqual([0, 1, 2].map((player) => payoffAt(game, player, found.profile)));
      }),
      { numRuns: 200 },
    );
    expect(Math.min(none, several)).toBeGreaterThan(5);
  });

  it('without a coalition are Nash equilibria', () => {
    for (const name of ['pd', 'stag_hunt', 'chicken']) {
      const game = gameOf(oracleGame(name));
      const found = partialAgreement(agreementGame(game), 0)!;
      expect(pureNashProfiles(game)).toContainEqual(found.profile);
      expect(partialAgreement(agreementGame(game), 1)).toEqual(found);
    }
  });
});

describe('coalitions of a game', () => {
  it.each([
    [5, 1, 2.5],
    [6, 2, 7],
    [4, 1, 3],
  ])('%d who may pause, b %d, c %d: as the treaty in formulas', (players, b, c) => {
    const sizes = stableSizes(binaryPause(players, b, c));
    const { coalitions, complete } = gameCoalitions(pauseGame(players, b, c));
    expect(complete).toBe(true);
    expect(coalitions).toHaveLength(2 ** players);
    for (const { members, stable, payoffs, profile } of coalitions) {
      const size = members.length;
      // At c = k b members are indifferent together; the outsiders then decide for pausing, as the formula has it.
      expect(stable).toBe(sizes[size]!.stable);
      expect(profile.filter((action) => action === 0).length).toBe(size * b >= c ? size : 0);
      for (const [player, payoff] of payoffs.entries())
        expect(payoff).toBe(members.includes(player) ? sizes[size]!.payoffMember : sizes[size]!.payoffOutsider);
    }
  });

  it('says which are left out for want of a pure equilibrium', () => {
    const { coalitions, complete, reason } = gameCoalitions(gameOf(oracleGame('matching_pennies')));
    expect(complete).toBe(false);
    expect(coalitions).toEqual([]);
    expect(reason).toContain('3 of 4 coalitions have no pure partial-agreement equilibrium');
  });

  it('ends where the budget does, and says so', () => {
    const game = pauseGame(5, 1, 2.5);
    expect(gameCoalitions(game, {}, { work: 100 })).toMatchObject({
      complete: false,
      coalitions: [],
      reason: 'stopped after 3 of 32 coalitions: the budget is spent',
    });
    let asked = 0;
    const expired = (): boolean => ++asked > 4;
    expect(gameCoalitions(game, {}, { expired }).reason).toContain('after 4 of 32');
  });

  it('with a minimum of members has none that acts below it', () => {
    const { coalitions } = gameCoalitions(pauseGame(5, 1, 2.5), { minimum: 4, ties: 'in' });
    expect(coalitions.filter(({ stable }) => stable).map(({ members }) => members.length)).toEqual([4, 4, 4, 4, 4]);
    for (const { members, profile } of coalitions)
      expect(profile.filter((action) => action === 0).length).toBe(members.length >= 4 ? members.length : 0);
  });
});
