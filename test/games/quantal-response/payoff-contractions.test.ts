import { describe, expect, it } from 'vitest';
import { subtract } from '../../../engine/games/exact/rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import { type Game, profileCount } from '../../../engine/games/game.ts';
import { payoffContractions } from '../../../engine/games/quantal-response/payoff-contractions.ts';
import { profileValue } from '../../../engine/games/regret.ts';
import * as fc from '../../properties/seeded.ts';
import { gameOf, oracleGame } from '../oracle-games.ts';
import { gameFrom } from './random-games.ts';

const payoff = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.double({ min: -1, max: 1, noNaN: true }),
  fc.double({ min: -1, max: 1, noNaN: true }).map((x) => 1e9 + x),
);

/** A game of one to four players and a profile of small whole weights. */
const gameAndWeights = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 })
  .chain((shape) =>
    fc.tuple(
      fc.constant(shape),
      fc.tuple(
        ...shape.map(() => fc.array(payoff, { minLength: profileCount(shape), maxLength: profileCount(shape) })),
      ),
      fc.tuple(
        ...shape.map((count) => fc.array(fc.integer({ min: 1, max: 9 }), { minLength: count, maxLength: count })),
      ),
    ),
  );

/** Compares values with exact arithmetic; probabilities of sixteenths are exact doubles. */
const compare = (game: Game, rows: readonly (readonly number[])[], common: boolean): void => {
  const contractions = payoffContractions(game, common);
  contractions.evaluate(Float64Array.from(rows.flat(), (weight) => weight / 16));
  const { deviations } = profileValue(game, rows);
  for (const [player, exact] of deviations.entries()) {
    const others = rows.reduce(
      (product, row, other) => (other === player ? product : (product * row.reduce((a, b) => a + b)) / 16),
      1,
    );
    const scale = contractions.units[player]! / others;
    const first = contractions.offsets[player]!;
    for (let action = 1; action < exact.length; action++) {
      const difference = contractions.values[first + action]! - contractions.values[first]!;
      const truth = toNumber(subtract(exact[action]!, exact[0]!)) / scale;
      const bound = contractions.error * (contractions.values[first + action]! + contractions.values[first]!);
      // 1e-15 for the two roundings of the truth's own scaling.
      expect(Math.abs(difference - truth)).toBeLessThanOrEqual(bound + 1e-15 * Math.abs(truth));
    }
  }
};

describe('payoffContractions', () => {
  it('keeps its error bound against exact sums, for games of one to four players', () => {
    fc.assert(
      fc.property(gameAndWeights, fc.boolean(), ([shape, payoffs, rows], common) => {
        compare(gameFrom(shape, payoffs), rows, common);
      }),
    );
  });

  it('keeps it for payoffs that are not doubles', () => {
    for (const name of ['psr_treaty_3p', 'rps_decimal', 'deg_nearties']) {
      const game = gameOf(oracleGame(name));
      compare(
        game,
        game.actions.map((labels) => labels.map((_, action) => action + 1)),
        false,
      );
    }
  });

  it('has slopes that are what values change by, since values are linear in each probability', () => {
    const game = gameOf(oracleGame('rand_6p2a_s60200'));
    const contractions = payoffContractions(game, true);
    const size = contractions.offsets.at(-1)!;
    const p = Float64Array.from({ length: size }, (_, k) => (k + 1) / 16);
    contractions.evaluate(p);
    const values = contractions.values.slice();
    const slopes = contractions.slopes.slice();
    for (let column = 0; column < size; column++) {
      const moved = p.slice();
      moved[column] = moved[column]! + 1;
      contractions.evaluate(moved);
      for (let row = 0; row < size; row++) {
        expect(contractions.values[row]! - values[row]!).toBeCloseTo(slopes[row * size + column]!, 12);
      }
    }
  });
});
