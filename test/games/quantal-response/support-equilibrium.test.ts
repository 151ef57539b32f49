import { describe, expect, it } from 'vitest';
import { payoffContractions } from '../../../engine/games/quantal-response/payoff-contractions.ts';
import { supportEquilibrium } from '../../../engine/games/quantal-response/support-equilibrium.ts';
import { gameFrom } from './random-games.ts';

const pennies = gameFrom(
  [2, 2],
  [
    [2, -1, -1, 1],
    [-2, 1, 1, -1],
  ],
);

const solve = (game: typeof pennies, support: readonly boolean[], start: readonly number[]) =>
  supportEquilibrium(payoffContractions(game, false), support, Float64Array.from(start));

describe('supportEquilibrium', () => {
  it('proves the mixed equilibrium of unequal pennies: 2/5 each, from any start', () => {
    for (const start of [
      [0.5, 0.5, 0.5, 0.5],
      [0.9, 0.1, 0.2, 0.8],
    ]) {
      const { probabilities, radius } = solve(pennies, [true, true, true, true], start)!;
      expect(radius).toBeLessThan(1e-12);
      for (const [k, truth] of [0.4, 0.6, 0.4, 0.6].entries()) {
        expect(Math.abs(probabilities[k]! - truth)).toBeLessThanOrEqual(radius!);
      }
    }
  });

  it('does not prove what is no equilibrium: an action outside pays more', () => {
    // (first, first) is stable within its support and player 2 would rather leave.
    const found = solve(pennies, [true, false, true, false], [1, 0, 1, 0])!;
    expect([...found.probabilities]).toEqual([1, 0, 1, 0]);
    expect(found.radius).toBeUndefined();
  });

  it('does not prove an equilibrium with a tie outside its support: others may lie near', () => {
    // Player 2's actions pay the same whatever is played; (first, first) is an equilibrium among many.
    const tie = gameFrom(
      [2, 2],
      [
        [1, 1, 0, 0],
        [3, 3, 3, 3],
      ],
    );
    const found = solve(tie, [true, false, true, false], [1, 0, 1, 0])!;
    expect(found.radius).toBeUndefined();
    // The same where he loses ever so little is proven.
    const strict = gameFrom(
      [2, 2],
      [
        [1, 1, 0, 0],
        [3, 3, 3 - 1e-9, 3],
      ],
    );
    expect(solve(strict, [true, false, true, false], [1, 0, 1, 0])!.radius).toBeLessThan(1e-9);
  });

  it('finds nothing on a support without an equilibrium', () => {
    const dominated = gameFrom(
      [2, 2],
      [
        [3, 0, 5, 1],
        [3, 0, 5, 1],
      ],
    );
    expect(solve(dominated, [true, true, true, true], [0.5, 0.5, 0.5, 0.5])?.radius).toBeUndefined();
  });
});
