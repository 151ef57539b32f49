// Rules that try options out, and the one that copies: their moves by hand, and what they find.

import { describe, expect, it } from 'vitest';
import { frequencies, type Game, play, word } from './play.ts';

/** One option pays 1, the other 0, whatever the other side does. */
const bandit: Game = {
  options: ['bad', 'good'],
  payoffs: [
    [0, 0],
    [1, 1],
  ],
};

const other = { rule: '{fixed: {play: bad}}' };

describe('q-learning', () => {
  it('finds the better option and takes it as often as its precision says (seed 1)', async () => {
    // Estimates tend to 0 and 1, so the odds to exp(4).
    const moves = await play(bandit, [{ rule: 'q-learning' }, other], { ticks: 3000 });
    const late = frequencies(bandit, moves.slice(500));
    expect(Math.abs((late[1]?.[0] ?? 0) - Math.exp(4) / (1 + Math.exp(4)))).toBeLessThan(0.02);
  });

  it('never moves without a rate (seed 1)', async () => {
    const moves = await play(bandit, [{ rule: '{q-learning: {rate: 0}}' }, other], { ticks: 2000 });
    expect(Math.abs((frequencies(bandit, moves)[1]?.[0] ?? 0) - 0.5)).toBeLessThan(0.04);
  });
});

describe('exp3', () => {
  it('settles on the better option but for its exploration (seed 1)', async () => {
    const moves = await play(bandit, [{ rule: '{exp3: {exploration: 0.1}}' }, other], { ticks: 3000 });
    const late = frequencies(bandit, moves.slice(1000));
    expect(Math.abs((late[1]?.[0] ?? 0) - 0.95)).toBeLessThan(0.02);
  });
});

describe('imitate-the-best', () => {
  const dilemma: Game = {
    options: ['C', 'D'],
    payoffs: [
      [3, 0],
      [5, 1],
    ],
  };

  it('copies who was paid more, and stays where nobody was', async () => {
    const moves = await play(dilemma, [{ rule: 'imitate-the-best' }, { rule: '{script: {plays: [C, D, C, C, C]}}' }], {
      ticks: 5,
    });
    // After C against D the other had 5: it copies D, earns 5 against C, and keeps it.
    expect(
      word(
        dilemma,
        moves.map(([own]) => own),
      ),
    ).toBe('CCDDD');
  });
});
