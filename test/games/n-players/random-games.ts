// Games to try solvers on, as wide as payoffs come: small whole numbers with many ties, large ones, doubles of 53 bits.

import { type Game, numericGame, profileCount } from '../../../engine/games/game.ts';
import * as fc from '../../properties/seeded.ts';

/** A game with labels 0, 1, 2…, from one flat tensor per player, own action first. */
export const plainGame = (shape: readonly number[], payoffs: readonly (readonly number[])[]): Game =>
  numericGame({
    players: shape.map((_, player) => `P${player + 1}`),
    actions: shape.map((count) => Array.from({ length: count }, (_, action) => `${action}`)),
    payoffs,
  });

export const wideInteger = fc.integer({ min: -1_000_000, max: 1_000_000 });
export const smallInteger = fc.integer({ min: -2, max: 2 });
/** 53 bits, all of about the same size. */
export const fullDouble = fc
  .integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })
  .map((x) => x / (Number.MAX_SAFE_INTEGER + 1));
/** Of all sizes down to the smallest there are. */
export const anyDouble = fc.double({ min: -1, max: 1, noNaN: true });

/** Games of a shape with payoffs drawn independently. */
export const gamesOf = (shape: readonly number[], payoff: fc.Arbitrary<number>): fc.Arbitrary<Game> => {
  const length = profileCount(shape);
  const tensor = fc.array(payoff, { minLength: length, maxLength: length });
  return fc
    .array(tensor, { minLength: shape.length, maxLength: shape.length })
    .map((payoffs) => plainGame(shape, payoffs));
};

/** The same of several shapes. */
export const gamesOfShapes = (
  shapes: readonly (readonly number[])[],
  payoff: fc.Arbitrary<number>,
): fc.Arbitrary<Game> => fc.constantFrom(...shapes).chain((shape) => gamesOf(shape, payoff));

/** The largest difference of payoffs of any player: what regrets are measured by. */
export const payoffRange = ({ payoffs }: Game): number =>
  Math.max(...payoffs.map((tensor) => Math.max(...tensor) - Math.min(...tensor)), Number.MIN_VALUE);
