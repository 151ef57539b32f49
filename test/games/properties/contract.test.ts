// What every solver of a normal-form game keeps to: it leaves the game as it was, answers the same twice, says why where
// it is not complete, also when its budget is nearly nothing, and no regret that it states is below the true one.

import { describe, expect, it } from 'vitest';
import type { Budget } from '../../../engine/games/budget.ts';
import { gameCoalitions } from '../../../engine/games/coalition/game-coalitions.ts';
import { correlatedEquilibrium } from '../../../engine/games/correlated/correlated-equilibrium.ts';
import { mediatorSummary } from '../../../engine/games/correlated/mediator.ts';
import { dominatedActions, iteratedElimination } from '../../../engine/games/dominance.ts';
import type { Equilibrium } from '../../../engine/games/equilibrium.ts';
import { DYNAMICS } from '../../../engine/games/evolution/evolve.ts';
import { evolveGame } from '../../../engine/games/evolution/evolve-game.ts';
import { populationOfGame } from '../../../engine/games/evolution/population-game.ts';
import { restPoints } from '../../../engine/games/evolution/rest-points.ts';
import { ofNumber } from '../../../engine/games/exact/of-number.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import { findEquilibria, METHODS } from '../../../engine/games/find-equilibria.ts';
import type { Game } from '../../../engine/games/game.ts';
import { completeEquilibria } from '../../../engine/games/n-players/complete-equilibria.ts';
import { writeNfg } from '../../../engine/games/nfg/write-nfg.ts';
import { fitPrecision } from '../../../engine/games/quantal-response/fit-precision.ts';
import { quantalResponse } from '../../../engine/games/quantal-response/quantal-response.ts';
import { exactProfileValue } from '../../../engine/games/regret.ts';
import { pauseEnforcement } from '../../../engine/games/repeated/pause-enforcement.ts';
import { solve } from '../../../engine/games/solve.ts';
import { dilemmasOf } from '../../../engine/games/two-players/dilemmas.ts';
import { maximalNashSubsets } from '../../../engine/games/two-players/maximal-nash-subsets.ts';
import { constantSum, solveZeroSum } from '../../../engine/games/zero-sum.ts';
import { gameOf, oracleGame } from '../oracle-games.ts';

type Solver = (game: Game, budget: Budget) => object | string | undefined;

const first = (game: Game): number[] => game.actions.map(() => 0);
const watched = { detection: 0.5, trigger: { kind: 'grim' } } as const;

/** Every solver; those that do not fit a game give nothing. */
const solvers: Readonly<Record<string, Solver>> = {
  ...Object.fromEntries(
    METHODS.map((method): [string, Solver] => [
      `findEquilibria ${method}`,
      (game, budget) => findEquilibria(game, method, budget),
    ]),
  ),
  completeEquilibria,
  maximalNashSubsets: (game, budget) =>
    game.players.length === 2 ? maximalNashSubsets(findEquilibria(game, 'all'), budget) : undefined,
  'dominatedActions strict': (game, budget) => dominatedActions(game, 'strict', budget),
  'dominatedActions weak': (game, budget) => dominatedActions(game, 'weak', budget),
  'iteratedElimination strict': (game, budget) => iteratedElimination(game, 'strict', budget),
  'iteratedElimination weak': (game, budget) => iteratedElimination(game, 'weak', budget),
  correlated: (game, budget) => correlatedEquilibrium(game, { budget }),
  coarse: (game, budget) => correlatedEquilibrium(game, { budget, kind: 'coarse', goal: 'max-min' }),
  mediatorSummary: (game, budget) => mediatorSummary(game, findEquilibria(game, 'all'), { budget }),
  solveZeroSum: (game, budget) => (constantSum(game) === undefined ? undefined : solveZeroSum(game, budget)),
  quantalResponse: (game, budget) => quantalResponse(game, [0, 0.5, 2], budget),
  fitPrecision: (game, budget) =>
    fitPrecision(
      game,
      game.actions.map((labels) => labels.map((_, action) => 1 + action)),
      budget,
    ),
  pauseEnforcement: (game) =>
    pauseEnforcement(game, first(game), { ...watched, discount: 0.5, breakdown: first(game) }),
  dilemmasOf: (game) => dilemmasOf(game, first(game)),
  gameCoalitions: (game, budget) => gameCoalitions(game, {}, budget),
  alphaRank: (game, budget) => evolveGame(game, { dynamic: 'alpha-rank', selection: Number.POSITIVE_INFINITY, budget }),
  solve: (game, budget) =>
    solve(game, { budget, precisions: [1], cooperate: { profile: first(game), terms: { ...watched, discount: 0.5 } } }),
  writeNfg: (game) => writeNfg(game),
};

