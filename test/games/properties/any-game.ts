// Games of all kinds for the properties that every solver shares, and what must change their solutions in a known way.

import { add, multiply, ONE, type Rational, rational, subtract } from '../../../engine/games/exact/rational.ts';
import { exactGame, type Game, numericGame, profileCount, shapeOf } from '../../../engine/games/game.ts';
import { payoffIndex, pureProfiles } from '../../../engine/games/profiles.ts';
import * as fc from '../../properties/seeded.ts';

const SHAPES = [
  [2, 2],
  [3, 2],
  [1, 3],
  [3, 3],
  [2, 2, 2],
  [1, 2, 3],
] as const;

/** What payoffs are drawn from; of the first three kinds ties have no chance worth the name. */
const PAYOFFS = {
  wide: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  bits: fc
    .integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })
    .map((x) => x / (Number.MAX_SAFE_INTEGER + 1)),
  mixed: fc.maxSafeInteger().map((x) => x / 2 ** 20),
  tenths: fc.integer({ min: -9, max: 9 }).map((x) => x / 10),
  ties: fc.integer({ min: 0, max: 1 }),
};

export type Kind = keyof typeof PAYOFFS;

export interface AnyGame {
  readonly kind: Kind;
  readonly game: Game;
}

const plain = (shape: readonly number[], payoffs: readonly (readonly number[])[]): Game =>
  numericGame({
    title: 'drawn',
    players: shape.map((_, player) => `P${player}`),
    actions: shape.map((count) => Array.from({ length: count }, (_, action) => `a${action}`)),
    payoffs,
  });

/** Payoffs so unlike each other that ties are drawn on purpose or not at all. */
const tensorOf = (length: number, kind: Kind): fc.Arbitrary<number[]> => {
  const array = fc.array(PAYOFFS[kind], { minLength: length, maxLength: length });
  return kind === 'ties' || kind === 'tenths' ? array : fc.noBias(array);
};

export const anyGame = (kinds: readonly Kind[] = ['wide', 'bits', 'mixed', 'tenths', 'ties']): fc.Arbitrary<AnyGame> =>
  fc
    .tuple(fc.constantFrom(...SHAPES), fc.constantFrom(...kinds))
    .chain(([shape, kind]) =>
      fc
        .tuple(...shape.map(() => tensorOf(profileCount(shape), kind)))
        .map((payoffs) => ({ kind, game: plain(shape, payoffs) })),
    );

export const payoffAt = (game: Game, player: number, profile: readonly number[]): Rational => {
  const { numerators, denominator } = game.exact[player]!;
  return rational(numerators[payoffIndex(shapeOf(game), player, profile)]!, denominator);
};

type Parts = Pick<Game, 'players' | 'actions'>;

const gameOf = (
  { players, actions }: Parts,
  payoff: (player: number, profile: readonly number[]) => Rational,
): Game => {
  const shape = actions.map((labels) => labels.length);
  const payoffs = players.map(() => new Array<Rational>(profileCount(shape)));
  for (const profile of pureProfiles(shape)) {
    for (const [player, tensor] of payoffs.entries())
      tensor[payoffIndex(shape, player, profile)] = payoff(player, profile);
  }
  return exactGame({ title: 'drawn', players, actions, payoffs });
};

/** Player k is player n − 1 − k of the old game; actions are counted from the other end. */
export const relabelled = (game: Game): Game => {
  const last = game.players.length - 1;
  const shape = shapeOf(game);
  return gameOf(
    { players: game.players.toReversed(), actions: game.actions.toReversed().map((labels) => labels.toReversed()) },
    (player, profile) =>
      payoffAt(
        game,
        last - player,
        profile.toReversed().map((action, old) => shape[old]! - 1 - action),
      ),
  );
};

/** A profile of the relabelled game in the old order, or the other way round. */
export const backwards = <T>(profile: readonly (readonly T[])[]): T[][] =>
  profile.toReversed().map((row) => row.toReversed());

/** Each player's payoffs times a positive number, plus another. */
export const rescaled = (game: Game, units: readonly (readonly [scale: Rational, shift: Rational])[]): Game =>
  gameOf(game, (player, profile) => {
    const [scale, shift] = units[player]!;
    return add(multiply(scale, payoffAt(game, player, profile)), shift);
  });

/** With one more action of the first player, that does what his first does and pays him so much less. */
const withAction = (game: Game, label: string, less: Rational): Game => {
  const [own = [], ...others] = game.actions;
  return gameOf({ players: game.players, actions: [[...own, label], ...others] }, (player, profile) => {
    const isNew = profile[0] === own.length;
    const payoff = payoffAt(game, player, isNew ? [0, ...profile.slice(1)] : profile);
    return isNew && player === 0 ? subtract(payoff, less) : payoff;
  });
};

export const duplicated = (game: Game): Game => withAction(game, 'again', rational(0n));
export const withDominated = (game: Game): Game => withAction(game, 'worse', ONE);
