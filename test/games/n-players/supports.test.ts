import { describe, expect, it } from 'vitest';
import { payoffDifferences } from '../../../engine/games/n-players/payoff-differences.ts';
import { supportsOf } from '../../../engine/games/n-players/supports.ts';
import { workMeter } from '../../../engine/games/n-players/work-meter.ts';
import { gameOf, oracleGame } from '../oracle-games.ts';
import { plainGame } from './random-games.ts';

const supportsIn = (game: Parameters<typeof payoffDifferences>[0], work = 1e6) => [
  ...supportsOf(payoffDifferences(game), workMeter({ work }, 'nodes', 1e6)),
];

describe('supportsOf', () => {
  it('leaves of a prisoner’s dilemma only mutual defection', () => {
    expect(supportsIn(gameOf(oracleGame('pd')))).toEqual([[[1], [1]]]);
  });

  it('leaves all supports where all payoffs are equal, small and balanced ones first', () => {
    const all = supportsIn(plainGame([2, 3], [new Array(6).fill(1), new Array(6).fill(1)]));
    expect(all).toHaveLength(3 * 7);
    const sizes = all.map((support) => support.map((set) => set.length));
    expect(sizes[0]).toEqual([1, 1]);
    expect(sizes.findIndex(([a, b]) => a === 2 && b === 2)).toBeLessThan(
      sizes.findIndex(([a, b]) => a === 1 && b === 3),
    );
    expect(sizes.at(-1)).toEqual([2, 3]);
  });

  it('drops what is weakly dominated once the others play all of their supports', () => {
    // Row's second action never pays more, and less against the second column.
    const left = supportsIn(
      plainGame(
        [2, 2],
        [
          [1, 1, 1, 0],
          [0, 0, 0, 0],
        ],
      ),
    );
    expect(left).toContainEqual([[1], [0]]);
    expect(left).not.toContainEqual([[1], [0, 1]]);
    expect(left).not.toContainEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  it('ends with the budget', () => {
    expect(supportsIn(plainGame([2, 3], [new Array(6).fill(1), new Array(6).fill(1)]), 5).length).toBeLessThan(5);
  });
});
