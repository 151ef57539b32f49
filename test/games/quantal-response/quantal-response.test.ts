import { describe, expect, it } from 'vitest';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import { type Game, profileCount, shapeOf } from '../../../engine/games/game.ts';
import { payoffIndex, pureProfiles } from '../../../engine/games/profiles.ts';
import { logitResidual } from '../../../engine/games/quantal-response/logit-residual.ts';
import { quantalResponse } from '../../../engine/games/quantal-response/quantal-response.ts';
import { profileValue } from '../../../engine/games/regret.ts';
import * as fc from '../../properties/seeded.ts';
import { gameOf, oracleGame, oracleGames } from '../oracle-games.ts';
import { gameFrom } from './random-games.ts';

type Rows = readonly (readonly number[])[];

const distance = (a: Rows, b: Rows): number =>
  Math.max(...a.flatMap((row, player) => row.map((x, action) => Math.abs(x - b[player]![action]!))));

const randomGame = (most: number) =>
  fc.array(fc.integer({ min: 2, max: 3 }), { minLength: 2, maxLength: 3 }).chain((shape) =>
    fc
      .tuple(
        ...shape.map(() =>
          fc.array(fc.integer({ min: -most, max: most }), {
            minLength: profileCount(shape),
            maxLength: profileCount(shape),
          }),
        ),
      )
      .map((payoffs) => gameFrom(shape, payoffs)),
  );

const coordination = (actions: number): Game => {
  const payoffs = Array.from({ length: actions * actions }, (_, k) => (k % (actions + 1) === 0 ? 1 : 0));
  return gameFrom([actions, actions], [payoffs, payoffs]);
};

describe('quantalResponse on the oracle games', () => {
  for (const oracle of oracleGames) {
    const theirs = oracle.qre_principal;
    if (theirs === undefined) continue;
    it(`${oracle.name}: residuals, and their points where no bifurcation lies before`, () => {
      const game = gameOf(oracle);
      const result = quantalResponse(
        game,
        theirs.map(({ lambda }) => lambda),
      );
      expect(result).toMatchObject({ complete: true });
      expect(result.points).toHaveLength(theirs.length);
      for (const [k, { lambda, profile }] of theirs.entries()) {
        const point = result.points[k]!;
        expect(point.precision).toBeCloseTo(lambda, 12);
        expect(logitResidual(game, lambda, point.profile)).toBeLessThanOrEqual(1e-10);
        // Theirs are rounded to twelve digits, and at a bifurcation known to half of that.
        const near = result.bifurcations.some(({ precision }) => Math.abs(precision - lambda) < 1e-6 * lambda);
        if (point.branch === 'principal' && !near) expect(distance(point.profile, profile)).toBeLessThan(1e-8);
      }
    });
  }
});

/** Damped iteration of the logit reply, from the exact payoffs: another way to the same point where precision is small. */
const iterate = (game: Game, precision: number): number[][] => {
  let profile = shapeOf(game).map((count) => new Array<number>(count).fill(1 / count));
  for (let round = 0; round < 120; round++) {
    const { deviations } = profileValue(game, profile);
    profile = profile.map((row, player) => {
      const payoffs = deviations[player]!.map(toNumber);
      const best = Math.max(...payoffs);
      const weights = payoffs.map((payoff) => Math.exp(precision * (payoff - best)));
      const total = weights.reduce((a, b) => a + b);
      return row.map((x, action) => 0.3 * x + (0.7 * weights[action]!) / total);
    });
  }
  return profile;
};

