import { beforeAll, describe, expect, it } from 'vitest';
import { loadSparseSolver } from '../../engine/experiment/load-sparse-solver.ts';
import {
  type CorrelatedEquilibrium,
  type CorrelatedOptions,
  correlatedEquilibrium,
} from '../../engine/games/correlated/correlated-equilibrium.ts';
import { correlatedValue, type ExactOutcome } from '../../engine/games/correlated/correlated-value.ts';
import type { CorrelatedGoal } from '../../engine/games/correlated/goals.ts';
import { mediatorSummary } from '../../engine/games/correlated/mediator.ts';
import { formatRational } from '../../engine/games/exact/format-rational.ts';
import { add, multiply, ONE, rational, ZERO } from '../../engine/games/exact/rational.ts';
import { toNumber } from '../../engine/games/exact/to-number.ts';
import { type ExactProfile, type Game, numericGame, profileCount, shapeOf } from '../../engine/games/game.ts';
import type { SparseSolver } from '../../engine/games/linear/sparse-program.ts';
import { payoffIndex, pureProfiles } from '../../engine/games/profiles.ts';
import { extremeEquilibria } from '../../engine/games/two-players/extreme-equilibria.ts';
import { solveZeroSum } from '../../engine/games/zero-sum.ts';
import * as fc from '../properties/seeded.ts';
import { gamesOfShapes, plainGame } from './n-players/random-games.ts';
import { gameOf, oracleGame, oracleGames } from './oracle-games.ts';

let solver: SparseSolver;
beforeAll(async () => {
  solver = await loadSparseSolver();
});

const found = (game: Game, options: CorrelatedOptions = {}): CorrelatedEquilibrium => {
  const result = correlatedEquilibrium(game, options);
  if ('reason' in result) throw new Error(result.reason);
  return result;
};

/** A mixed profile as the distribution that it induces. */
const productOf = (game: Game, profile: ExactProfile): ExactOutcome[] =>
  Array.from(pureProfiles(shapeOf(game)), (p) => ({
    profile: [...p],
    probability: p.map((action, player) => profile[player]![action]!).reduce(multiply, ONE),
  }));

const goals: readonly CorrelatedGoal[] = [
  'most-welfare',
  'least-welfare',
  'max-min',
  { player: 0, extreme: 'most' },
  { player: 1, extreme: 'least' },
];

const chicken = (): Game =>
  plainGame(
    [2, 2],
    [
      [6, 2, 7, 0],
      [6, 2, 7, 0],
    ],
  );

describe('chicken, 6,6 / 2,7 / 7,2 / 0,0', () => {
  // Aumann's own example: the mediator draws all profiles but the crash, 1/2, 1/4, 1/4.
  it('a mediator reaches a welfare of 10.5 at best', () => {
    const best = found(chicken());
    expect(best).toMatchObject({ welfare: 10.5, value: 10.5, bound: 10.5, regret: 0, certificate: 'exact' });
    expect(best.distribution.map(({ profile, exact }) => [profile.join(''), formatRational(exact!)])).toEqual([
      ['00', '1/2'],
      ['01', '1/4'],
      ['10', '1/4'],
    ]);
  });

  it('HiGHS finds the same when every action is there five times', () => {
    expect(found(largeCopy(chicken()), { solver })).toMatchObject({ certificate: 'approximate' });
    expect(found(largeCopy(chicken()), { solver }).welfare).toBeCloseTo(10.5, 9);
  });
});

/** The game with each action 5 times over: the same welfare, too large for the exact method when a solver is there. */
const largeCopy = (game: Game): Game => {
  const shape = shapeOf(game);
  const large = shape.map((count) => count * 5);
  const payoffs = shape.map((_, player) => {
    const tensor = new Array<number>(profileCount(large));
    for (const profile of pureProfiles(large)) {
      const original = profile.map((action, other) => action % shape[other]!);
      tensor[payoffIndex(large, player, profile)] = game.payoffs[player]![payoffIndex(shape, player, original)]!;
    }
    return tensor;
  });
  return plainGame(large, payoffs);
};

