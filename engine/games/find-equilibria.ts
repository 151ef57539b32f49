// Which solver a game is given to.
//
//   all      two players: every extreme equilibrium, in rationals. One or more than two: a complete, certified list;
//            where that meets its limit, what it has and one equilibrium by the logit homotopy if it has none.
//   pure     every pure equilibrium; exact whatever the size.
//   one      one certified equilibrium, along the logit homotopy; exact where it is pure or of simple fractions.

import type { Budget } from './budget.ts';
import type { EquilibriumList } from './equilibrium.ts';
import { type Game, profileCount, shapeOf } from './game.ts';
import { completeEquilibria } from './n-players/complete-equilibria.ts';
import { oneEquilibrium } from './one-equilibrium.ts';
import { pureEquilibria } from './pure-equilibria.ts';
import { extremeEquilibria } from './two-players/extreme-equilibria.ts';

export const METHODS = ['all', 'pure', 'one'] as const;
export type Method = (typeof METHODS)[number];

const everyPure = (game: Game): EquilibriumList => ({
  equilibria: pureEquilibria(game),
  complete: false,
  reason: 'mixed equilibria were not looked for',
  method: 'every profile of actions, compared exactly',
});

const withOne = (game: Game, list: EquilibriumList, budget: Budget): EquilibriumList => {
  if (list.complete || list.equilibria.length > 0) return list;
  const { equilibria, reason, method } = oneEquilibrium(game, budget);
  const reasons = equilibria.length === 0 ? [list.reason, reason] : [list.reason];
  return { ...list, equilibria, reason: reasons.join('; '), method: `${list.method}; then ${method}` };
};

/** Most profiles for which a complete list is tried: above, boxes take longer than anybody waits. */
const MOST_FOR_ALL = 20_000;

const all = (game: Game, budget: Budget, forOne: Budget): EquilibriumList => {
  if (game.players.length === 2) return extremeEquilibria(game, budget);
  const profiles = profileCount(shapeOf(game));
  if (profiles <= MOST_FOR_ALL) return withOne(game, completeEquilibria(game, budget), forOne);
  const pure = everyPure(game);
  const reason = `a complete list is tried up to ${MOST_FOR_ALL} profiles, this game has ${profiles}`;
  return withOne(game, { ...pure, reason }, forOne);
};

/**
 * The equilibria of a game by the solver that suits it.
 *
 * @param budget of the solver, whose unit of work it is in; each has a limit of its own where none is named
 * @param forOne budget of the one equilibrium that is looked for where a complete list ended with none
 */
export const findEquilibria = (
  game: Game,
  method: Method,
  budget: Budget = {},
  forOne: Budget = budget.expired === undefined ? {} : { expired: budget.expired },
): EquilibriumList => {
  if (method === 'pure') return everyPure(game);
  return method === 'one' ? oneEquilibrium(game, budget) : all(game, budget, forOne);
};
