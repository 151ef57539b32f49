// A second, independent way to the equilibria of a nondegenerate game of two players: all pairs of supports of equal
// size, linear systems in rationals by Gauss, signs and best replies exactly (von Stengel 2007, algorithm 3.4).

import {
  add,
  compare,
  divide,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../../../engine/games/exact/rational.ts';
import { type ExactProfile, type Game, shapeOf } from '../../../engine/games/game.ts';

const choices = (count: number, size: number, from = 0): number[][] => {
  if (size === 0) return [[]];
  const all: number[][] = [];
  for (let first = from; first <= count - size; first++) {
    for (const rest of choices(count, size - 1, first + 1)) all.push([first, ...rest]);
  }
  return all;
};

/** The solution of a square system, or undefined when it has not exactly one. */
const solve = (matrix: readonly (readonly Rational[])[], right: readonly Rational[]): Rational[] | undefined => {
  const rows = matrix.map((row, k) => [...row, right[k]!]);
  for (let column = 0; column < rows.length; column++) {
    const pivot = rows.findIndex((row, k) => k >= column && row[column]!.numerator !== 0n);
    if (pivot < 0) return undefined;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const scale = rows[column]![column]!;
    rows[column] = rows[column]!.map((x) => divide(x, scale));
    for (let k = 0; k < rows.length; k++) {
      const factor = rows[k]![column]!;
      if (k === column || factor.numerator === 0n) continue;
      rows[k] = rows[k]!.map((x, c) => subtract(x, multiply(factor, rows[column]![c]!)));
    }
  }
  return rows.map((row) => row.at(-1)!);
};

/** What the opponent plays on `theirs` so that the player is paid the same for each of `mine`. */
const indifference = (game: Game, player: number, mine: readonly number[], theirs: readonly number[]) => {
  const { numerators, denominator } = game.exact[player]!;
  const width = shapeOf(game)[1 - player]!;
  const payoff = (own: number, other: number) => rational(numerators[own * width + other]!, denominator);
  const matrix = mine.map((own) => [...theirs.map((other) => payoff(own, other)), rational(-1n)]);
  const sum = [...theirs.map(() => ONE), ZERO];
  const solution = solve([...matrix, sum], [...mine.map(() => ZERO), ONE]);
  if (solution === undefined) return undefined;
  const probabilities = solution.slice(0, -1);
  const value = solution.at(-1)!;
  if (probabilities.some((p) => compare(p, ZERO) <= 0)) return undefined;
  for (let own = 0; own < shapeOf(game)[player]!; own++) {
    const deviation = theirs.reduce(
      (total, other, k) => add(total, multiply(payoff(own, other), probabilities[k]!)),
      ZERO,
    );
    if (compare(deviation, value) > 0) return undefined;
  }
  return probabilities;
};

const spread = (count: number, support: readonly number[], probabilities: readonly Rational[]): Rational[] =>
  Array.from({ length: count }, (_, action) => probabilities[support.indexOf(action)] ?? ZERO);

/** All equilibria of a nondegenerate game of two players. */
export const enumerateSupports = (game: Game): ExactProfile[] => {
  const [rows, columns] = shapeOf(game) as [number, number];
  const found: ExactProfile[] = [];
  for (let size = 1; size <= Math.min(rows, columns); size++) {
    for (const mine of choices(rows, size)) {
      for (const theirs of choices(columns, size)) {
        const column = indifference(game, 0, mine, theirs);
        const row = column && indifference(game, 1, theirs, mine);
        if (row && column) found.push([spread(rows, mine, row), spread(columns, theirs, column)]);
      }
    }
  }
  return found;
};
