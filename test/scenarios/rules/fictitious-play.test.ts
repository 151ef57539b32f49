// Fictitious play: its moves by hand, and the frequencies that Robinson (1951) proved it to approach.

import { describe, expect, it } from 'vitest';
import { frequencies, type Game, play, word } from './play.ts';

const matching: Game = {
  options: ['H', 'T'],
  payoffs: [
    [1, -1],
    [-1, 1],
  ],
};

/** The same for the one who wants to differ. */
const differing: Game = {
  options: ['H', 'T'],
  payoffs: [
    [-1, 1],
    [1, -1],
  ],
};

describe('fictitious-play', () => {
  it('replies to the frequencies seen, the prior counted with them', async () => {
    const prior = '{fictitious-play: {prior: [2, 0.5]}}';
    const moves = await play(matching, [{ rule: prior }, { rule: '{script: {plays: [T, T, T, H, H, H]}}' }], {
      ticks: 6,
    });
    // H against T seen: 2 to 0.5, 2 to 1.5, 2 to 2.5, 2 to 3.5, 3 to 3.5, 4 to 3.5.
    expect(
      word(
        matching,
        moves.map(([own]) => own),
      ),
    ).toBe('HHTTTH');
  });

  it('plays matching pennies in equal shares (seed 1)', async () => {
    const first = { rule: '{fictitious-play: {prior: [1, 2]}}' };
    const second = { rule: 'fictitious-play', game: differing };
    const played = frequencies(matching, await play(matching, [first, second], { ticks: 3000 }));
    const [heads, tails] = played;
    const own = (heads?.[0] ?? 0) + (heads?.[1] ?? 0);
    const other = (heads?.[0] ?? 0) + (tails?.[0] ?? 0);
    expect(Math.abs(own - 0.5)).toBeLessThan(0.03);
    expect(Math.abs(other - 0.5)).toBeLessThan(0.03);
  });
});
