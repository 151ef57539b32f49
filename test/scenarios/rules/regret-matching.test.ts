// Regret matching: no regret in the long run, and what follows from it in two small games.

import { describe, expect, it } from 'vitest';
import { frequencies, type Game, play } from './play.ts';

const regretMatching = { rule: 'regret-matching' };

/** The most that a player could have gained by always taking another option instead of each one recommended. */
const gainOfDeviating = ({ payoffs }: Game, played: readonly (readonly number[])[]): number =>
  Math.max(
    ...payoffs.flatMap((row, taken) =>
      payoffs.map((instead) =>
        row.reduce((sum, paid, other) => sum + (played[taken]?.[other] ?? 0) * ((instead[other] ?? 0) - paid), 0),
      ),
    ),
  );

const turned = (table: readonly (readonly number[])[]): readonly (readonly number[])[] =>
  table.map((_, own) => table.map((row) => row[own] ?? 0));

describe('regret-matching', () => {
  it('plays chicken in correlated equilibrium (seed 1)', async () => {
    const chicken: Game = {
      options: ['swerve', 'dare'],
      payoffs: [
        [6, 2],
        [7, 0],
      ],
    };
    const played = frequencies(chicken, await play(chicken, [regretMatching, regretMatching], { ticks: 4000 }));
    expect(gainOfDeviating(chicken, played)).toBeLessThan(0.05);
    expect(gainOfDeviating(chicken, turned(played))).toBeLessThan(0.05);
  });

  it('plays rock, paper, scissors in equal shares (seed 1)', async () => {
    const game: Game = {
      options: ['rock', 'paper', 'scissors'],
      payoffs: [
        [0, -1, 1],
        [1, 0, -1],
        [-1, 1, 0],
      ],
    };
    const moves = await play(game, [regretMatching, regretMatching], { ticks: 4000 });
    for (const side of [0, 1] as const) {
      for (const option of game.options.keys()) {
        const share = moves.filter((pair) => pair[side] === option).length / moves.length;
        expect(Math.abs(share - 1 / 3), `${game.options[option]} of ${side}`).toBeLessThan(0.05);
      }
    }
  });

  it('learns to use an opponent who repeats himself (seed 1)', async () => {
    const game: Game = {
      options: ['heads', 'tails'],
      payoffs: [
        [1, -1],
        [-1, 1],
      ],
    };
    const moves = await play(game, [regretMatching, { rule: '{fixed: {play: tails}}' }], { ticks: 50 });
    expect(moves.slice(-40).every(([own]) => own === 1)).toBe(true);
  });
});
