// Games of two players for properties: wide integers, doubles of 53 bits, and few values so that ties abound.

import { type Game, numericGame } from '../../../engine/games/game.ts';
import * as fc from '../../properties/seeded.ts';

/** Two matrices, each own action first: `first` is m × n, `second` n × m. */
export interface DrawnGame {
  readonly m: number;
  readonly n: number;
  readonly first: readonly number[];
  readonly second: readonly number[];
}

export const names = (count: number): string[] => Array.from({ length: count }, (_, k) => `${k}`);

export const gameOfDrawn = ({ m, n, first, second }: DrawnGame): Game =>
  numericGame({ players: ['one', 'two'], actions: [names(m), names(n)], payoffs: [first, second] });

/** Payoffs of one of the kinds that break naive solvers. */
const payoffs = fc.constantFrom(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.maxSafeInteger(),
  fc.maxSafeInteger().map((x) => x / 2 ** 40),
  fc.integer({ min: -9, max: 9 }).map((x) => x / 10),
  fc.integer({ min: 0, max: 2 }),
  fc.constantFrom(0, 1),
);

/** A game of at most `most` actions each. */
export const drawnGame = (most: number): fc.Arbitrary<DrawnGame> =>
  fc
    .tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: most }), payoffs, payoffs)
    .chain(([m, n, ofFirst, ofSecond]) => {
      const size = { minLength: m * n, maxLength: m * n };
      return fc.record({
        m: fc.constant(m),
        n: fc.constant(n),
        first: fc.array(ofFirst, size),
        second: fc.array(ofSecond, size),
      });
    });

/** The same game with the players' matrices changed entry by entry: `first(i, j)` and `second(j, i)`, own action first. */
export const rebuilt = (
  m: number,
  n: number,
  first: (own: number, other: number) => number,
  second: (own: number, other: number) => number,
): DrawnGame => ({
  m,
  n,
  first: Array.from({ length: m * n }, (_, k) => first(Math.floor(k / n), k % n)),
  second: Array.from({ length: n * m }, (_, k) => second(Math.floor(k / m), k % m)),
});
