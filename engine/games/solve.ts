// A normal-form game looked at from all sides: what `detente solve` answers. Each part is a solver of its own; here they
// are only put together, each with the limits that keep the whole within seconds.

import type { Budget, NotFound } from './budget.ts';
import { type Cooperation, cooperation, firstCommonProfile, type RepeatedTerms } from './cooperation.ts';
import { type MediatorSummary, mediatorSummary } from './correlated/mediator.ts';
import { type Elimination, iteratedElimination } from './dominance.ts';
import type { EquilibriumList } from './equilibrium.ts';
import { findEquilibria, type Method } from './find-equilibria.ts';
import type { Game, PureProfile } from './game.ts';
import type { SparseSolver } from './linear/sparse-program.ts';
import { type QuantalResponse, quantalResponse } from './quantal-response/quantal-response.ts';
import { dilemmasOf, type PairDilemma } from './two-players/dilemmas.ts';
import { maximalNashSubsets, type NashSubsets } from './two-players/maximal-nash-subsets.ts';
import { constantSum, solveZeroSum, type ZeroSumSolution } from './zero-sum.ts';

export interface SolveOptions {
  readonly method?: Method;
  readonly budget?: Budget;
  /** What a mediator could reach; default true. Its linear programs take longer than all else of games of two players. */
  readonly mediated?: boolean;
  /** For the linear programs of games too large for whole numbers. */
  readonly solver?: SparseSolver;
  /** Precisions of logit quantal response, per unit of payoff. */
  readonly precisions?: readonly number[];
  /** The profile that all would have to keep, and how it would be watched. */
  readonly cooperate?: { readonly profile: PureProfile; readonly terms: RepeatedTerms };
}

export interface Solved {
  readonly game: Game;
  readonly list: EquilibriumList;
  /** Of two players: the sets whose union is the set of all equilibria. */
  readonly subsets?: NashSubsets;
  readonly cooperation?: Cooperation;
  /** Of a game in which all have the same actions: between every two players, over every two actions. */
  readonly dilemmas: readonly PairDilemma[];
  readonly logit?: QuantalResponse;
  /** Iterated elimination of strictly dominated actions. */
  readonly elimination: Elimination;
  /** What they reach together, by themselves and with a mediator. */
  readonly mediator?: MediatorSummary;
  /** Of a game of constant sum: what each can secure, or why that is not known. */
  readonly value?: ZeroSumSolution | NotFound;
}

/** Pivots of each linear program of the elimination. */
const ELIMINATION_PIVOTS = 500;

/**
 * All that is asked of a normal-form game.
 *
 * @param options `budget`: its work is that of the search for equilibria; when the time is up, every part ends with what
 *   it has
 */
export const solve = (
  game: Game,
  { method = 'all', budget = {}, cooperate, precisions = [], mediated = true, solver }: SolveOptions = {},
): Solved => {
  const clock: Budget = budget.expired === undefined ? {} : { expired: budget.expired };
  const list = findEquilibria(game, method, budget);
  const subsets = game.players.length === 2 && method === 'all' ? maximalNashSubsets(list, clock) : undefined;
  const common = firstCommonProfile(game);
  const value = constantSum(game) === undefined ? undefined : solveZeroSum(game, clock);
  const mediator =
    mediated && method === 'all' && value === undefined && game.players.length > 1
      ? mediatorSummary(game, list, { budget: clock, ...(solver === undefined ? {} : { solver }) })
      : undefined;
  return {
    game,
    list,
    elimination: iteratedElimination(game, 'strict', { ...clock, work: ELIMINATION_PIVOTS }),
    dilemmas: common === undefined ? [] : dilemmasOf(game, common),
    ...(subsets === undefined ? {} : { subsets }),
    ...(mediator === undefined ? {} : { mediator }),
    ...(value === undefined ? {} : { value }),
    ...(precisions.length === 0 ? {} : { logit: quantalResponse(game, precisions, clock) }),
    ...(cooperate === undefined ? {} : { cooperation: cooperation(game, cooperate.profile, cooperate.terms, list) }),
  };
};
