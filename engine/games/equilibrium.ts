import { ofNumber } from './exact/of-number.ts';
import type { Rational } from './exact/rational.ts';
import { toNumber } from './exact/to-number.ts';
import type { ExactProfile, Game, MixedProfile } from './game.ts';
import { exactProfileValue } from './regret.ts';

/** How sure it is that a profile is an equilibrium. */
export type Certificate =
  /** Its probabilities are rational and its regret is exactly 0. */
  | 'exact'
  /** Proven: one equilibrium, and only one, lies within `radius` of the printed probabilities (Krawczyk 1969). */
  | 'proven'
  /** The printed profile's regret is small; nothing is proven about what lies near. */
  | 'approximate';

export interface Equilibrium {
  /** Shape n × a_i. */
  readonly profile: MixedProfile;
  /** The same exactly, where the probabilities are known to be rational. */
  readonly exact?: ExactProfile;
  /** Expected payoff of each player, recomputed. */
  readonly payoffs: readonly number[];
  /** The most that any player gains by deviating from the printed profile, recomputed exactly from the payoffs. */
  readonly regret: number;
  /** Everybody plays one action for certain. */
  readonly pure: boolean;
  readonly certificate: Certificate;
  /** Of a proven one: the true equilibrium differs by no more than this in any probability. */
  readonly radius?: number;
}

/** What a solver gives back: a list, whether it is all of them, and if not why not. */
export interface EquilibriumList {
  readonly equilibria: readonly Equilibrium[];
  /** The list is proven to hold every (of two players: every extreme) equilibrium. */
  readonly complete: boolean;
  /** Why the list may not be complete, in words; only where it is not. */
  readonly reason?: string;
  /** The algorithm, as printed. */
  readonly method: string;
}

const isPure = (row: readonly Rational[]): boolean => row.filter(({ numerator }) => numerator !== 0n).length === 1;

/** An equilibrium in rationals, its regret recomputed. */
export const exactEquilibrium = (game: Game, exact: ExactProfile): Equilibrium => {
  const value = exactProfileValue(game, exact);
  return {
    profile: exact.map((row) => row.map(toNumber)),
    exact,
    payoffs: value.payoffs.map(toNumber),
    regret: toNumber(value.regret),
    pure: exact.every(isPure),
    certificate: value.regret.numerator === 0n ? 'exact' : 'approximate',
  };
};

/**
 * An equilibrium in doubles, its regret recomputed exactly.
 *
 * @param radius of a proven one: how far the true equilibrium may lie
 */
export const numericEquilibrium = (game: Game, profile: MixedProfile, radius?: number): Equilibrium => {
  const rationals = profile.map((row) => row.map(ofNumber));
  const value = exactProfileValue(game, rationals);
  const common = {
    profile,
    payoffs: value.payoffs.map(toNumber),
    regret: toNumber(value.regret),
    pure: rationals.every(isPure),
  };
  if (common.pure && value.regret.numerator === 0n) return exactEquilibrium(game, rationals);
  return radius === undefined
    ? { ...common, certificate: 'approximate' }
    : { ...common, certificate: 'proven', radius };
};
