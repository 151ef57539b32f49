// A population game: individuals of one large or finite population meet in pairs and play a symmetric two-player game.
// Letters of this folder: m strategies; A the m × m matrix of payoffs, A[own][other] to the one who plays `own`;
// x shares of the population, shape m; Z individuals of a finite population.

import { ofNumber } from '../exact/of-number.ts';
import type { Rational } from '../exact/rational.ts';
import { toNumber } from '../exact/to-number.ts';
import { type ExactPayoffs, type Game, onCommonDenominator } from '../game.ts';

export interface PopulationGame {
  readonly title: string;
  /** Names of the m strategies. */
  readonly strategies: readonly string[];
  /** A, flat m × m, own strategy first. */
  readonly payoffs: Float64Array;
  /** The same exactly. */
  readonly exact: ExactPayoffs;
}

/**
 * A population game from rows of rationals.
 *
 * @param rows `rows[own][other]`, m × m
 * @throws RangeError when the matrix is not square or has no row
 */
export const exactPopulationGame = (parts: {
  readonly title?: string;
  readonly strategies: readonly string[];
  readonly rows: readonly (readonly Rational[])[];
}): PopulationGame => {
  const count = parts.strategies.length;
  if (count === 0) throw new RangeError('populationGame: expected at least one strategy, got none');
  if (parts.rows.length !== count || parts.rows.some((row) => row.length !== count)) {
    throw new RangeError(`populationGame: expected ${count} rows of ${count} payoffs each`);
  }
  const flat = parts.rows.flat();
  return {
    title: parts.title ?? '',
    strategies: [...parts.strategies],
    payoffs: Float64Array.from(flat, toNumber),
    exact: onCommonDenominator(flat),
  };
};

/**
 * A population game from rows of doubles, each taken for exactly the number it is.
 *
 * @throws RangeError when the matrix is not square, has no row or an entry is not finite
 */
export const populationGame = (parts: {
  readonly title?: string;
  readonly strategies: readonly string[];
  readonly rows: readonly (readonly number[])[];
}): PopulationGame => exactPopulationGame({ ...parts, rows: parts.rows.map((row) => row.map(ofNumber)) });

/**
 * A symmetric two-player game as that of a population: both have the same actions, and player 2's payoffs, own action
 * first, are player 1's.
 *
 * @throws RangeError when it is not symmetric
 */
export const populationOfGame = (game: Game): PopulationGame => {
  const [first, second] = game.exact;
  const [rows, columns] = game.actions;
  if (first === undefined || second === undefined || game.players.length !== 2 || rows!.length !== columns!.length) {
    throw new RangeError('populationOfGame: expected a game of two players with equally many actions');
  }
  const unlike = first.numerators.findIndex(
    (numerator, k) => numerator * second.denominator !== second.numerators[k]! * first.denominator,
  );
  if (unlike >= 0) {
    throw new RangeError(
      `populationOfGame: expected a symmetric game, got ${game.payoffs[0]![unlike]} for ${game.players[0]} and ${game.payoffs[1]![unlike]} for ${game.players[1]} in the same place`,
    );
  }
  return { title: game.title, strategies: rows!, payoffs: game.payoffs[0]!, exact: first };
};

/** The mean payoff of each strategy against shares of strategies: A x. */
export const meanPayoffs = (
  { strategies, payoffs }: PopulationGame,
  shares: ArrayLike<number>,
  into: Float64Array = new Float64Array(strategies.length),
): Float64Array => {
  const count = strategies.length;
  for (let own = 0; own < count; own++) {
    let sum = 0;
    for (let other = 0; other < count; other++) {
      const share = shares[other]!;
      // A strategy that nobody plays counts for nothing, whatever it would pay.
      if (share !== 0) sum += payoffs[own * count + other]! * share;
    }
    into[own] = sum;
  }
  return into;
};
