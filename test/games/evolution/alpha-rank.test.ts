import { describe, expect, it } from 'vitest';
import { alphaRank, alphaRankPopulation, logAlphaFixation } from '../../../engine/games/evolution/alpha-rank.ts';
import { populationGame } from '../../../engine/games/evolution/population-game.ts';
import { add, divide, multiply, type Rational, rational, ZERO } from '../../../engine/games/exact/rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import { type Game, numericGame, shapeOf } from '../../../engine/games/game.ts';
import { payoffIndex } from '../../../engine/games/profiles.ts';
import * as fc from '../../properties/seeded.ts';
import { gameOf, oracleGames } from '../oracle-games.ts';

const gameFrom = (shape: readonly number[], payoffs: readonly (readonly number[])[]): Game =>
  numericGame({
    players: shape.map((_, k) => `p${k}`),
    actions: shape.map((count) => Array.from({ length: count }, (_, k) => `a${k}`)),
    payoffs,
  });

const bimatrix = (rows: readonly (readonly number[])[], columns: readonly (readonly number[])[]): Game =>
  gameFrom([rows.length, columns.length], [rows.flat(), columns.flat()]);

const rankOf = (game: Game, alpha: number, population = 50): readonly number[] => {
  const found = alphaRank(game, { alpha, population });
  if (!found.complete) throw new Error(found.reason);
  return found.stationary;
};

/** Games of two or three players with at most eight profiles; `payoff` draws from few values for ties, many for none. */
const games = (payoff: fc.Arbitrary<number>): fc.Arbitrary<Game> =>
  fc.constantFrom<number[][]>([2, 2], [2, 3], [3, 2], [2, 2, 2], [1, 4], [4, 1, 2]).chain((shape) => {
    const profiles = shape.reduce((a, b) => a * b);
    const tensor = fc.array(payoff, { minLength: profiles, maxLength: profiles });
    return fc.array(tensor, { minLength: shape.length, maxLength: shape.length }).map((all) => gameFrom(shape, all));
  });

const anyPayoff = fc.oneof(
  fc.integer({ min: -2, max: 2 }),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.double({ min: -100, max: 100, noNaN: true }),
);

/** Neighbouring profiles with the exact gain of the one who changes. */
function* neighbours(game: Game, profile: readonly number[]): Generator<{ to: number[]; gain: Rational }> {
  const shape = shapeOf(game);
  for (let player = 0; player < shape.length; player++) {
    const { numerators, denominator } = game.exact[player]!;
    for (let action = 0; action < shape[player]!; action++) {
      if (action === profile[player]) continue;
      const to = profile.with(player, action);
      const difference = numerators[payoffIndex(shape, player, to)]! - numerators[payoffIndex(shape, player, profile)]!;
      yield { to, gain: rational(difference, denominator) };
    }
  }
}

/** The distribution solved by Gaussian elimination in rationals, of a chain with rational rates. */
const solveExactly = (rates: readonly (readonly Rational[])[]): Rational[] => {
  const size = rates.length;
  // Rows are balance equations Σ_i π_i r_ij = π_j Σ_k r_jk, the last replaced by Σ π = 1.
  const rows = Array.from({ length: size }, (_, j) =>
    Array.from({ length: size + 1 }, (_, i): Rational => {
      if (j === size - 1) return rational(1n);
      if (i === size) return ZERO;
      if (i !== j) return rates[i]![j]!;
      return multiply(rational(-1n), rates[j]!.reduce(add, ZERO));
    }),
  );
  for (let column = 0; column < size; column++) {
    const pivot = rows.findIndex((row, k) => k >= column && row[column]!.numerator !== 0n);
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (const [k, row] of rows.entries()) {
      if (k === column || row[column]!.numerator === 0n) continue;
      const factor = divide(multiply(rational(-1n), row[column]!), rows[column]![column]!);
      for (let i = column; i <= size; i++) row[i] = add(row[i]!, multiply(factor, rows[column]![i]!));
    }
  }
  return rows.map((row, k) => divide(row[size]!, row[k]!));
};

