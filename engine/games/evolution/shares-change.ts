// How the shares of a large population change under the deterministic dynamics, and the derivative of that change.
//
// Replicator and logit: as in `replicator.ts` and `logit-dynamics.ts`. The best reply dynamic has no derivative where the
// best reply changes; its direction there is towards all that are best alike.

import { exp } from '../../compile/elementary/exp.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';
import { meanPayoffs, type PopulationGame } from './population-game.ts';
import { payoffRange } from './start.ts';

/** The dynamics that move shares along a path. */
export const PATH_DYNAMICS = ['replicator', 'best-reply', 'logit'] as const;
export type PathDynamic = (typeof PATH_DYNAMICS)[number];

/** Payoffs this near to the best, as part of their range, are best as well. */
const TIE = 1e-12;

const meanOf = (shares: readonly number[], payoffs: Float64Array): number =>
  shares.reduce((sum, share, k) => sum + (share === 0 ? 0 : share * payoffs[k]!), 0);

/** Logit probabilities at payoffs. */
export const logitShares = (payoffs: Float64Array, precision: number): number[] => {
  const best = payoffs.reduce((a, b) => Math.max(a, b));
  const weights = Array.from(payoffs, (payoff) => exp(scalarAlgebra, precision * (payoff - best)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
};

/** The strategies that earn most. */
export const bestReplies = (game: PopulationGame, shares: readonly number[]): number[] => {
  const payoffs = meanPayoffs(game, shares);
  const least = payoffs.reduce((a, b) => Math.max(a, b)) - TIE * payoffRange(game);
  return [...payoffs.keys()].filter((k) => payoffs[k]! >= least);
};

const replyShares = (game: PopulationGame, shares: readonly number[]): readonly number[] => {
  const best = bestReplies(game, shares);
  if (shares.every((share, k) => share === 0 || best.includes(k))) return shares;
  return shares.map((_, k) => (best.includes(k) ? 1 / best.length : 0));
};

/** ẋ at x. */
export const sharesChange = (
  game: PopulationGame,
  dynamic: PathDynamic,
  precision: number,
  shares: readonly number[],
): number[] => {
  const payoffs = meanPayoffs(game, shares);
  if (dynamic === 'replicator') {
    const mean = meanOf(shares, payoffs);
    return shares.map((share, k) => (share === 0 ? 0 : share * (payoffs[k]! - mean)));
  }
  const towards = dynamic === 'logit' ? logitShares(payoffs, precision) : replyShares(game, shares);
  return shares.map((share, k) => towards[k]! - share);
};

/**
 * The derivative of ẋ along the simplex, in the shares of all strategies but the last, which makes up for them: shape
 * (m − 1) × (m − 1), flat.
 */
export const changeDerivative = (
  game: PopulationGame,
  dynamic: Exclude<PathDynamic, 'best-reply'>,
  precision: number,
  shares: readonly number[],
): number[] => {
  const count = shares.length;
  const payoffs = meanPayoffs(game, shares);
  const cell = (own: number, other: number): number => game.payoffs[own * count + other]!;
  const mean = meanOf(shares, payoffs);
  const chosen = logitShares(payoffs, precision);
  const towards = (other: number): number =>
    (dynamic === 'logit' ? chosen : shares).reduce((sum, share, k) => sum + share * cell(k, other), 0);
  const full = (own: number, other: number): number => {
    const same = own === other ? 1 : 0;
    if (dynamic === 'logit') return precision * chosen[own]! * (cell(own, other) - towards(other)) - same;
    return same * (payoffs[own]! - mean) + shares[own]! * (cell(own, other) - payoffs[other]! - towards(other));
  };
  const places = Array.from({ length: count - 1 }, (_, k) => k);
  return places.flatMap((own) => places.map((other) => full(own, other) - full(own, count - 1)));
};
