// A normal-form game looked at from all sides: what `detente solve` answers. Each part is a solver of its own; here they
// are only put together, each with the limits that keep the whole within seconds.

import type { Budget } from './budget.ts';
import { type Cooperation, cooperation, firstCommonProfile, type RepeatedTerms } from './cooperation.ts';
import { type MediatorSummary, mediatorSummary } from './correlated/mediator.ts';
import { type Elimination, iteratedElimination } from './dominance.ts';
import type { EquilibriumList } from './equilibrium.ts';
import { findEquilibria, type Method } from './find-equilibria.ts';
import { type Game, type PureProfile, profileCount, shapeOf } from './game.ts';
import type { SparseSolver } from './linear/sparse-program.ts';
import { type QuantalResponse, quantalResponse } from './quantal-response/quantal-response.ts';
import { dilemmasOf, type PairDilemma } from './two-players/dilemmas.ts';
import { maximalNashSubsets, type NashSubsets } from './two-players/maximal-nash-subsets.ts';
import { constantSum, solveZeroSum, type ZeroSumSolution } from './zero-sum.ts';

export interface SolveOptions {
  readonly method?: Method;
  /** Of the search for equilibria. */
  readonly budget?: Budget;
  /** What a mediator could reach; default true. Its linear programs take longer than all else of games of two players. */
  readonly mediated?: boolean;
  /** Whether the time of all that comes after the search is up; default: that of the budget. */
  readonly expired?: () => boolean;
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
  /** Of a game of constant sum. */
  readonly value?: ZeroSumSolution;
  /** What was not looked at to the end, and why, in words. */
  readonly unfinished: readonly string[];
}

/** Products of words of 64 bits that all linear programs of a part may take: about ten seconds. */
const MOST_PRODUCTS = 200_000_000;
const MOST_ELIMINATION_PIVOTS = 500;
const MOST_BASES = 2_000;
/** Comparisons of payoffs, above which dominance is not looked for. */
const MOST_COMPARISONS = 1_000_000_000;
/** Rows times entries of a mediator's linear program: 30 × 30, or five players of seven actions, take some ten seconds. */
const MOST_MEDIATED = 150_000_000;
/** Actions of all players together, above which each step along the logit branch takes minutes. */
const MOST_LOGIT_ACTIONS = 300;

/** Products that one pivot takes of a player's own actions by the others' profiles, in whole numbers. */
const pivotCost = (game: Game, player: number): number => {
  const { numerators } = game.exact[player]!;
  const own = game.actions[player]!.length;
  const digits = numerators.reduce((most, value) => Math.max(most, value.toString(16).length), 0);
  return numerators.length * (4 + (digits * Math.min(own, numerators.length / own)) / 16);
};

const eliminationOf = (game: Game, expired: () => boolean): Elimination => {
  const counts = shapeOf(game);
  const comparisons = game.exact.reduce((sum, { numerators }, player) => sum + numerators.length * counts[player]!, 0);
  if (comparisons > MOST_COMPARISONS) {
    const kept = counts.map((count) => Array.from({ length: count }, (_, action) => action));
    const reason = `the game has too many actions, ${comparisons} payoffs to compare`;
    return { kind: 'strict', steps: [], kept, reduced: game, orderIndependent: true, complete: false, reason };
  }
  const products = counts.reduce((sum, count, player) => sum + count * pivotCost(game, player), 0);
  const work = Math.min(MOST_ELIMINATION_PIVOTS, Math.floor(MOST_PRODUCTS / products));
  return iteratedElimination(game, 'strict', { work, expired });
};

const zeroSumOf = (game: Game, expired: () => boolean): ReturnType<typeof solveZeroSum> => {
  const work = Math.min(MOST_BASES, Math.floor(MOST_PRODUCTS / pivotCost(game, 0)));
  return solveZeroSum(game, { work, expired });
};

/** Whether a mediator's linear programs are of a size that is solved within seconds. */
const canBeMediated = (game: Game): boolean => {
  const shape = shapeOf(game);
  const rows = shape.reduce((sum, count) => sum + count * (count - 1), 0);
  const entries = profileCount(shape) * shape.reduce((sum, count) => sum + count - 1, 0);
  return rows * entries <= MOST_MEDIATED;
};

const quantalResponseOf = (
  game: Game,
  precisions: readonly number[],
  expired: () => boolean,
): QuantalResponse | undefined => {
  if (precisions.length === 0) return undefined;
  const actions = shapeOf(game).reduce((sum, count) => sum + count, 0);
  if (actions <= MOST_LOGIT_ACTIONS) return quantalResponse(game, precisions, { expired });
  const reason = `followed up to ${MOST_LOGIT_ACTIONS} actions of all players together, this game has ${actions}`;
  return { points: [], bifurcations: [], complete: false, reason };
};

/**
 * All that is asked of a normal-form game.
 *
 * @param options `budget`: its work is that of the search for equilibria; when the time is up, every part ends with what
 *   it has
 */
export const solve = (
  game: Game,
  {
    method = 'all',
    budget = {},
    expired = budget.expired ?? (() => false),
    cooperate,
    precisions = [],
    mediated = true,
    solver,
  }: SolveOptions = {},
): Solved => {
  const list = findEquilibria(game, method, budget, { expired });
  const subsets = game.players.length === 2 && method === 'all' ? maximalNashSubsets(list, { expired }) : undefined;
  const common = firstCommonProfile(game);
  const value = constantSum(game) === undefined ? undefined : zeroSumOf(game, expired);
  const tooLarge = budget.work !== Number.MAX_SAFE_INTEGER && !canBeMediated(game);
  const asked = mediated && method === 'all' && value === undefined && game.players.length > 1;
  const mediator =
    asked && !tooLarge
      ? mediatorSummary(game, list, { budget: { expired }, ...(solver === undefined ? {} : { solver }) })
      : undefined;
  const elimination = eliminationOf(game, expired);
  const logit = quantalResponseOf(game, precisions, expired);
  const unfinished = [
    ...(subsets?.reason === undefined ? [] : [`sets of equilibria: ${subsets.reason}`]),
    ...(elimination.reason === undefined ? [] : [`dominated actions: ${elimination.reason}`]),
    ...(value === undefined || !('reason' in value) ? [] : [`value: ${value.reason}`]),
    ...(asked && tooLarge ? ['a mediator: the game is too large for its linear programs; --all tries'] : []),
  ];
  return {
    game,
    list,
    elimination,
    dilemmas: common === undefined ? [] : dilemmasOf(game, common),
    ...(subsets === undefined ? {} : { subsets }),
    ...(mediator === undefined ? {} : { mediator }),
    ...(value === undefined || !('values' in value) ? {} : { value }),
    ...(logit === undefined ? {} : { logit }),
    ...(cooperate === undefined ? {} : { cooperation: cooperation(game, cooperate.profile, cooperate.terms, list) }),
    unfinished,
  };
};