const games = ['chicken', 'matching_pennies', 'psr_stag_3p', 'rand_3p2a_s30200'].map((name) =>
  gameOf(oracleGame(name)),
);

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
};

const isEquilibrium = (value: object): value is Equilibrium => 'certificate' in value && 'profile' in value;

/** Every profile that an answer holds, at any depth. */
const equilibriaIn = (value: unknown): Equilibrium[] => {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return isEquilibrium(value) ? [value] : Object.values(value).flatMap(equilibriaIn);
};

/** Every part of an answer that says whether it is complete. */
const claimsIn = (value: unknown): { readonly complete: boolean; readonly reason?: string }[] => {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  const own = 'complete' in value && typeof value.complete === 'boolean' ? [value as { complete: boolean }] : [];
  return [...own, ...Object.values(value).flatMap(claimsIn)];
};

describe.each(Object.entries(solvers))('%s', (name, solver) => {
  it.each(games.map((game) => [game.title, game] as const))('%s', (_, game) => {
    const before = structuredClone(game);
    for (const budget of [{}, { work: 1 }, { expired: () => true }] as Budget[]) {
      const answer = solver(frozen(game), frozen(budget));
      expect(game).toEqual(before);
      expect(solver(structuredClone(before), budget)).toEqual(answer);
      for (const { profile, exact, regret, certificate } of equilibriaIn(answer)) {
        const value = exactProfileValue(before, exact ?? profile.map((row) => row.map(ofNumber)));
        expect(toNumber(value.regret)).toBe(regret);
        if (certificate === 'exact') expect(regret).toBe(0);
      }
      for (const { complete, reason } of claimsIn(answer)) if (complete) expect(reason).toBeUndefined();
      const isSilent = ({ complete, reason }: { complete: boolean; reason?: string }): boolean => !complete && !reason;
      // Of a mediator's sums `complete` is the list's, whose reason stands beside the list.
      if (name !== 'mediatorSummary' && name !== 'solve') expect(claimsIn(answer).filter(isSilent)).toEqual([]);
    }
  });
});

describe.each(DYNAMICS)('evolution: %s', (dynamic) => {
  it('leaves the game as it was, and goes the same way twice', () => {
    const game = frozen(gameOf(oracleGame('chicken')));
    const before = structuredClone(game);
    for (const budget of [{}, { work: 1 }, { expired: () => true }] as Budget[]) {
      const result = evolveGame(game, { dynamic, budget });
      expect(game).toEqual(before);
      expect(evolveGame(structuredClone(before), { dynamic, budget })).toEqual(result);
      expect(result.complete).toBe(result.reason === undefined);
      const total = result.stationary.reduce((sum, share) => sum + share, 0);
      if (result.complete) expect(total).toBeCloseTo(1, 12);
    }
  });
});

it('rest points leave the game as it was, and are the same twice', () => {
  const game = frozen(populationOfGame(gameOf(oracleGame('chicken'))));
  const before = structuredClone(game);
  const found = restPoints(game);
  expect(game).toEqual(before);
  expect(restPoints(before)).toEqual(found);
});
