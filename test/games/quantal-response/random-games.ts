import { type Game, numericGame, profileCount } from '../../../engine/games/game.ts';
import { threefry } from '../../../engine/run/random/threefry.ts';

/** A game of numbered players and actions. */
export const gameFrom = (shape: readonly number[], payoffs: readonly ArrayLike<number>[]): Game =>
  numericGame({
    players: shape.map((_, player) => `P${player + 1}`),
    actions: shape.map((count) => Array.from({ length: count }, (_, action) => `${action}`)),
    payoffs,
  });

/** Kinds of payoffs, made of a number in [0, 1): small and large integers, 53 bits, nearly equal, many ties, wide. */
export const payoffKinds = {
  integers: (x: number) => Math.floor(201 * x) - 100,
  'large integers': (x: number) => Math.floor(2_000_001 * x) - 1_000_000,
  '53 bits': (x: number) => x,
  'nearly equal': (x: number) => 1e9 + x,
  ties: (x: number) => Math.floor(3 * x),
  wide: (x: number) => (x - 0.5) * 10 ** Math.floor((1e6 * x) % 9),
} as const;

export type PayoffKind = keyof typeof payoffKinds;

/** Game number `seed` of a shape and kind: the same on every machine. */
export const randomGame = (shape: readonly number[], kind: PayoffKind, seed: number): Game => {
  let drawn = 0;
  const uniform = (): number => {
    const [a, b] = threefry([seed, 1, 0, 0], [drawn++, 0, 0, 0]);
    return ((a >>> 5) * 67108864 + (b >>> 6)) / 9007199254740992;
  };
  const tensor = () => Array.from({ length: profileCount(shape) }, () => payoffKinds[kind](uniform()));
  return gameFrom(shape, shape.map(tensor));
};
