import { compare, equal, ONE, type Rational, rational, subtract, ZERO } from '../exact/rational.ts';
import { toNumber } from '../exact/to-number.ts';
import type { ExactProfile, Game } from '../game.ts';
import { exactProfileValue, type ProfileValue } from '../regret.ts';
import type { CertifiedZero } from './certified-zero.ts';
import type { SupportSystem } from './support-system.ts';

/** Denominators up to this are tried: those of games that people write down. */
const LARGEST_DENOMINATOR = 100_000;

/**
 * The simplest rational number within a distance of a number from its continued fraction, or undefined when its
 * denominator is larger than 100,000.
 *
 * @param x a probability
 * @param radius not negative
 */
export const simpleRational = (x: number, radius: number): Rational | undefined => {
  let [p, q, before, under] = [1, 0, 0, 1];
  let rest = x;
  for (let k = 0; k < 40; k++) {
    const whole = Math.floor(rest);
    [p, before] = [whole * p + before, p];
    [q, under] = [whole * q + under, q];
    if (q > LARGEST_DENOMINATOR || !Number.isSafeInteger(p)) return undefined;
    if (Math.abs(x - p / q) <= radius) return rational(BigInt(p), BigInt(q));
    if (rest === whole) return undefined;
    rest = 1 / (rest - whole);
  }
  return undefined;
};

/** What is there to round: the printed point is this far from the zero at least. */
const PRINTED = 4e-16;

const candidate = (game: Game, system: SupportSystem, zero: CertifiedZero): ExactProfile | undefined => {
  const rows = game.actions.map((labels) => labels.map(() => ZERO));
  for (const [player, set] of system.support.entries()) {
    const row = rows[player]!;
    const block = system.blocks.find((mixing) => mixing.player === player);
    let rest = ONE;
    for (let k = 1; k < set.length; k++) {
      const c = block!.first + k;
      const { low, high } = zero.enclosure;
      const near = simpleRational(zero.point[c]!, (high[c]! - low[c]!) / 2 + PRINTED);
      if (near === undefined) return undefined;
      const value = toNumber(near);
      if (value <= zero.region.low[c]! || value >= zero.region.high[c]!) return undefined;
      row[set[k]!] = near;
      rest = subtract(rest, near);
    }
    row[set[0]!] = rest;
  }
  return rows.some((row) => row.some((p) => compare(p, ZERO) < 0)) ? undefined : rows;
};

const isIndifferent = (support: readonly number[], deviations: readonly Rational[]): boolean =>
  support.every((action) => equal(deviations[action]!, deviations[support[0]!]!));

/** A zero that is known exactly, and what it is. */
export interface ExactZero {
  readonly profile: ExactProfile;
  /** No action of the support has probability 0 and none off it pays more. */
  readonly equilibrium: boolean;
  /** No action off the support pays as much. */
  readonly strict: boolean;
}

const judge = (system: SupportSystem, profile: ExactProfile, { deviations }: ProfileValue): ExactZero => {
  let equilibrium = true;
  let strict = true;
  for (const [player, set] of system.support.entries()) {
    for (const [action, payoff] of deviations[player]!.entries()) {
      const gain = compare(payoff, deviations[player]![set[0]!]!);
      if (set.includes(action)) equilibrium &&= compare(profile[player]![action]!, ZERO) > 0;
      else {
        equilibrium &&= gain <= 0;
        strict &&= gain < 0;
      }
    }
  }
  return { profile, equilibrium, strict };
};

/**
 * A certified zero in rationals, where they are simple: the rational point near it at which all payoffs are exactly
 * equal lies in the region of the one zero, and so is it. Decides ties that no enclosure can.
 *
 * @returns undefined when the zero is not simple, which says nothing
 */
export const exactZero = (game: Game, system: SupportSystem, zero: CertifiedZero): ExactZero | undefined => {
  const profile = candidate(game, system, zero);
  if (profile === undefined) return undefined;
  const value = exactProfileValue(game, profile);
  if (!system.support.every((set, player) => isIndifferent(set, value.deviations[player]!))) return undefined;
  return judge(system, profile, value);
};