describe('alphaRank', () => {
  it('with e^-α = 1/2 solves the balance equations exactly: integer gains make every rate rational', () => {
    const population = 4;
    fc.assert(
      fc.property(games(fc.integer({ min: -5, max: 5 })), (game) => {
        const { profiles, stationary } = alphaRank(game, { alpha: Math.LN2, population });
        const index = new Map(profiles.map((profile, k) => [profile.join(), k]));
        const rates = profiles.map(() => profiles.map(() => ZERO));
        for (const [from, profile] of profiles.entries())
          for (const { to, gain } of neighbours(game, profile)) {
            // 1 / Σ_{k < M} 2^{−k d}
            let sum = ZERO;
            for (let k = 0n; k < BigInt(population); k++) {
              const power = -k * gain.numerator;
              sum = add(sum, power >= 0n ? rational(1n << power) : rational(1n, 1n << -power));
            }
            rates[from]![index.get(to.join())!] = divide(rational(1n), sum);
          }
        for (const [k, share] of solveExactly(rates).entries())
          expect(Math.abs(stationary[k]! / toNumber(share) - 1)).toBeLessThan(1e-12);
      }),
      { numRuns: 60 },
    );
  });

  it('its limit is where large α tend to', () => {
    fc.assert(
      fc.property(games(fc.integer({ min: -3, max: 3 })), (game) => {
        const limit = rankOf(game, Infinity, 10);
        const near = rankOf(game, 40, 10);
        for (const [k, share] of limit.entries()) expect(Math.abs(share - near[k]!)).toBeLessThan(1e-9);
      }),
    );
  });

  it('is a distribution for any α and any payoffs', () => {
    fc.assert(
      fc.property(games(anyPayoff), fc.constantFrom(0, 0.01, 1, 100, 1e6, Infinity), (game, alpha) => {
        const shares = rankOf(game, alpha);
        expect(shares.every((share) => share >= 0)).toBe(true);
        expect(Math.abs(shares.reduce((a, b) => a + b) - 1)).toBeLessThan(1e-12);
        if (alpha === 0) for (const share of shares) expect(share).toBeCloseTo(1 / shares.length, 12);
      }),
    );
  });

  it('does not mind what the actions are called, nor payoffs that a player has anyway', () => {
    fc.assert(
      fc.property(
        games(anyPayoff),
        fc.constantFrom(0.01, 1, Infinity),
        fc.integer({ min: 1, max: 9 }),
        (game, alpha, bonus) => {
          const shape = shapeOf(game);
          const found = alphaRank(game, { alpha });
          const turned = gameFrom(
            shape,
            game.payoffs.map((tensor) => [...tensor].reverse()),
          );
          const other = alphaRank(turned, { alpha });
          for (const [k, share] of found.stationary.entries())
            expect(Math.abs(share - other.stationary.at(-1 - k)!)).toBeLessThan(1e-10);
          // Doubling and adding what the first player's opponents decide keeps his gains in proportion; α is halved for it.
          const more = {
            ...game,
            exact: game.exact.map(({ numerators, denominator }) => ({
              numerators: numerators.map((n) => 2n * n + BigInt(bonus) * denominator),
              denominator,
            })),
          };
          const scaled = rankOf(more, alpha / 2);
          for (const [k, share] of found.stationary.entries()) expect(Math.abs(share - scaled[k]!)).toBeLessThan(1e-12);
        },
      ),
    );
  });

  it('reaches the oracle games of up to 125 profiles at α = 1 and ∞, none negative', () => {
    for (const oracle of oracleGames) {
      if (oracle.shape.reduce((a, b) => a * b) > 125) continue;
      for (const alpha of [1, Infinity]) {
        const shares = rankOf(gameOf(oracle), alpha);
        expect(Math.min(...shares), oracle.name).toBeGreaterThanOrEqual(0);
        expect(Math.abs(shares.reduce((a, b) => a + b) - 1), oracle.name).toBeLessThan(1e-12);
      }
    }
  });

  it('known answers: dominance, coordination by risk, cycles', () => {
    // Prisoner's dilemma (cooperate, defect): only mutual defection remains.
    expect(
      rankOf(
        bimatrix(
          [
            [3, 0],
            [5, 1],
          ],
          [
            [3, 0],
            [5, 1],
          ],
        ),
        Infinity,
      ),
    ).toEqual([0, 0, 0, 1]);
    // Coordination on 2 or on 1: leaving the better one costs more, so the limit stays there; equal ones share.
    expect(
      rankOf(
        bimatrix(
          [
            [2, 0],
            [0, 1],
          ],
          [
            [2, 0],
            [0, 1],
          ],
        ),
        Infinity,
      ),
    ).toEqual([1, 0, 0, 0]);
    expect(
      rankOf(
        bimatrix(
          [
            [1, 0],
            [0, 1],
          ],
          [
            [1, 0],
            [0, 1],
          ],
        ),
        Infinity,
      ),
    ).toEqual([0.5, 0, 0, 0.5]);
    // Matching pennies goes round its four profiles.
    expect(
      rankOf(
        bimatrix(
          [
            [1, -1],
            [-1, 1],
          ],
          [
            [-1, 1],
            [1, -1],
          ],
        ),
        Infinity,
      ),
    ).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it('tells payoffs apart that differ in their last bit, which no large α does', () => {
    const more = 1 + 2 ** -52;
    // (A, A) pays each 1, (B, B) a last bit more; off the diagonal 0.
    const game = bimatrix(
      [
        [1, 0],
        [0, more],
      ],
      [
        [1, 0],
        [0, more],
      ],
    );
    expect(rankOf(game, Infinity)).toEqual([0, 0, 0, 1]);
    expect(rankOf(game, 1e9)[3]).toBeCloseTo(0.5, 4);
    const tiny = bimatrix(
      [
        [1e300, 0],
        [0, 1e300 + 1e284],
      ],
      [
        [1e300, 0],
        [0, 1e300 + 1e284],
      ],
    );
    expect(rankOf(tiny, Infinity)).toEqual([0, 0, 0, 1]);
  });

  it('refuses what makes no sense, and says when a game is too large', () => {
    const game = bimatrix(
      [
        [1, 0],
        [0, 1],
      ],
      [
        [1, 0],
        [0, 1],
      ],
    );
    for (const alpha of [-1, Number.NaN]) expect(() => alphaRank(game, { alpha })).toThrow(RangeError);
    expect(() => alphaRank(game, { alpha: 1, population: 1 })).toThrow(RangeError);
    expect(alphaRank(game, { alpha: 1, budget: { work: 1 } })).toMatchObject({
      complete: false,
      stationary: [],
      reason: expect.stringMatching(/^too many states/),
    });
    const large = gameFrom([300, 300], [new Array(90_000).fill(0), new Array(90_000).fill(0)]);
    expect(alphaRank(large, { alpha: 1 })).toMatchObject({
      complete: false,
      reason: 'too many states: 90000 profiles',
    });
  });
});

describe('logAlphaFixation', () => {
  it('is the logarithm of (1 − e^−x)/(1 − e^−Mx), 1/M at 0', () => {
    expect(logAlphaFixation(0, 50)).toBeCloseTo(-Math.log(50), 14);
    for (const x of [1e-9, 0.001, 0.3, 2, 30, -0.001, -0.3, -2]) {
      const direct = Math.log(Math.expm1(-x) / Math.expm1(-20 * x));
      expect(logAlphaFixation(x, 20)).toBeCloseTo(direct, 10);
    }
    expect(logAlphaFixation(-1e6, 50)).toBe(-49e6);
  });
});

describe('alphaRankPopulation', () => {
  it('goes round rock, paper, scissors, and leaves what loses to all', () => {
    const rows = [
      [0, -1, 1, 2],
      [1, 0, -1, 2],
      [-1, 1, 0, 2],
      [-2, -2, -2, 0],
    ];
    const game = populationGame({ strategies: ['rock', 'paper', 'scissors', 'well'], rows });
    expect(alphaRankPopulation(game, { alpha: Infinity }).stationary).toEqual([1 / 3, 1 / 3, 1 / 3, 0]);
    const { stationary, complete } = alphaRankPopulation(game, { alpha: 0.1 });
    expect(complete).toBe(true);
    expect(stationary[0]).toBeCloseTo(stationary[1]!, 12);
    expect(stationary[3]!).toBeLessThan(0.01);
  });
});
