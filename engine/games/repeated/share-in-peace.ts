import { add, divide, multiply, ONE, type Rational } from '../exact/rational.ts';
import { type Monitoring, termsOf } from './agreement.ts';
import { whole } from './arithmetic.ts';

/**
 * The share of ticks, in the long run, in which an agreement that everybody keeps is in force: breakdowns begin with false
 * alarms.
 *
 *     (1 + f L) / (1 + f (L + K)),      of grim 0 with false alarms, 1 without
 *
 * A spell of peace lasts 1/f ticks on average until its first alarm and L more until it is acted upon; a breakdown lasts
 * K. What was raised in one spell of peace is spent with the breakdown that ends it.
 */
export const shareInPeace = ({ falseAlarm = 0, lag = 0, trigger }: Omit<Monitoring, 'detection'>): Rational => {
  const stakes = { temptation: 0, reward: 0, punishment: 0 };
  const { f, length } = termsOf(stakes, { detection: 1, falseAlarm, lag, trigger });
  if (f.numerator === 0n) return ONE;
  if (length === Number.POSITIVE_INFINITY) return { numerator: 0n, denominator: 1n };
  const peace = add(ONE, multiply(f, whole(lag)));
  return divide(peace, add(peace, multiply(f, whole(length))));
};