describe('correlatedValue', () => {
  it('says who would not follow: in chicken half swerve-swerve, half crash', () => {
    const half = rational(1n, 2n);
    const mixed = [
      { profile: [0, 0], probability: half },
      { profile: [1, 1], probability: half },
    ];
    // Told to swerve he gains 1 by going straight, told to go straight 2 by swerving; each half the time.
    expect(correlatedValue(chicken(), mixed).regrets.map(formatRational)).toEqual(['3/2', '3/2']);
    // Deciding beforehand, always swerving pays (6 + 2)/2 = 4 against 3, always straight 7/2.
    expect(correlatedValue(chicken(), mixed, 'coarse').regrets.map(formatRational)).toEqual(['1', '1']);
  });

  it('refuses what is no distribution', () => {
    expect(() => correlatedValue(chicken(), [])).toThrow(RangeError);
    expect(() => correlatedValue(chicken(), [{ profile: [0, 0], probability: rational(-1n) }])).toThrow(RangeError);
  });

  it('is 0 exactly at every Nash equilibrium and every mixture of them: correlated ⊇ hull of Nash', () => {
    const entry = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -1_000_000, max: 1_000_000 }));
    const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(
        gamesOfShapes(
          [
            [2, 2],
            [3, 3],
            [2, 4],
          ],
          entry,
        ),
        weights,
        (game, weight) => {
          const nash = extremeEquilibria(game).equilibria.map(({ exact }) => productOf(game, exact!));
          const mixture = nash.flatMap((outcomes, k) =>
            outcomes.map(({ profile, probability }) => ({
              profile,
              probability: multiply(probability, rational(BigInt(weight[k % 40]!))),
            })),
          );
          for (const outcomes of [...nash, mixture]) {
            expect(correlatedValue(game, outcomes).regret).toEqual(ZERO);
            expect(correlatedValue(game, outcomes, 'coarse').regret).toEqual(ZERO);
          }
          const welfares = nash.map((outcomes) => toNumber(correlatedValue(game, outcomes).payoffs.reduce(add)));
          expect(found(game).welfare).toBeGreaterThanOrEqual(Math.max(...welfares));
          expect(found(game, { goal: 'least-welfare' }).welfare).toBeLessThanOrEqual(Math.min(...welfares));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('correlatedEquilibrium', () => {
  it.each([
    ['whole numbers with many ties', fc.integer({ min: 0, max: 2 }), 12, 1e-9],
    ['whole numbers to a million', fc.integer({ min: -1_000_000, max: 1_000_000 }), 10, Number.POSITIVE_INFINITY],
    ['doubles of 53 bits', fc.maxSafeInteger().map((x) => x / Number.MAX_SAFE_INTEGER), 5, Number.POSITIVE_INFINITY],
  ])('is exact, coarse reaches no less, and HiGHS agrees: %s', (_, entry, numRuns, tolerance) => {
    fc.assert(
      fc.property(
        gamesOfShapes(
          [
            [2, 2],
            [3, 4],
            [2, 2, 2],
            [2, 3, 2],
            [1, 3],
          ],
          entry,
        ),
        (game) => {
          for (const goal of goals) {
            const exact = found(game, { goal });
            const coarse = found(game, { goal, kind: 'coarse' });
            expect(exact).toMatchObject({ regret: 0, certificate: 'exact', bound: exact.value });
            expect(coarse).toMatchObject({ regret: 0, certificate: 'exact' });
            const least = goal === 'least-welfare' || (typeof goal === 'object' && goal.extreme === 'least');
            expect(least ? exact.value - coarse.value : coarse.value - exact.value).toBeGreaterThanOrEqual(0);
            const scale = Math.max(...game.payoffs.map((tensor) => Math.max(...tensor.map(Math.abs))), 1e-300);
            // An exact budget of 0 pivots sends even a small game to the solver.
            const numeric = found(game, { goal, solver, budget: { work: 0 } });
            // Two payoffs of a player that nearly tie make the value sensitive to regrets that no double can see.
            expect(Math.abs(numeric.value - exact.value)).toBeLessThanOrEqual(tolerance * scale);
            expect(numeric.regret).toBeLessThanOrEqual(1e-7 * scale);
            // The bound is proven, whatever HiGHS says: no exact optimum lies beyond it.
            expect(least ? exact.value - numeric.bound : numeric.bound - exact.value).toBeGreaterThanOrEqual(
              -1e-15 * scale,
            );
          }
        },
      ),
      { numRuns },
    );
  });

  it('keeps its equilibria when payoffs are rescaled, and its value when players change places', () => {
    const positive = fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: -1_000_000, max: 1_000_000 }));
    const shapes = [
      [2, 3],
      [3, 3],
    ];
    const entry = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(gamesOfShapes(shapes, entry), positive, positive, (game, first, second) => {
        const scales = [first, second];
        const rescaled = plainGame(
          shapeOf(game),
          game.payoffs.map((tensor, player) => [...tensor].map((x) => x * scales[player]![0] + scales[player]![1])),
        );
        const swapped = plainGame([...shapeOf(game)].reverse(), [[...game.payoffs[1]!], [...game.payoffs[0]!]]);
        for (const kind of ['correlated', 'coarse'] as const) {
          const best = found(game, { kind });
          const outcomes = best.distribution.map(({ profile, exact }) => ({ profile, probability: exact! }));
          expect(correlatedValue(rescaled, outcomes, kind).regret).toEqual(ZERO);
          expect(found(swapped, { kind }).value).toBe(best.value);
          expect(found(swapped, { kind, goal: 'max-min' }).value).toBe(found(game, { kind, goal: 'max-min' }).value);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('takes one player, and one profile', () => {
    expect(found(plainGame([3], [[1, 5, 2]]))).toMatchObject({ value: 5, regret: 0, certificate: 'exact' });
    expect(found(plainGame([1, 1], [[4], [-1]]), { goal: 'max-min' })).toMatchObject({ value: -1, bound: -1 });
    expect(found(plainGame([1, 1], [[4], [-1]]), { solver, budget: { work: 0 } }).welfare).toBe(3);
  });

  it('any equilibrium will do for `feasible`', () => {
    for (const name of ['rps', 'mckelvey_mclennan_2x2x2', 'von_stengel_6x6']) {
      const any = found(gameOf(oracleGame(name)), { goal: 'feasible' });
      expect(any).toMatchObject({ regret: 0, certificate: 'exact' });
      expect(any.distribution.reduce((sum, { exact }) => add(sum, exact!), ZERO)).toEqual(ONE);
    }
  });

  it('reaches the value of 12 × 12 zero-sum games in every way, to 1e-6', () => {
    const game = gameOf(oracleGame('randzs_12x12_s8012'));
    const exact = solveZeroSum(game);
    if (!('values' in exact)) throw new Error(exact.reason);
    const value = toNumber(exact.values[0]);
    for (const kind of ['correlated', 'coarse'] as const) {
      for (const goal of [...goals, 'feasible'] as const) {
        const result = found(game, { kind, goal, solver });
        if (kind === 'correlated') expect(result.method).toMatch(/HiGHS 1\.15/);
        expect(Math.abs(result.payoffs[0]! - value)).toBeLessThan(1e-6);
        expect(result.regret).toBeLessThan(1e-6);
      }
    }
  });

  it('takes 729 profiles: 6 players of 3 actions', () => {
    for (const name of ['psr_pd_6p', 'rand_6p3a_s60300']) {
      const game = gameOf(oracleGame(name));
      expect(profileCount(shapeOf(game))).toBe(729);
      const best = found(game, { solver });
      const range = Math.max(...game.payoffs.map((tensor) => Math.max(...tensor) - Math.min(...tensor)));
      expect(best.regret).toBeLessThan(1e-8 * range);
      expect(best.bound - best.value).toBeGreaterThanOrEqual(-1e-8 * range);
      expect(best.bound - best.value).toBeLessThan(1e-6 * range);
    }
  });

  it('covers every certified Nash equilibrium of the oracle games of three and more players', () => {
    const oracles = oracleGames.filter((oracle) => oracle.shape.length > 2 && oracle.pure_nash !== undefined);
    expect(oracles.length).toBeGreaterThan(20);
    for (const oracle of oracles) {
      const game = gameOf(oracle);
      for (const pure of oracle.pure_nash!) {
        const profile = pure.map((row) => row.indexOf('1'));
        expect(correlatedValue(game, [{ profile, probability: ONE }]).regret, oracle.name).toEqual(ZERO);
      }
    }
  });

  it('says why it found nothing', () => {
    const game = gameOf(oracleGame('von_stengel_6x6'));
    expect(correlatedEquilibrium(game, { budget: { work: 0 } })).toEqual({
      reason: 'stopped after 0 pivots of the simplex method',
    });
    const failing: SparseSolver = {
      name: 'HiGHS',
      solve: () => ({ status: 'failed', reason: 'HiGHS reached its limit of time' }),
    };
    expect(correlatedEquilibrium(game, { budget: { work: 0 }, solver: failing })).toEqual({
      reason: 'HiGHS reached its limit of time',
    });
    expect(() => correlatedEquilibrium(game, { goal: { player: 2, extreme: 'most' } })).toThrow(RangeError);
  });

  it('passes on the limit of iterations of HiGHS', async () => {
    const short = await loadSparseSolver({ iterations: 3 });
    expect(correlatedEquilibrium(gameOf(oracleGame('randzs_12x12_s8012')), { solver: short })).toEqual({
      reason: 'HiGHS reached its limit of iterations',
    });
  });
});

describe('mediatorSummary', () => {
  it('chicken: optimum 12, mediator 10.5, best Nash 28/3, worst 9', () => {
    const game = chicken();
    const summary = mediatorSummary(game, extremeEquilibria(game));
    expect(summary).toMatchObject({
      optimum: { profile: [0, 0], welfare: 12 },
      correlated: { most: { welfare: 10.5 } },
      nash: { most: 28 / 3, least: 9, complete: true },
      priceOfAnarchy: { atLeast: 12 / 9, atMost: 12 / 9 },
      priceOfStability: { atLeast: 12 / (28 / 3), atMost: 12 / (28 / 3) },
    });
    expect(summary.reason).toBeUndefined();
  });

  it('of an incomplete list says bounds, and they hold', () => {
    const game = chicken();
    const all = extremeEquilibria(game);
    const one = { ...all, equilibria: all.equilibria.slice(0, 1), complete: false };
    const { priceOfAnarchy, priceOfStability, reason } = mediatorSummary(game, one);
    expect(reason).toMatch('not complete');
    expect(priceOfAnarchy.atLeast).toBeLessThanOrEqual(12 / 9);
    expect(priceOfAnarchy.atMost).toBeGreaterThanOrEqual(12 / 9);
    expect(priceOfStability.atLeast).toBeCloseTo(12 / 10.5, 12);
    expect(priceOfStability.atMost).toBeGreaterThanOrEqual(12 / (28 / 3));
  });

  it('compares costs where every profile has one', () => {
    // Two roads: one takes 1, the other the share who take it.
    const payoffs = [
      [-1, -1, -0.5, -1],
      [-1, -1, -0.5, -1],
    ];
    const roads = numericGame({
      title: '',
      players: ['A', 'B'],
      actions: [
        ['wide', 'narrow'],
        ['wide', 'narrow'],
      ],
      payoffs,
    });
    const { priceOfAnarchy, priceOfStability, reason } = mediatorSummary(roads, extremeEquilibria(roads));
    expect(priceOfAnarchy).toEqual({ atLeast: 4 / 3, atMost: 4 / 3 });
    expect(priceOfStability).toEqual({ atLeast: 1, atMost: 1 });
    expect(reason).toBeUndefined();
  });

  it('has no ratio where welfare is not positive, and says so', () => {
    const game = gameOf(oracleGame('matching_pennies'));
    const { priceOfAnarchy, reason } = mediatorSummary(game, extremeEquilibria(game));
    expect(priceOfAnarchy).toEqual({});
    expect(reason).toMatch('positive welfare');
  });
});
