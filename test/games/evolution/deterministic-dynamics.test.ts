import { describe, expect, it } from 'vitest';
import { bestReplyDynamics } from '../../../engine/games/evolution/best-reply-dynamics.ts';
import { isEvolutionarilyStable } from '../../../engine/games/evolution/evolutionary-stability.ts';
import { integrate } from '../../../engine/games/evolution/integrate.ts';
import { logitDynamics } from '../../../engine/games/evolution/logit-dynamics.ts';
import { type PopulationGame, populationGame } from '../../../engine/games/evolution/population-game.ts';
import { replicator } from '../../../engine/games/evolution/replicator.ts';
import { restPoints } from '../../../engine/games/evolution/rest-points.ts';
import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import * as fc from '../../properties/seeded.ts';

const gameFrom = (rows: readonly (readonly number[])[]): PopulationGame =>
  populationGame({ strategies: rows.map((_, k) => `s${k}`), rows });

const hawkDove = gameFrom([
  [-1, 4],
  [0, 2],
]);
const rockPaperScissors = gameFrom([
  [0, -1, 1],
  [1, 0, -1],
  [-1, 1, 0],
]);
/** Losing costs more than winning gives: the cycles of the replicator dynamic grow. */
const badRockPaperScissors = gameFrom([
  [0, -2, 1],
  [1, 0, -2],
  [-2, 1, 0],
]);
const coordination = gameFrom([
  [2, 0],
  [0, 1],
]);

const payoff = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.double({ min: -50, max: 50, noNaN: true }),
);
const games = fc
  .integer({ min: 1, max: 4 })
  .chain((count) =>
    fc
      .array(fc.array(payoff, { minLength: count, maxLength: count }), { minLength: count, maxLength: count })
      .map(gameFrom),
  );
const smallGames = fc.integer({ min: 1, max: 4 }).chain((count) =>
  fc
    .array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: count, maxLength: count }), {
      minLength: count,
      maxLength: count,
    })
    .map(gameFrom),
);
const wholeGames = fc.integer({ min: 2, max: 4 }).chain((count) => {
  const row = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: count, maxLength: count });
  return fc.array(row, { minLength: count, maxLength: count }).map(gameFrom);
});
/** Positive shares of so many strategies. */
const sharesOf = (weights: readonly number[], count: number): number[] => {
  const used = weights.slice(0, count);
  const total = used.reduce((a, b) => a + b);
  return used.map((weight) => weight / total);
};
const weights = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 4, maxLength: 4 });

describe('integrate', () => {
  it('follows the circle: one turn ends where it began', () => {
    const points: number[][] = [];
    const stopped = integrate(([x, y], into) => into.set([-y!, x!]), Float64Array.of(1, 0), {
      horizon: 2 * Math.PI,
      samples: 4,
      record: (_, state) => {
        points.push([...state]);
        return false;
      },
    });
    expect(stopped).toBeUndefined();
    const corners = [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
      [1, 0],
    ];
    for (const [k, [x, y]] of corners.entries()) {
      expect(points[k]![0]).toBeCloseTo(x!, 8);
      expect(points[k]![1]).toBeCloseTo(y!, 8);
    }
  });

  it('ends with a reason when steps run out, time is up, or a solution runs away', () => {
    const options = { horizon: 2, samples: 2, record: () => false };
    const steep = (state: Float64Array, into: Float64Array) => into.set([-1e9 * state[0]!]);
    expect(integrate(steep, Float64Array.of(1), { ...options, budget: { work: 50 } })).toMatch(/after 50 steps$/);
    expect(integrate(steep, Float64Array.of(1), { ...options, budget: { expired: () => true } })).toMatch(
      /^out of time/,
    );
    // y' = y², y(0) = 1 is infinite at time 1.
    const blowUp = integrate(([y], into) => into.set([y! * y!]), Float64Array.of(1), options);
    expect(blowUp).toMatch(/^steps become too small at time 1\.000|^stopped at time 1\.000/);
  });
});