describe('quantalResponse', () => {
  it('is uniform at precision 0, whatever else is asked', () => {
    const { points, complete } = quantalResponse(gameOf(oracleGame('psr_asym_3p')), [1, 0, 1]);
    expect(complete).toBe(true);
    expect(points.map(({ precision }) => precision)).toEqual([1, 0, 1]);
    for (const row of points[1]!.profile) for (const x of row) expect(x).toBeCloseTo(1 / 3, 15);
    expect(points[0]).toEqual(points[2]);
  });

  it('is what damped iteration of replies converges to at small precision', () => {
    fc.assert(
      fc.property(randomGame(1_000_000), (game) => {
        const precision = 3e-7;
        const { points } = quantalResponse(game, [precision]);
        expect(distance(points[0]!.profile, iterate(game, precision))).toBeLessThan(1e-9);
      }),
      { numRuns: 25 },
    );
  });

  it('depends on precision times payoff, and not on what is added to payoffs', () => {
    fc.assert(
      fc.property(
        randomGame(100),
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: -1e6, max: 1e6 }),
        (game, times, plus) => {
          const other = gameFrom(
            shapeOf(game),
            game.payoffs.map((tensor) => Array.from(tensor, (payoff) => times * payoff + plus)),
          );
          const [here] = quantalResponse(game, [0.02]).points;
          const [there] = quantalResponse(other, [0.02 / times]).points;
          expect(distance(here!.profile, there!.profile)).toBeLessThan(1e-10);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order of players or of actions', () => {
    fc.assert(
      fc.property(randomGame(100), (game) => {
        const shape = shapeOf(game);
        const turned = [...shape].reverse();
        const last = shape.length - 1;
        // Players in reverse, and every player's actions in reverse.
        const payoffs = shape.map(() => new Array<number>(profileCount(shape)));
        for (const profile of pureProfiles(shape)) {
          const image = profile.map((action, player) => shape[player]! - 1 - action).reverse();
          for (const player of shape.keys()) {
            payoffs[last - player]![payoffIndex(turned, last - player, image)] =
              game.payoffs[player]![payoffIndex(shape, player, profile)]!;
          }
        }
        const [here] = quantalResponse(game, [0.03]).points;
        const [there] = quantalResponse(gameFrom(turned, payoffs), [0.03]).points;
        const image = there!.profile.map((row) => [...row].reverse()).reverse();
        expect(distance(here!.profile, image)).toBeLessThan(1e-10);
      }),
      { numRuns: 40 },
    );
  });

  it('nears an equilibrium: regret falls at least as ln(actions) / precision', () => {
    for (const name of ['psr_treaty_4p', 'rand_10x10_s1004', 'rand_3p3a_s30302', 'travelers6', 'chicken']) {
      const game = gameOf(oracleGame(name));
      const precisions = [1, 10, 100, 1000];
      const { points, complete } = quantalResponse(game, precisions);
      expect(complete).toBe(true);
      for (const { precision, profile } of points) {
        const { regret } = profileValue(game, profile);
        const bound = Math.log(Math.max(...shapeOf(game))) / precision;
        expect(toNumber(regret)).toBeLessThanOrEqual(bound + 1e-9);
      }
    }
  });

  it('finds where branches meet in coordination: at precision m, with m − 1 eigenvalues, odd or even', () => {
    // At the uniform point of the m × m identity game replies change by λ / m in every direction that sums to 0.
    for (const actions of [2, 3, 4, 5]) {
      const { bifurcations, points } = quantalResponse(coordination(actions), [1, 20]);
      expect(bifurcations).toHaveLength(1);
      expect(bifurcations[0]!.precision).toBeCloseTo(actions, 5);
      expect(bifurcations[0]!.kind).toBe(actions === 2 ? 'simple bifurcation' : 'multiple bifurcation');
      expect(bifurcations[0]!.words).toContain(`(${actions - 1} eigenvalue`);
      expect(points.map(({ branch }) => branch)).toEqual(['principal', 'beyond a bifurcation']);
      for (const row of points[1]!.profile) for (const x of row) expect(x).toBeCloseTo(1 / actions, 9);
    }
  });

  it('finds where the branch turns: before, one point of it; beyond, another far away', () => {
    const game = gameOf(oracleGame('rand_5x5_s504'));
    const { bifurcations, points } = quantalResponse(game, [0.5964, 0.5965]);
    expect(bifurcations.map(({ kind }) => kind)).toEqual(['turning point', 'turning point']);
    expect(bifurcations[0]!.precision).toBeCloseTo(0.596408, 5);
    expect(bifurcations[1]!.precision).toBeCloseTo(0.570887, 5);
    expect(points.map(({ branch }) => branch)).toEqual(['principal', 'beyond a turn']);
    expect(distance(points[0]!.profile, points[1]!.profile)).toBeGreaterThan(0.02);
  });

  it('has a point at the very precision of a bifurcation', () => {
    const { points, complete, bifurcations } = quantalResponse(coordination(2), [2]);
    expect(complete).toBe(true);
    expect(bifurcations).toHaveLength(1);
    expect(points[0]!.profile.flat()).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  it('says what it did not reach: too little work, no time', () => {
    const game = gameOf(oracleGame('rand_3p3a_s30300'));
    const little = quantalResponse(game, [0.001, 5], { work: 8 });
    expect(little).toMatchObject({ complete: false, reason: 'no point at precision 5: the budget of steps ended' });
    expect(little.points.map(({ precision }) => precision)).toEqual([0.001]);
    expect(quantalResponse(game, [5], { expired: () => true }).reason).toBe('no point at precision 5: the time was up');
  });

  it('takes games of one player, of one action, and of no differences', () => {
    const alone = quantalResponse(gameFrom([2], [[0, 1]]), [1]).points[0]!;
    expect(alone.profile[0]![1]).toBeCloseTo(1 / (1 + Math.exp(-1)), 15);
    const one = quantalResponse(
      gameFrom(
        [1, 2],
        [
          [3, 4],
          [0, 1],
        ],
      ),
      [1],
    ).points[0]!;
    expect(one.profile[0]).toEqual([1]);
    expect(one.profile[1]![1]).toBeCloseTo(1 / (1 + Math.exp(-1)), 15);
    expect(
      quantalResponse(
        gameFrom(
          [2, 2],
          [
            [7, 7, 7, 7],
            [0, 0, 0, 0],
          ],
        ),
        [1e6],
      ).points[0]!.profile.flat(),
    ).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  it('refuses precisions that are none', () => {
    for (const precision of [-1, NaN, Infinity]) {
      expect(() => quantalResponse(coordination(2), [precision])).toThrow(RangeError);
    }
  });
});

describe('logitResidual', () => {
  it('is the distance to the reply: matching pennies at (1, 0), (1/2, 1/2)', () => {
    const pennies = gameFrom(
      [2, 2],
      [
        [1, -1, -1, 1],
        [-1, 1, 1, -1],
      ],
    );
    // Player 2 earns −1 with his first action and 1 with his second: at precision 1 he replies 1 / (1 + e²) = 0.1192.
    const residual = logitResidual(pennies, 1, [
      [1, 0],
      [0.5, 0.5],
    ]);
    expect(residual).toBeCloseTo(0.5, 15);
    expect(
      logitResidual(pennies, 1, [
        [1, 0],
        [1 / (1 + Math.exp(2)), 1 / (1 + Math.exp(-2))],
      ]),
    ).toBeCloseTo(1 - 1 / (1 + Math.exp(2 - 4 / (1 + Math.exp(2)))), 12);
  });
});
