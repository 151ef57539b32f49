// The formulas that all answers about a repeated agreement share.
//
// Every tick all players keep (payoff R each) or one cheats (he gets T). In a tick in which he cheats an alarm is raised
// with probability q, else with probability f. An alarm of tick τ is acted upon after L further ticks: from tick
// τ + L + 1 on there is a breakdown, payoff P a tick, for K ticks (snap-back) or for ever (grim, K = ∞). Nobody learns of
// an alarm earlier. What was raised in one spell of peace is spent with the breakdown that ends it. Payoffs of later ticks
// count δ times less for each tick. Letters: x = T − R, r = R − P, y = δ (1 − f), G(z, n) = 1 + z + … + zⁿ⁻¹.
//
// Let W_j be the value, less P for ever, of keeping for ever at a tick of peace before which j ticks were kept whose
// alarms are still to come: W_0 = r G(δ, L) + δ^L W_L and W_L = r + f δ^(K+1) W_0 + (1 − f) δ W_L. What a breakdown costs
// at the tick at which it would begin is then
//
//     Λ = W_L − δ^K W_0 = r G(δ, K) / (1 + f δ G(δ, K + L)),     of grim r / (1 − δ (1 − f)).
//
// *One-shot* deviation: cheating in one tick after a long peace raises the probability of an alarm by q − f, which matters
// where none of the L alarms before it comes first:
//
//     x ≤ (q − f) δ y^L Λ.
//
// *Persistent* deviation: cheating from then on until the next breakdown. Whoever has cheated may have raised an alarm
// already, and then loses nothing by cheating again; so cheating once makes cheating again more tempting, not less:
//
//     x · (y^L + G(y, L) (1 − δ (1 − q))) ≤ (q − f) δ y^L Λ.
//
// For q ≥ f the bracket is at least y^L + G(y, L) (1 − y) = 1: the persistent deviation is the one that binds, and with
// L = 0 both are one. The same in an early tick of peace, with fewer alarms to come, is weaker. That no other plan of
// cheating does better where the persistent one does not is checked by dynamic programming in the tests.
//
// With f = 0 and grim this is δ^(L+1) q / (1 − δ (1 − q)) ≥ x / (x + r); with L = 0 and snap-back
// x ≤ δ (q − f) (1 − δ^K) r / (1 − δ + δ f (1 − δ^K)).
//
// Source: trigger strategies under imperfect public monitoring, Green and Porter 1984, doi 10.2307/1911462; Mailath and
// Samuelson 2006, Repeated Games and Reputations, chapters 2 and 7. The lag and its persistent deviation are our own
// reckoning: assumption (cf. there).
//
// Limits: players alike but for their payoffs; payoffs of a tick do not reveal who cheated; the same one player cheats.

import type { Rational } from '../exact/rational.ts';
import { toNumber } from '../exact/to-number.ts';
import type { Terms } from './agreement.ts';
import { type Arithmetic, powers } from './arithmetic.ts';

/** The letters of `Terms` as numbers of some arithmetic. */
export interface Letters<Value> {
  readonly x: Value;
  readonly r: Value;
  readonly q: Value;
  readonly f: Value;
  readonly lag: number;
  readonly length: number;
}

export const exactLetters = ({ gain, stake, q, f, lag, length }: Terms): Letters<Rational> => ({
  ...{ x: gain, r: stake, q, f, lag, length },
});

export const doubleLetters = ({ gain, stake, q, f, lag, length }: Terms): Letters<number> => ({
  ...{ x: toNumber(gain), r: toNumber(stake), q: toNumber(q), f: toNumber(f), lag, length },
});

/**
 * Λ: what a breakdown costs where it begins.
 *
 * @param delta δ in [0, 1]; of grim without false alarms below 1
 */
export const breakdownCost = <Value>(arithmetic: Arithmetic<Value>, letters: Letters<Value>, delta: Value): Value => {
  const { one, add, subtract, multiply, divide } = arithmetic;
  const { r, f, lag, length } = letters;
  // 1 − δ (1 − f) without the loss of digits near δ = 1.
  if (length === Number.POSITIVE_INFINITY) return divide(r, add(subtract(one, delta), multiply(delta, f)));
  const cost = multiply(r, powers(arithmetic, delta, length).sum);
  const forgone = multiply(multiply(f, delta), powers(arithmetic, delta, length + lag).sum);
  return divide(cost, add(one, forgone));
};

/** Both sides of the two conditions at a discount δ, each divided by what they share. */
export interface Weighing<Value> {
  /** y^L. */
  readonly unspent: Value;
  /** G(y, L). */
  readonly spell: Value;
  /** δ y^L Λ: what an alarm more would cost. */
  readonly alarm: Value;
}

export const weighing = <Value>(
  arithmetic: Arithmetic<Value>,
  letters: Letters<Value>,
  delta: Value,
): Weighing<Value> => {
  const { one, subtract, multiply } = arithmetic;
  const { power, sum } = powers(arithmetic, multiply(delta, subtract(one, letters.f)), letters.lag);
  const cost = breakdownCost(arithmetic, letters, delta);
  return { unspent: power, spell: sum, alarm: multiply(multiply(delta, power), cost) };
};

/** What cheating is tested for: once, or until the breakdown that it brings. */
export type Deviation = 'one-shot' | 'persistent';

/** How many ticks' gain x is weighed against an alarm more: 1, or y^L + G(y, L) (1 − δ (1 − q)). */
export const gainWeight = <Value>(
  { one, add, subtract, multiply }: Arithmetic<Value>,
  { q }: Letters<Value>,
  delta: Value,
  { unspent, spell }: Weighing<Value>,
  deviation: Deviation,
): Value =>
  deviation === 'one-shot' ? one : add(unspent, multiply(spell, add(subtract(one, delta), multiply(delta, q))));

/** Right side less left side of a condition: keeping is a best reply where it is not negative. */
export const slackAt = <Value>(
  arithmetic: Arithmetic<Value>,
  letters: Letters<Value>,
  delta: Value,
  deviation: Deviation,
): Value => {
  const { subtract, multiply } = arithmetic;
  const weighed = weighing(arithmetic, letters, delta);
  const deterred = multiply(subtract(letters.q, letters.f), weighed.alarm);
  return subtract(deterred, multiply(letters.x, gainWeight(arithmetic, letters, delta, weighed, deviation)));
};

/** Most binary digits of a power: above, rationals would take seconds. */
const MOST_DIGITS = 8192;

/** Whether all is reckoned in rationals at a discount: powers over long breakdowns and lags have too many digits. */
export const isExact = ({ lag, length, f }: Terms, delta: Rational): boolean => {
  const digits = (delta.denominator * f.denominator).toString(2).length;
  return digits * (lag + (length === Number.POSITIVE_INFINITY ? 0 : length)) <= MOST_DIGITS;
};