describe('replicator', () => {
  it('of hawks and doves comes to rest at V/C hawks: 2/3', () => {
    for (const start of [
      [0.01, 0.99],
      [0.99, 0.01],
      [0.5, 0.5],
    ]) {
      const { stationary, complete } = replicator(hawkDove, { start, horizon: 1000 });
      expect(complete).toBe(true);
      expect(stationary[0]).toBeCloseTo(2 / 3, 8);
    }
  });

  it('of one dominant strategy is the logistic curve, through shares that no double near 1 could hold', () => {
    const game = gameFrom([
      [3, 3],
      [1, 1],
    ]);
    const { trajectory } = replicator(game, { start: [1e-6, 1 - 1e-6], horizon: 10, samples: 10 });
    for (const { time, shares } of trajectory!) {
      const odds = (1e-6 / (1 - 1e-6)) * Math.exp(2 * time);
      expect(shares[0]! / (odds / (1 + odds))).toBeCloseTo(1, 9);
      expect(shares[1]! * (1 + odds)).toBeCloseTo(1, 9);
    }
  });

  it('of rock, paper, scissors keeps the product of the shares; the time average is even', () => {
    const { trajectory, complete, reason, stationary } = replicator(rockPaperScissors, {
      start: [0.5, 0.3, 0.2],
      horizon: 400,
      samples: 4000,
    });
    expect(complete).toBe(false);
    expect(reason).toMatch(/^still moving at time 400/);
    for (const { shares } of trajectory!) expect((shares[0]! * shares[1]! * shares[2]!) / 0.03).toBeCloseTo(1, 6);
    for (const share of stationary) expect(Math.abs(share - 1 / 3)).toBeLessThan(0.01);
  });

  it('spirals outwards where losing costs more than winning gives, and never leaves the simplex', () => {
    const { trajectory } = replicator(badRockPaperScissors, { start: [0.34, 0.33, 0.33], horizon: 200 });
    const products = trajectory!.map(({ shares }) => shares.reduce((a, b) => a * b));
    expect(products.every((product, k) => k === 0 || product < products[k - 1]!)).toBe(true);
    for (const { shares } of trajectory!) {
      expect(shares.every((share) => share >= 0)).toBe(true);
      expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    }
  });

  it('stays where it starts at rest; who is away stays away', () => {
    expect(replicator(rockPaperScissors)).toMatchObject({ complete: true, stationary: [1 / 3, 1 / 3, 1 / 3] });
    const { stationary } = replicator(rockPaperScissors, { start: [0.5, 0.5, 0], horizon: 1000 });
    expect(stationary[1]).toBeCloseTo(1, 9);
    expect(stationary[2]).toBe(0);
    expect(replicator(coordination, { start: [1 / 3, 2 / 3] }).stationary[0]).toBeCloseTo(1 / 3, 9);
  });

  it('ends at a rest point from inside only where that is an equilibrium', () => {
    fc.assert(
      fc.property(smallGames, weights, (game, drawn) => {
        const start = sharesOf(drawn, game.strategies.length);
        const { stationary, complete } = replicator(game, { start, horizon: 300, samples: 60 });
        expect(stationary.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
        if (!complete) return;
        const count = stationary.length;
        const earned = stationary.map((_, k) =>
          stationary.reduce((sum, share, l) => sum + share * game.payoffs[k * count + l]!, 0),
        );
        const mean = earned.reduce((sum, value, k) => sum + value * stationary[k]!, 0);
        // Folk theorem of evolutionary game theory: a limit of a path from inside is a symmetric equilibrium.
        for (const value of earned) expect(value - mean).toBeLessThan(1e-8);
      }),
      { numRuns: 60 },
    );
  });
});

describe('logit dynamic', () => {
  it('rests at the quantal response equilibrium: x = L(A x)', () => {
    fc.assert(
      fc.property(smallGames, weights, fc.constantFrom(0, 0.1, 1, 3), (game, drawn, precision) => {
        const { stationary, complete } = logitDynamics(game, {
          precision,
          start: sharesOf(drawn, game.strategies.length),
        });
        if (!complete) return;
        const count = stationary.length;
        const odds = stationary.map((_, k) =>
          Math.exp(precision * stationary.reduce((sum, share, l) => sum + share * game.payoffs[k * count + l]!, 0)),
        );
        const total = odds.reduce((a, b) => a + b);
        for (const [k, share] of stationary.entries()) expect(Math.abs(share - odds[k]! / total)).toBeLessThan(1e-9);
        if (precision === 0) for (const share of stationary) expect(share).toBeCloseTo(1 / count, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('ends with the means and a reason where it cycles', () => {
    const found = logitDynamics(badRockPaperScissors, { precision: 20, start: [0.5, 0.3, 0.2], horizon: 50 });
    expect(found.complete).toBe(false);
    expect(found.reason).toMatch(/^still moving at time 50/);
    for (const { shares } of found.trajectory!) expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
  });
});

describe('best reply dynamic', () => {
  it('goes to the better of two conventions, by which side of 1/3 it starts on', () => {
    expect(bestReplyDynamics(coordination, { start: [0.34, 0.66] }).stationary).toEqual([1, 0]);
    expect(bestReplyDynamics(coordination, { start: [0.33, 0.67] }).stationary).toEqual([0, 1]);
    const { trajectory } = bestReplyDynamics(coordination, { start: [0.34, 0.66], horizon: 10, samples: 10 });
    for (const { time, shares } of trajectory!) expect(shares[1]).toBeCloseTo(0.66 * Math.exp(-time), 12);
  });

  it('of hawks and doves comes to rest at 2/3 in finite time', () => {
    const { stationary, trajectory, complete } = bestReplyDynamics(hawkDove, { start: [0, 1], horizon: 4, samples: 4 });
    expect(complete).toBe(true);
    expect(stationary[0]).toBeCloseTo(2 / 3, 9);
    // 1 − e^−t hawks until log 3 ≈ 1.0986.
    expect(trajectory!.map(({ shares }) => shares[0]!)[1]).toBeCloseTo(1 - Math.exp(-1), 12);
    expect(trajectory!.map(({ shares }) => shares[0]!)[2]).toBeCloseTo(2 / 3, 9);
  });

  it('of rock, paper, scissors shrinks to the middle as e^-t; where losing costs more it goes round a triangle for ever', () => {
    const { trajectory, stationary, reason } = bestReplyDynamics(rockPaperScissors, {
      start: [0.6, 0.3, 0.1],
      horizon: 60,
      samples: 60,
    });
    const lead = ({ shares: [x, y, z] }: { shares: readonly number[] }) => Math.max(z! - y!, x! - z!, y! - x!);
    for (const [k, point] of trajectory!.slice(0, 5).entries())
      expect(lead(point) / lead(trajectory![0]!)).toBeCloseTo(Math.exp(-k), 9);
    for (const share of stationary) expect(share).toBeCloseTo(1 / 3, 2);
    expect(reason).toMatch(/^10000 changes of the best reply by time \d.*; the shares are those then$/);
    const cycle = bestReplyDynamics(badRockPaperScissors, { start: [0.6, 0.3, 0.1] });
    expect(cycle.complete).toBe(false);
    // While a reply is best its payoff falls as e^-t, so it is 0 on the triangle; in the middle it would be −1/3.
    for (const { shares } of cycle.trajectory!.slice(50)) {
      const [x, y, z] = shares as [number, number, number];
      expect(Math.max(z - 2 * y, x - 2 * z, y - 2 * x)).toBeCloseTo(0, 9);
    }
  });

  it('rests only at symmetric equilibria', () => {
    fc.assert(
      fc.property(games, weights, (game, drawn) => {
        const found = bestReplyDynamics(game, { start: sharesOf(drawn, game.strategies.length) });
        expect(found.stationary.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
        expect(found.trajectory!.length).toBeGreaterThan(0);
        if (!found.complete) return;
        const { stationary } = found;
        const count = stationary.length;
        const earned = stationary.map((_, k) =>
          stationary.reduce((sum, share, l) => sum + share * game.payoffs[k * count + l]!, 0),
        );
        const scale = Math.max(...game.payoffs.map(Math.abs), 1);
        for (const [k, share] of stationary.entries())
          if (share > 1e-9) expect((Math.max(...earned) - earned[k]!) / scale).toBeLessThan(1e-9);
      }),
    );
  });

  it('keeps to its budget', () => {
    expect(bestReplyDynamics(badRockPaperScissors, { start: [0.6, 0.3, 0.1], budget: { work: 5 } })).toMatchObject({
      complete: false,
      reason: expect.stringMatching(/^5 changes of the best reply/),
    });
    expect(bestReplyDynamics(coordination, { start: [0.4, 0.6], budget: { expired: () => true } }).complete).toBe(
      false,
    );
  });
});

describe('restPoints', () => {
  const points = (game: PopulationGame) =>
    restPoints(game).points.map(
      ({ exact, equilibrium }) => `${exact.map(formatRational).join(' ')}${equilibrium ? ' *' : ''}`,
    );

  it('of hawks and doves, of coordination, of rock, paper, scissors', () => {
    expect(points(hawkDove)).toEqual(['1 0', '0 1', '2/3 1/3 *']);
    expect(points(coordination)).toEqual(['1 0 *', '0 1 *', '1/3 2/3 *']);
    expect(points(rockPaperScissors)).toEqual(['1 0 0', '0 1 0', '0 0 1', '1/3 1/3 1/3 *']);
    expect(restPoints(hawkDove)).toMatchObject({ complete: true });
    expect(restPoints(hawkDove).points.at(-1)!.payoff).toBeCloseTo(2 / 3, 15);
  });

  it('says where there may be a continuum: a strategy twice', () => {
    expect(
      restPoints(
        gameFrom([
          [1, 1],
          [1, 1],
        ]),
      ),
    ).toMatchObject({ complete: false, reason: 'possible continuum of rest points of s0, s1' });
  });

  it('holds points at which all who are there earn exactly the same, and at least one equilibrium where nothing is degenerate', () => {
    fc.assert(
      fc.property(games, (game) => {
        const { points: found, complete } = restPoints(game);
        const count = game.strategies.length;
        for (const { exact } of found) {
          expect(exact.reduce((sum, share) => sum + toNumber(share), 0)).toBeCloseTo(1, 9);
          const common = exact.reduce((product, { denominator }) => product * denominator, 1n);
          const earned = exact.map((_, own) =>
            exact.reduce(
              (sum, { numerator, denominator }, other) =>
                sum + game.exact.numerators[own * count + other]! * ((numerator * common) / denominator),
              0n,
            ),
          );
          const there = earned.filter((_, k) => exact[k]!.numerator !== 0n);
          expect(new Set(there).size).toBe(1);
        }
        if (complete) expect(found.some(({ equilibrium }) => equilibrium)).toBe(true);
      }),
    );
  });

  it('keeps to its budget', () => {
    const many = gameFrom(Array.from({ length: 13 }, () => new Array<number>(13).fill(1)));
    expect(restPoints(many)).toMatchObject({ complete: false, reason: 'too many supports: 2^13 − 1' });
    expect(restPoints(coordination, { expired: () => true })).toMatchObject({ complete: false, points: [] });
  });
});

describe('evolutionary stability', () => {
  const stable = (game: PopulationGame): string[] =>
    restPoints(game)
      .points.filter(({ exact }) => isEvolutionarilyStable(game, exact))
      .map(({ exact }) => exact.map(formatRational).join(' '));

  it('of hawks and doves the mixture, of conventions the pure ones, of rock, paper, scissors the mixture where winning pays more', () => {
    expect(stable(hawkDove)).toEqual(['2/3 1/3']);
    expect(stable(coordination)).toEqual(['1 0', '0 1']);
    expect(stable(rockPaperScissors)).toEqual([]);
    expect(stable(badRockPaperScissors)).toEqual([]);
    expect(
      stable(
        gameFrom([
          [0, -1, 2],
          [2, 0, -1],
          [-1, 2, 0],
        ]),
      ),
    ).toEqual(['1/3 1/3 1/3']);
  });

  it('where best replies are idle looks at mixtures of them too', () => {
    // Against 0 all earn 1. Alone neither 1 nor 2 does better against itself than 0 does against it, together they do.
    const game = (together: number) =>
      gameFrom([
        [1, 1, 1],
        [1, 0, together],
        [1, together, 0],
      ]);
    expect(stable(game(1.5))).toContain('1 0 0');
    expect(stable(game(2.5))).not.toContain('1 0 0');
  });

  it('of two strategies is what comparing payoffs says', () => {
    const whole = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(whole, whole, whole, whole, (a, b, c, d) => {
        const game = gameFrom([
          [a, b],
          [c, d],
        ]);
        const expected = [
          ...(a > c || (a === c && b > d) ? ['1 0'] : []),
          ...(d > b || (d === b && c > a) ? ['0 1'] : []),
        ];
        const found = stable(game);
        expect(found.filter((shares) => !shares.includes('/'))).toEqual(expected);
        expect(found.some((shares) => shares.includes('/'))).toBe(c > a && b > d);
      }),
    );
  });

  it('holds against any mixture of mutants', () => {
    fc.assert(
      fc.property(
        fc.oneof(smallGames, wholeGames),
        fc.array(weights, { minLength: 5, maxLength: 5 }),
        (game, groups) => {
          const count = game.strategies.length;
          const value = (x: readonly bigint[], y: readonly bigint[]): bigint =>
            x.reduce(
              (sum, p, i) => y.reduce((all, q, j) => all + p * q * game.exact.numerators[i * count + j]!, sum),
              0n,
            );
          for (const { exact } of restPoints(game).points.filter((point) =>
            isEvolutionarilyStable(game, point.exact),
          )) {
            const common = exact.reduce((product, { denominator }) => product * denominator, 1n);
            const x = exact.map(({ numerator, denominator }) => (numerator * common) / denominator);
            for (const group of groups) {
              const used = group.slice(0, count).map(BigInt);
              const size = used.reduce((a, b) => a + b);
              const y = used.map((weight) => weight * common);
              const same = y.every((weight, k) => weight === x[k]! * size);
              // A share ε of mutants: x earns more against (1 − ε) x + ε y than y, for small ε.
              const now = value(x, x) * size - value(y, x);
              const then = value(x, y) * size - value(y, y);
              if (!same) expect(now > 0n || (now === 0n && then > 0n)).toBe(true);
            }
          }
        },
      ),
    );
  });
});

describe('paths', () => {
  it('refuse shares that are none, and odd horizons', () => {
    for (const start of [[1], [0.5, 0.6], [-0.5, 1.5], [Number.NaN, 1]])
      expect(() => replicator(coordination, { start })).toThrow(RangeError);
    for (const horizon of [0, -1, Infinity, Number.NaN])
      expect(() => bestReplyDynamics(coordination, { horizon })).toThrow(RangeError);
    for (const samples of [0, 1.5, 1e9]) expect(() => replicator(coordination, { samples })).toThrow(RangeError);
    for (const precision of [-1, Infinity, Number.NaN])
      expect(() => logitDynamics(coordination, { precision })).toThrow(RangeError);
  });

  it('leave the start and the payoffs untouched', () => {
    const start = Object.freeze([0.4, 0.6]);
    const before = [...coordination.payoffs];
    replicator(coordination, { start });
    logitDynamics(coordination, { start, precision: 1 });
    bestReplyDynamics(coordination, { start });
    expect([...coordination.payoffs]).toEqual(before);
  });
});
