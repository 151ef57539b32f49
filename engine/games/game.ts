// A normal-form game: n players choose one action each, at once; each has a payoff for every profile of actions.
//
// Letters of all shapes in this folder: n players; a_i actions of player i; a profile has one action index per player, in
// the players' order.
//
// The convention that everybody gets wrong: **a player's own action comes first.** Player i's payoffs are one tensor
// `[own][others…]`, the others in the players' order, laid out flat with the last of them fastest. Of two players each
// holds a matrix with his own actions as rows, so the game is (A, B) with A = payoffs[0] of shape a_1 × a_2 and
// B = payoffs[1] of shape a_2 × a_1; the bimatrix of textbooks is (A, Bᵀ).

import { ofNumber } from './exact/of-number.ts';
import { leastCommonMultiple, type Rational } from './exact/rational.ts';
import { toNumber } from './exact/to-number.ts';

/** A payoff tensor exactly: element k is numerators[k] / denominator; the denominator is positive and common to all. */
export interface ExactPayoffs {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
}

export interface Game {
  readonly title: string;
  /** Names of the n players. */
  readonly players: readonly string[];
  /** `actions[player]`: labels of his a_i actions, at least one. */
  readonly actions: readonly (readonly string[])[];
  /** `payoffs[player]`: flat tensor `[own][others…]`, the doubles nearest to the exact payoffs. */
  readonly payoffs: readonly Float64Array[];
  /** `exact[player]`: the same tensor in rationals. What is certified is certified about these. */
  readonly exact: readonly ExactPayoffs[];
}

/** One action index per player. */
export type PureProfile = readonly number[];

/** `profile[player][action]`: probabilities, each row sums to 1. */
export type MixedProfile = readonly (readonly number[])[];

/** The same in rationals. */
export type ExactProfile = readonly (readonly Rational[])[];

/** The number of actions of each player, shape n. */
export const shapeOf = (game: Game): number[] => game.actions.map((labels) => labels.length);

/** The number of pure profiles: the product of the shape. */
export const profileCount = (shape: readonly number[]): number => shape.reduce((product, count) => product * count, 1);

/** Most profiles of a game: above this a tensor is a mistake rather than a game. */
export const MOST_PROFILES = 2_000_000;

/** Rationals on their least common denominator. */
export const onCommonDenominator = (values: readonly Rational[]): ExactPayoffs => {
  let denominator = 1n;
  for (const value of values) {
    if (denominator % value.denominator !== 0n) denominator = leastCommonMultiple(denominator, value.denominator);
  }
  return { numerators: values.map((value) => value.numerator * (denominator / value.denominator)), denominator };
};

/** The exact payoffs of all players as whole numbers on one denominator, so that sums and differences over players are. */
export const onOneDenominator = (
  game: Game,
): { readonly payoffs: readonly (readonly bigint[])[]; readonly denominator: bigint } => {
  const denominator = game.exact.reduce((common, own) => leastCommonMultiple(common, own.denominator), 1n);
  const payoffs = game.exact.map(({ numerators, denominator: own }) => {
    const factor = denominator / own;
    return factor === 1n ? numerators : numerators.map((numerator) => numerator * factor);
  });
  return { payoffs, denominator };
};

const checkShape = (players: readonly string[], actions: Game['actions']): number => {
  if (players.length === 0) throw new RangeError('game: expected at least one player, got none');
  if (actions.length !== players.length) {
    throw new RangeError(`game: expected actions of ${players.length} players, got those of ${actions.length}`);
  }
  const empty = actions.findIndex((labels) => labels.length === 0);
  if (empty >= 0) throw new RangeError(`game: expected at least one action of ${players[empty]}, got none`);
  const profiles = profileCount(actions.map((labels) => labels.length));
  if (profiles > MOST_PROFILES) {
    throw new RangeError(`game: expected at most ${MOST_PROFILES} profiles of actions, got ${profiles}`);
  }
  return profiles;
};

/** What a game is made of: names, labels and one flat tensor per player, own action first. */
export interface GameParts<Payoff> {
  readonly title?: string;
  readonly players: readonly string[];
  readonly actions: readonly (readonly string[])[];
  readonly payoffs: readonly ArrayLike<Payoff>[];
}

const checkTensors = (parts: GameParts<unknown>): void => {
  const profiles = checkShape(parts.players, parts.actions);
  for (const [player, name] of parts.players.entries()) {
    const length = parts.payoffs[player]?.length ?? 0;
    if (length !== profiles) throw new RangeError(`game: expected ${profiles} payoffs of ${name}, got ${length}`);
  }
};

/**
 * A game whose payoffs are rationals.
 *
 * @throws RangeError when shapes disagree
 */
export const exactGame = (parts: GameParts<Rational>): Game => {
  checkTensors(parts);
  return {
    title: parts.title ?? '',
    players: [...parts.players],
    actions: parts.actions.map((labels) => [...labels]),
    payoffs: parts.payoffs.map((tensor) => Float64Array.from(Array.from(tensor), toNumber)),
    exact: parts.payoffs.map((tensor) => onCommonDenominator(Array.from(tensor))),
  };
};

/**
 * A game whose payoffs are doubles, each taken for exactly the rational number that it is.
 *
 * @throws RangeError when shapes disagree or a payoff is not finite
 */
export const numericGame = (parts: GameParts<number>): Game =>
  exactGame({ ...parts, payoffs: parts.payoffs.map((tensor) => Array.from(tensor, ofNumber)) });
