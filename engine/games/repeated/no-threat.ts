import { compare, ONE, type Rational, ZERO } from '../exact/rational.ts';
import { toNumber } from '../exact/to-number.ts';
import type { Terms } from './agreement.ts';
import { type Arithmetic, doubles, powers, rationals } from './arithmetic.ts';
import { breakdownCost, doubleLetters, exactLetters, isExact, type Letters } from './breakdown-cost.ts';
import { always, type Critical, never } from './critical.ts';

const NO_TEMPTATION = 'there is no temptation: cheating pays no more than keeping';
const TOO_DEAR = 'there is no temptation: cheating costs more than the breakdown that it may bring would pay';
const NO_PUNISHMENT = 'a breakdown is no punishment: it pays no less than keeping';
const WELCOME = 'a breakdown pays more than keeping: nothing is lost by an alarm';
const BROUGHT_ABOUT = 'a breakdown pays more than keeping: it may pay to bring one about by cheating';

/** (q − f) δ^(L+1) Λ − x: what the one act of cheating loses. */
const loss = <Value>(arithmetic: Arithmetic<Value>, letters: Letters<Value>, delta: Value): Value => {
  const { subtract, multiply } = arithmetic;
  const { x, q, f, lag } = letters;
  const { power } = powers(arithmetic, delta, lag + 1);
  return subtract(multiply(multiply(subtract(q, f), power), breakdownCost(arithmetic, letters, delta)), x);
};

/**
 * Whether a player whom cheating costs something (x ≤ 0) and a breakdown pays more than keeping (r < 0) keeps all the same:
 *
 *     −x ≥ (q − f) δ^(L+1) (−Λ).
 *
 * An alarm is likeliest to be the one that brings the breakdown where none is on its way, and one more act of cheating
 * costs as much and brings less; so cheating once in the first tick of peace is the plan that pays most. The right side
 * rises with δ: what holds at δ = 1 holds at every discount.
 */
export const keepsWithoutTemptation = (terms: Terms, delta: Rational): boolean => {
  if (compare(terms.gain, ZERO) > 0) return false;
  if (compare(terms.q, terms.f) === 0) return true;
  const lasts = terms.length === Number.POSITIVE_INFINITY && terms.f.numerator === 0n;
  if (lasts && compare(delta, ONE) === 0) return false;
  if (isExact(terms, delta)) return compare(loss(rationals, exactLetters(terms), delta), ZERO) >= 0;
  return loss(doubles, doubleLetters(terms), toNumber(delta)) >= 0;
};

/**
 * The answer where nothing tempts or a breakdown deters nobody.
 *
 * @param delta the discount of which it is asked, or 1 of all below it
 * @returns `always` where keeping is a best reply, `never` where it is not for some discount up to `delta`; undefined
 *   where the demand has to be reckoned
 */
export const withoutThreat = (terms: Terms, delta: Rational): Critical | undefined => {
  const { gain, stake } = terms;
  if (compare(stake, ZERO) < 0) {
    if (compare(gain, ZERO) > 0) return never(WELCOME);
    return keepsWithoutTemptation(terms, delta) ? always(TOO_DEAR) : never(BROUGHT_ABOUT);
  }
  if (compare(gain, ZERO) <= 0) return always(NO_TEMPTATION);
  return compare(stake, ZERO) === 0 ? never(NO_PUNISHMENT) : undefined;
};
