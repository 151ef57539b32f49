import { describe, expect, it } from 'vitest';
import type { Box } from '../../../engine/games/n-players/box.ts';
import { certifyZero } from '../../../engine/games/n-players/certified-zero.ts';
import { krawczykRoom } from '../../../engine/games/n-players/krawczyk.ts';
import { payoffDifferences } from '../../../engine/games/n-players/payoff-differences.ts';
import { supportSystem } from '../../../engine/games/n-players/support-system.ts';
import { gameOf, oracleGame } from '../oracle-games.ts';
import { plainGame } from './random-games.ts';

const both = [0, 1];
const mixedSystem = (game: Parameters<typeof payoffDifferences>[0], support = game.players.map(() => both)) =>
  supportSystem(payoffDifferences(game), support);

/** The box around first-action probabilities of players with two actions each. */
const boxAround = (first: readonly number[], width: number): Box => ({
  low: Float64Array.from(first.flatMap((p) => [p - width, 1 - p - width])),
  high: Float64Array.from(first.flatMap((p) => [p + width, 1 - p + width])),
});

const certify = (system: ReturnType<typeof mixedSystem>, box: Box) => certifyZero(system, krawczykRoom(system), box);

// McKelvey and McLennan (1996): the completely mixed system has exactly two zeros.
const zeros = [
  [2 / 5, 1 / 2, 1 / 3],
  [1 / 2, 2 / 5, 1 / 4],
];
const system = mixedSystem(gameOf(oracleGame('mckelvey_mclennan_2x2x2')));

describe('certifyZero', () => {
  it.each(zeros.map((zero) => [zero]))('encloses the zero %j, narrowly and strictly', (zero) => {
    const box = boxAround(zero, 0.003);
    const found = certify(system, box)!;
    expect(found.verdict).toBe('equilibrium');
    for (const [player, p] of zero.entries()) {
      const c = 2 * player;
      expect(found.enclosure.low[c]!).toBeLessThan(p);
      expect(found.enclosure.high[c]!).toBeGreaterThan(p);
      expect(found.enclosure.high[c]! - found.enclosure.low[c]!).toBeLessThan(1e-11);
      expect(found.region.low[c + 1]!).toBeLessThan(box.low[c + 1]!);
      expect(found.region.high[c + 1]!).toBeGreaterThan(box.high[c + 1]!);
    }
  });

  it('refuses a box with two zeros: there is no only one in it', () => {
    expect(certify(system, boxAround([0.45, 0.45, 0.29], 0.08))).toBeUndefined();
    expect(certify(system, boxAround([0.5, 0.5, 0.5], 0.5))).toBeUndefined();
  });

  it('takes a zero outside the simplex for none', () => {
    // Player 1 is indifferent where player 2 plays his first action with probability −0.01, player 2 at one half.
    const outside = mixedSystem(
      plainGame(
        [2, 2],
        [
          [101, 1, 0, 0],
          [1, 0, 0, 1],
        ],
      ),
    );
    const found = certify(outside, boxAround([0.5, 0], 0.05))!;
    expect(found.point[2]).toBeCloseTo(-0.01, 12);
    expect(found.verdict).toBe('none');
  });

  it('takes an action off the support that pays as much for a tie, one that pays more for none', () => {
    // Matching pennies with a third row that pays the value of the game, or a little more.
    const third = (value: number) =>
      mixedSystem(
        plainGame(
          [3, 2],
          [
            [1, -1, -1, 1, value, value],
            [-1, 1, 0, 1, -1, 0],
          ],
        ),
        [both, both],
      );
    const verdict = (value: number) => certify(third(value), boxAround([0.5, 0.5], 0.1))!.verdict;
    expect([verdict(-1e-9), verdict(0), verdict(1e-9)]).toEqual(['equilibrium', 'tie', 'none']);
  });
});
