import { describe, expect, it } from 'vitest';
import type { Equilibrium } from '../../engine/games/equilibrium.ts';
import { ofNumber } from '../../engine/games/exact/of-number.ts';
import { compare, rational, subtract } from '../../engine/games/exact/rational.ts';
import { readRational } from '../../engine/games/exact/read-rational.ts';
import { toNumber } from '../../engine/games/exact/to-number.ts';
import { type Game, shapeOf } from '../../engine/games/game.ts';
import { oneEquilibrium } from '../../engine/games/one-equilibrium.ts';
import { profileValue } from '../../engine/games/regret.ts';
import * as fc from '../properties/seeded.ts';
import { gameOf, type OracleGame, oracleGame, oracleGames } from './oracle-games.ts';
import { gameFrom, type PayoffKind, payoffKinds, randomGame } from './quantal-response/random-games.ts';

const payoffRange = (game: Game): number =>
  Math.max(
    ...game.payoffs.map((tensor) => tensor.reduce((a, b) => Math.max(a, b)) - tensor.reduce((a, b) => Math.min(a, b))),
  );

/** One equilibrium, certain, its regret recomputed here. */
const certainOf = (game: Game): Equilibrium => {
  const list = oneEquilibrium(game);
  expect(list).toMatchObject({ complete: false, reason: 'one equilibrium was asked for' });
  expect(list.equilibria).toHaveLength(1);
  const [found] = list.equilibria as [Equilibrium];
  expect(found.certificate).not.toBe('approximate');
  if (found.certificate === 'proven') expect(found.radius).toBeLessThan(1e-6);
  const regret = toNumber(profileValue(game, found.profile).regret);
  expect(regret).toBeLessThanOrEqual(1e-9 * payoffRange(game));
  if (found.certificate === 'exact') expect(found.regret).toBe(0);
  return found;
};

/** Whether a profile is an extreme equilibrium of the oracle, exactly or within the radius. */
const isExtreme = ({ extreme_nash = [] }: OracleGame, { profile, exact, radius = 0 }: Equilibrium): boolean =>
  extreme_nash.some((rows) =>
    rows.every((row, player) =>
      row.every((text, action) => {
        const truth = readRational(text)!;
        if (exact !== undefined) return compare(exact[player]![action]!, truth) === 0;
        const { numerator, denominator } = subtract(ofNumber(profile[player]![action]!), truth);
        return compare(rational(numerator < 0n ? -numerator : numerator, denominator), ofNumber(radius)) <= 0;
      }),
    ),
  );

describe('oneEquilibrium on the oracle games', () => {
  for (const oracle of oracleGames) {
    it(`${oracle.name}: one that is certain, and among those known`, () => {
      const found = certainOf(gameOf(oracle));
      // Of degenerate games it may lie between extreme ones.
      if (oracle.name.startsWith('rand')) {
        if (oracle.extreme_nash !== undefined) expect(isExtreme(oracle, found)).toBe(true);
        for (const known of [oracle.all_nash_certified ?? []].filter((list) => list.length > 0)) {
          const supports = found.profile.map((row) => row.flatMap((x, action) => (x > 0 ? [action] : [])));
          const same = known.filter(({ support }) => JSON.stringify(support) === JSON.stringify(supports));
          const close = same.some(({ support, p }) =>
            support.every((actions, player) =>
              actions.every((action, k) => Math.abs(found.profile[player]![action]! - p[player]![k]!) < 1e-9),
            ),
          );
          expect(close).toBe(true);
        }
      }
    });
  }
});

describe('oneEquilibrium', () => {
  for (const kind of Object.keys(payoffKinds) as PayoffKind[]) {
    it(`proves one of games of 6 players with 3 actions: ${kind}`, () => {
      const shape = [3, 3, 3, 3, 3, 3];
      for (let seed = 0; seed < (kind === 'integers' ? 15 : 4); seed++) certainOf(randomGame(shape, kind, seed));
    });

    it(`proves one of games of other shapes: ${kind}`, () => {
      for (const shape of [[2, 2], [2, 2, 2], [4, 1, 3], [10, 10], [2, 3, 4, 5], [1, 1], [3]]) {
        for (let seed = 0; seed < 6; seed++) certainOf(randomGame(shape, kind, seed));
      }
    });
  }

  it('of games with ties everywhere is an equilibrium, too', () => {
    const tie = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(fc.tuple(tie, tie, tie), (payoffs) => {
        const game = gameFrom([2, 3, 2], payoffs);
        const { equilibria } = oneEquilibrium(game);
        expect(equilibria).toHaveLength(1);
        expect(toNumber(profileValue(game, equilibria[0]!.profile).regret)).toBeLessThanOrEqual(1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('of chicken is its mixed equilibrium, where the branch meets others on the way: never the point where it does', () => {
    const found = certainOf(gameOf(oracleGame('chicken')));
    expect(found.exact!.map(([first]) => toNumber(first!))).toEqual([0.9, 0.9]);
  });

  it('is proven again under other units of payoff, of each player his own', () => {
    const times = fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 1, max: 1e6 })));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        times,
        fc.integer({ min: -1e6, max: 1e6 }),
        (seed, factors, plus) => {
          const game = randomGame([3, 3, 3], 'integers', seed);
          const found = certainOf(game);
          const other = gameFrom(
            shapeOf(game),
            game.payoffs.map((tensor, player) => Array.from(tensor, (payoff) => factors[player]! * payoff + plus)),
          );
          certainOf(other);
          // The one equilibrium is one of the other game as well.
          const regret = toNumber(profileValue(other, found.profile).regret);
          expect(regret).toBeLessThanOrEqual(1e-9 * payoffRange(other));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('says so when the budget ends, with what it has', () => {
    const game = randomGame([3, 3, 3, 3, 3, 3], 'integers', 1);
    const none = { equilibria: [], complete: false, reason: 'the budget ended before an equilibrium was found' };
    expect(oneEquilibrium(game, { work: 1 })).toMatchObject(none);
    expect(oneEquilibrium(game, { expired: () => true })).toMatchObject(none);
    expect(oneEquilibrium(game, { work: 5000 }).equilibria).toHaveLength(1);
  });

  it('leaves the game as it was, and gives the same again', () => {
    const game = randomGame([3, 3, 3], '53 bits', 3);
    const payoffs = game.payoffs.map((tensor) => tensor.slice());
    expect(oneEquilibrium(game)).toEqual(oneEquilibrium(game));
    expect(game.payoffs).toEqual(payoffs);
  });
});
