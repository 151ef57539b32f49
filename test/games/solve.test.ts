// The parts put together: time that is up ends each of them, and each says so; nothing that was found is lost.

import { describe, expect, it } from 'vitest';
import { formatRational } from '../../engine/games/exact/format-rational.ts';
import { findEquilibria } from '../../engine/games/find-equilibria.ts';
import type { Game } from '../../engine/games/game.ts';
import { solve } from '../../engine/games/solve.ts';
import { plainGame } from './n-players/random-games.ts';

const timeIsUp = { expired: () => true };

/** Matching pennies among three (Jordan 1993): each wants to match the next, the last not to match the first. */
const threePennies = plainGame(
  [2, 2, 2],
  [
    [1, 1, 0, 0, 0, 0, 1, 1],
    [1, 0, 1, 0, 0, 1, 0, 1],
    [0, 0, 1, 1, 1, 1, 0, 0],
  ],
);

/** Zero-sum; row r is paid when one of its two columns is played: 2^rows optimal vertices of the column player. */
const pairedColumns = (rows: number): Game => {
  const columns = 2 * rows;
  const pays = (row: number, column: number): number => (Math.floor(column / 2) === row ? 1 : 0);
  const first = Array.from({ length: rows * columns }, (_, k) => pays(Math.floor(k / columns), k % columns));
  const second = Array.from({ length: rows * columns }, (_, k) => -pays(k % rows, Math.floor(k / rows)));
  return plainGame([rows, columns], [first, second]);
};

describe('solve', () => {
  it('finds the one equilibrium of matching pennies among three, and looks at it from all sides', () => {
    const { list, logit, mediator, dilemmas, value } = solve(threePennies, { precisions: [1] });
    expect(list.complete).toBe(true);
    expect(list.equilibria.map(({ profile }) => profile.flat())).toEqual([[0.5, 0.5, 0.5, 0.5, 0.5, 0.5]]);
    expect(logit?.points[0]?.profile.flat()).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
    expect(mediator?.optimum.welfare).toBe(2);
    expect(dilemmas).toHaveLength(3);
    expect(value).toBeUndefined();
  });

  it('ends every part when the time is up, each with a reason', () => {
    const { list, logit, mediator } = solve(threePennies, {
      budget: timeIsUp,
      ...timeIsUp,
      precisions: [1],
    });
    expect(list).toMatchObject({ equilibria: [], complete: false });
    expect(logit).toMatchObject({ points: [], complete: false, reason: expect.stringContaining('the time was up') });
    expect(mediator?.correlated.most).toEqual({ reason: expect.any(String) });
    expect(mediator?.correlated.least).toEqual({ reason: expect.any(String) });
    const { value, unfinished } = solve(pairedColumns(3), { budget: timeIsUp, ...timeIsUp });
    expect(value).toBeUndefined();
    expect(unfinished.join()).toContain('value: ');
  });

  it('keeps the value of a game of constant sum whose optimal strategies are too many to list', () => {
    const { value } = solve(pairedColumns(12), { method: 'pure' });
    expect(value).toMatchObject({ complete: false, reason: expect.stringContaining('more vertices') });
    expect(value && 'values' in value && value.values.map(formatRational)).toEqual(['1/12', '-1/12']);
  });
});

describe('findEquilibria', () => {
  it('does not begin another search when the time is up, and says what ended each', () => {
    const list = findEquilibria(threePennies, 'all', timeIsUp);
    expect(list.equilibria).toEqual([]);
    expect(list.reason).toMatch(/before all supports were searched; the budget ended before an equilibrium was found$/);
  });

  it('finds one where work, not time, ended the search for all', () => {
    const list = findEquilibria(threePennies, 'all', { work: 1 });
    expect(list).toMatchObject({ complete: false, equilibria: [{ certificate: 'exact', regret: 0 }] });
    expect(list.reason).toContain('before all supports were searched');
  });
});
