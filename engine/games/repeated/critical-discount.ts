// The least discount factor with which nobody gains by cheating on a repeated agreement.
//
// Definitions, the two conditions and their sources: `breakdown-cost.ts`. Here they are solved for δ. Divided by y^L the
// left side of the persistent condition falls with δ (every y^−j (1 − δ (1 − q)) does) and the right side, (q − f) δ Λ,
// is zero at 0 and crosses it at most once, so the discounts that suffice are those from one number on:
//
//     L = 0, grim:              δ* = x / (x (1 − f) + (q − f) r)           exact
//     L = 0, one tick:          δ* = x / ((q − f) r − x f)                 exact
//     else                      bisection to neighbouring doubles, right to 1e-12
//
// and there is none where the condition does not hold strictly in the limit δ → 1, decided in rationals.
//
// Cost: about 60 evaluations of O(log (K + L)) operations. Limits: those of `breakdown-cost.ts`.

import { add, compare, divide, multiply, ONE, type Rational, subtract, ZERO } from '../exact/rational.ts';
import { type Monitoring, type Stakes, type Terms, termsOf } from './agreement.ts';
import { doubles, rationals } from './arithmetic.ts';
import { type Deviation, doubleLetters, exactLetters, isExact, slackAt } from './breakdown-cost.ts';
import { type Critical, least, never } from './critical.ts';
import { withoutThreat } from './no-threat.ts';

/** What discount an agreement asks for. */
export interface CriticalDiscount {
  /** So that no cheating pays: neither once nor until the next breakdown. This is the answer. */
  readonly discount: Critical;
  /** So that cheating in a single tick does not pay: too lenient where the lag is not 0. */
  readonly oneShot: Critical;
}

const IMPATIENT = 'even players who count the future like the present gain by cheating';
const UNINFORMATIVE = 'alarms do not tell cheating from keeping: they are no likelier when somebody cheats';

/** Whether a condition holds strictly for δ close enough to 1. */
const holdsInTheLimit = (terms: Terms, deviation: Deviation): boolean => {
  if (terms.length === Number.POSITIVE_INFINITY && terms.f.numerator === 0n) return true;
  if (isExact(terms, ONE)) return compare(slackAt(rationals, exactLetters(terms), ONE, deviation), ZERO) > 0;
  return slackAt(doubles, doubleLetters(terms), 1, deviation) > 0;
};

/** The critical discount where it is the solution of a linear equation. */
const rationalDiscount = ({ gain, stake, q, f, lag, length }: Terms): Rational | undefined => {
  if (lag > 0) return undefined;
  const deterred = multiply(subtract(q, f), stake);
  if (length === 1) return divide(gain, subtract(deterred, multiply(gain, f)));
  if (length === Number.POSITIVE_INFINITY) return divide(gain, add(multiply(gain, subtract(ONE, f)), deterred));
  return undefined;
};

/** The first double at which a condition holds that holds from some number in (0, 1) on. */
const bisected = (terms: Terms, deviation: Deviation): number => {
  const letters = doubleLetters(terms);
  let [low, high] = [0, 1];
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return high;
    if (slackAt(doubles, letters, middle, deviation) >= 0) high = middle;
    else low = middle;
  }
};

const solved = (terms: Terms, deviation: Deviation): Critical => {
  const known = withoutThreat(terms, ONE);
  if (known !== undefined) return known;
  if (compare(terms.q, terms.f) === 0) return never(UNINFORMATIVE);
  if (!holdsInTheLimit(terms, deviation)) return never(IMPATIENT);
  const exact = rationalDiscount(terms);
  return exact === undefined ? { kind: 'least', value: bisected(terms, deviation) } : least(exact);
};

/**
 * The least discount factor per tick with which keeping an agreement is a best reply.
 *
 * @param stakes payoffs T, R, P per tick of the tempted player
 * @param monitoring q, f, L and what follows an alarm
 * @returns both thresholds; `never` where no discount below 1 suffices, `always` where there is no temptation
 * @throws RangeError when a probability is outside [0, 1], q < f, or a number of ticks is not whole
 */
export const criticalDiscount = (stakes: Stakes, monitoring: Monitoring): CriticalDiscount => {
  const terms = termsOf(stakes, monitoring);
  return { discount: solved(terms, 'persistent'), oneShot: solved(terms, 'one-shot') };
};
