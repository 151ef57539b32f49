import { describe, expect, it } from 'vitest';
import { mediatorLines } from '../../../bin/terminal/solve/mediator-lines.ts';
import type { CorrelatedEquilibrium } from '../../../engine/games/correlated/correlated-equilibrium.ts';
import { mediatorSummary } from '../../../engine/games/correlated/mediator.ts';
import { findEquilibria } from '../../../engine/games/find-equilibria.ts';
import { numericGame } from '../../../engine/games/game.ts';

const chicken = numericGame({
  title: 'Chicken',
  players: ['A', 'B'],
  actions: [
    ['swerve', 'straight'],
    ['swerve', 'straight'],
  ],
  payoffs: [
    [6, 2, 7, 0],
    [6, 2, 7, 0],
  ],
});
const summary = mediatorSummary(chicken, findEquilibria(chicken, 'all'));

/** The lines where the mediator's regret is this. */
const told = (regret: number): string => {
  const most = { ...(summary.correlated.most as CorrelatedEquilibrium), regret };
  const changed = { ...summary, correlated: { ...summary.correlated, most } };
  return mediatorLines(chicken, changed, { exact: false, digits: 3 }, 3, 200).join(' ').replace(/ +/g, ' ');
};

describe('mediatorLines', () => {
  it('says that nobody gains by not following where that is exact', () => {
    expect(told(0)).toContain('reaches 10.5; nobody gains by not following. He draws:');
  });

  it('tells what rounding leaves to gain, never less than it is', () => {
    expect(told(1.04e-9)).toContain('nobody gains more than 1.1e-9 by not following (rounding)');
    expect(told(2e-8)).toContain('nobody gains more than 2.2e-8 by not following (rounding)');
  });
});
