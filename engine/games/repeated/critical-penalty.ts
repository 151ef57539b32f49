// The least fine with which nobody gains by cheating on a repeated agreement.
//
// A fine F is paid by the player who cheats, in each tick in which his cheating raises the alarm (probability q), at once,
// by nobody else, and it goes nowhere. A tick of cheating so pays T − q F on average; breakdowns go on as they do without
// fines. With x − q F for x the persistent condition of `breakdown-cost.ts` gives
//
//     F* = (x − x°) / q,      x° = (q − f) δ y^L Λ / (y^L + G(y, L) (1 − δ (1 − q))),
//
// x° being the largest gain that breakdowns alone deter. At δ = 0 it is F* = x / q, the fine of a single encounter.
// Rational, so exact.
//
// Source of the fine of one encounter: Becker 1968, doi 10.1086/259394. Cost and limits: those of `critical-detection.ts`.

import { compare, type Rational, ZERO } from '../exact/rational.ts';
import { toNumber } from '../exact/to-number.ts';
import { discountOf, type Monitoring, type Stakes, type Terms, termsOf } from './agreement.ts';
import { type Arithmetic, doubles, type Quantity, rationals } from './arithmetic.ts';
import { doubleLetters, exactLetters, gainWeight, isExact, type Letters, weighing } from './breakdown-cost.ts';
import { always, type Critical, least, never } from './critical.ts';
import { keepsWithoutTemptation } from './no-threat.ts';

const UNSEEN = 'cheating is never detected, so that no fine is ever paid';
const NO_NEED = 'none is needed: breakdowns alone deter cheating, or nothing tempts';
const WELCOME = 'a breakdown pays more than keeping: cheating brings it about, and fines are not reckoned against that';

const fine = <Value>(arithmetic: Arithmetic<Value>, letters: Letters<Value>, delta: Value): Value => {
  const { subtract, multiply, divide } = arithmetic;
  const { x, q, f } = letters;
  const weighed = weighing(arithmetic, letters, delta);
  const weight = gainWeight(arithmetic, letters, delta, weighed, 'persistent');
  return divide(subtract(x, divide(multiply(subtract(q, f), weighed.alarm), weight)), q);
};

const penaltyOf = (terms: Terms, delta: Rational): Critical => {
  if (isExact(terms, delta)) {
    const exact = fine(rationals, exactLetters(terms), delta);
    return compare(exact, ZERO) <= 0 ? always(NO_NEED) : least(exact);
  }
  const value = fine(doubles, doubleLetters(terms), toNumber(delta));
  return value <= 0 ? always(NO_NEED) : { kind: 'least', value };
};

/**
 * The least fine, in units of payoff, with which keeping an agreement is a best reply.
 *
 * @param stakes payoffs T, R, P per tick of the tempted player
 * @param monitoring q, f, L and what follows an alarm
 * @param discount δ per tick, in [0, 1)
 * @returns `never` where cheating is not detected, `always` where no fine is needed
 * @throws RangeError when δ, q or f is out of range, or a number of ticks is not whole
 */
export const criticalPenalty = (stakes: Stakes, monitoring: Monitoring, discount: Quantity): Critical => {
  const terms = termsOf(stakes, monitoring);
  const delta = discountOf(discount);
  if (compare(terms.stake, ZERO) < 0) return keepsWithoutTemptation(terms, delta) ? always(NO_NEED) : never(WELCOME);
  if (compare(terms.gain, ZERO) <= 0) return always(NO_NEED);
  return terms.q.numerator === 0n ? never(UNSEEN) : penaltyOf(terms, delta);
};
