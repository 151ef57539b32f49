// The least probability of detection with which nobody gains by cheating on a repeated agreement.
//
// Definitions and sources: `breakdown-cost.ts`. At a given discount the persistent condition is linear in q:
//
//     q* = (x (y^L + G(y, L) (1 − δ)) + f δ y^L Λ) / (δ y^L Λ − x δ G(y, L)),
//
// exact, since all of it is rational; there is none where the denominator is not positive or q* exceeds 1.
//
// Cost: O(log (K + L)) operations. Limits: those of `breakdown-cost.ts`; in doubles where powers would have more than
// 8,192 binary digits.

import { compare, ONE, type Rational } from '../exact/rational.ts';
import { toNumber } from '../exact/to-number.ts';
import { discountOf, type Monitoring, type Stakes, type Terms, termsOf } from './agreement.ts';
import { type Arithmetic, doubles, type Quantity, rationals } from './arithmetic.ts';
import { doubleLetters, exactLetters, isExact, type Letters, weighing } from './breakdown-cost.ts';
import { type Critical, least, never } from './critical.ts';
import { withoutThreat } from './no-threat.ts';

/** Numerator and denominator of q*. */
const fraction = <Value>(arithmetic: Arithmetic<Value>, letters: Letters<Value>, delta: Value): [Value, Value] => {
  const { one, add, subtract, multiply } = arithmetic;
  const { x, f } = letters;
  const { unspent, spell, alarm } = weighing(arithmetic, letters, delta);
  const gained = multiply(x, add(unspent, multiply(spell, subtract(one, delta))));
  return [add(gained, multiply(f, alarm)), subtract(alarm, multiply(multiply(x, delta), spell))];
};

const TOO_LITTLE = 'even certain detection does not suffice: what an alarm costs does not outweigh the gain';

const detectionOf = (terms: Terms, delta: Rational): Critical => {
  if (isExact(terms, delta)) {
    const [upper, lower] = fraction(rationals, exactLetters(terms), delta);
    if (lower.numerator <= 0n) return never(TOO_LITTLE);
    const exact = rationals.divide(upper, lower);
    return compare(exact, ONE) > 0 ? never(TOO_LITTLE) : least(exact);
  }
  const [upper, lower] = fraction(doubles, doubleLetters(terms), toNumber(delta));
  const value = upper / lower;
  return lower > 0 && value <= 1 ? { kind: 'least', value } : never(TOO_LITTLE);
};

/**
 * The least probability q of an alarm per tick of cheating with which keeping an agreement is a best reply.
 *
 * @param stakes payoffs T, R, P per tick of the tempted player
 * @param monitoring f, L and what follows an alarm
 * @param discount δ per tick, in [0, 1)
 * @returns `never` where even q = 1 does not suffice, `always` where there is no temptation
 * @throws RangeError when δ or f is out of range, or a number of ticks is not whole
 */
export const criticalDetection = (
  stakes: Stakes,
  monitoring: Omit<Monitoring, 'detection'>,
  discount: Quantity,
): Critical => {
  const terms = termsOf(stakes, { ...monitoring, detection: 1 });
  const delta = discountOf(discount);
  return withoutThreat(terms, delta) ?? detectionOf(terms, delta);
};
