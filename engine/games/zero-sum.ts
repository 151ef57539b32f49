// Constant-sum games of two players: the value, and every optimal strategy, exactly.
//
// Definitions. A game is constant-sum when payoffs[0] + payoffs[1] is one number c in every profile. Its value v is what
// the first player can secure and the second can hold him to; the second's own is c − v. A pair of strategies is an
// equilibrium exactly when both are optimal (von Neumann 1928), and the optimal strategies of each are the convex hull of
// finitely many vertices.
//
// Method, cost, limits: `linear/matrix-game.ts`.

import type { Budget, NotFound } from './budget.ts';
import { type Equilibrium, exactEquilibrium } from './equilibrium.ts';
import { add, divide, equal, type Rational, rational, subtract } from './exact/rational.ts';
import { type Game, shapeOf } from './game.ts';
import { optimalSets, solveMatrixGame, type WholeMatrix } from './linear/matrix-game.ts';

export interface ZeroSumSolution {
  /** What each player gets: v and c − v. */
  readonly values: readonly [Rational, Rational];
  /** One optimal strategy of each, as an equilibrium with its regret recomputed. */
  readonly equilibrium: Equilibrium;
  /** `optimal[player]`: the vertices of his optimal strategies; all optimal strategies are their mixtures. */
  readonly optimal: readonly [readonly (readonly Rational[])[], readonly (readonly Rational[])[]];
  /** `optimal` holds all vertices of both. */
  readonly complete: boolean;
  /** Why not, in words. */
  readonly reason?: string;
  readonly method: string;
}

const METHOD = 'linear program by the lexicographic simplex method, in whole numbers';

/**
 * The constant that two players share out, or undefined when payoffs have no constant sum or there are not two players.
 */
export const constantSum = (game: Game): Rational | undefined => {
  const [rows, columns, ...more] = shapeOf(game);
  if (rows === undefined || columns === undefined || more.length > 0) return undefined;
  const [first, second] = game.exact;
  const sumAt = (row: number, column: number): Rational =>
    add(
      rational(first!.numerators[row * columns + column]!, first!.denominator),
      rational(second!.numerators[column * rows + row]!, second!.denominator),
    );
  const sum = sumAt(0, 0);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) if (!equal(sumAt(row, column), sum)) return undefined;
  }
  return sum;
};

const matrixOf = (game: Game): WholeMatrix => {
  const [rows = 0, columns = 0] = shapeOf(game);
  const { numerators } = game.exact[0]!;
  return Array.from({ length: rows }, (_, row) => numerators.slice(row * columns, (row + 1) * columns));
};

/**
 * Solves a constant-sum game of two players.
 *
 * @param budget unit of work: one pivot of the simplex method; of the vertices, one basis (default 2,000 of each player)
 * @returns the solution, or the reason in words why there is none
 */
export const solveZeroSum = (game: Game, budget: Budget = {}): ZeroSumSolution | NotFound => {
  const sum = constantSum(game);
  if (sum === undefined) {
    const players = game.players.length;
    return {
      reason: players === 2 ? 'the payoffs of the two players have no constant sum' : `two players, not ${players}`,
    };
  }
  const matrix = matrixOf(game);
  const { solved, pivots } = solveMatrixGame(matrix, budget);
  if (solved === undefined) return { reason: `stopped after ${pivots} pivots of the simplex method` };
  const value = divide(solved.value, rational(game.exact[0]!.denominator));
  const sets = optimalSets(matrix, budget);
  const complete = sets.every((set) => set.complete);
  return {
    values: [value, subtract(sum, value)],
    equilibrium: exactEquilibrium(game, [solved.row, solved.column]),
    optimal: [sets[0].vertices, sets[1].vertices],
    complete,
    ...(complete ? {} : { reason: 'the optimal strategies have more vertices than were looked at' }),
    method: METHOD,
  };
};
