import { formatRational } from '../exact/format-rational.ts';
import { ofNumber } from '../exact/of-number.ts';
import { compare, ONE, type Rational, subtract, ZERO } from '../exact/rational.ts';
import { toNumber } from '../exact/to-number.ts';
import type { Quantity } from './arithmetic.ts';

/** What follows an alarm: a breakdown for ever (grim), or for K ticks, after which all is forgiven. */
export type Trigger = { readonly kind: 'grim' } | { readonly kind: 'snap-back'; readonly length: number };

/** How an agreement is watched, and what an alarm does. */
export interface Monitoring {
  /** q: probability of an alarm in a tick in which the one player cheats, in [0, 1]. */
  readonly detection: Quantity;
  /** f: probability of an alarm in a tick in which all keep, in [0, 1]; default 0. */
  readonly falseAlarm?: Quantity;
  /** L: ticks by which what follows an alarm comes late; whole, default 0: it begins with the next tick. */
  readonly lag?: number;
  /** K is a whole number of ticks, at least 1. */
  readonly trigger: Trigger;
}

/** Payoffs per tick of the player who is tempted. */
export interface Stakes {
  /** T: he cheats, the others keep. */
  readonly temptation: Quantity;
  /** R: all keep. */
  readonly reward: Quantity;
  /** P: in a breakdown. */
  readonly punishment: Quantity;
}

/** An agreement in the letters of the formulas, exactly. */
export interface Terms {
  /** x = T − R. */
  readonly gain: Rational;
  /** r = R − P. */
  readonly stake: Rational;
  readonly q: Rational;
  readonly f: Rational;
  readonly lag: number;
  /** K; Infinity is grim. */
  readonly length: number;
}

/** Most ticks of a lag or a breakdown. */
export const LONGEST = 1e9;

export const exactly = (quantity: Quantity): Rational => (typeof quantity === 'number' ? ofNumber(quantity) : quantity);

const isProbability = (value: Rational): boolean => compare(value, ZERO) >= 0 && compare(value, ONE) <= 0;

export const probability = (name: string, quantity: Quantity): Rational => {
  if (typeof quantity !== 'number' || Number.isFinite(quantity)) {
    const value = exactly(quantity);
    if (isProbability(value)) return value;
  }
  const got = typeof quantity === 'number' ? quantity : formatRational(quantity);
  throw new RangeError(`${name}: expected a probability from 0 to 1, got ${got}`);
};

const ticks = (name: string, value: number, least: number): number => {
  if (Number.isInteger(value) && value >= least && value <= LONGEST) return value;
  throw new RangeError(`${name}: expected a whole number of ticks from ${least} to ${LONGEST}, got ${value}`);
};

/** @throws RangeError when a probability is none, cheating makes alarms rarer, or a number of ticks is not whole */
export const termsOf = (stakes: Stakes, { detection, falseAlarm = 0, lag = 0, trigger }: Monitoring): Terms => {
  const { temptation, reward, punishment } = stakes;
  const q = probability('detection', detection);
  const f = probability('falseAlarm', falseAlarm);
  if (compare(q, f) < 0) {
    const got = `${toNumber(q)} where all keep it is ${toNumber(f)}`;
    throw new RangeError(`detection: expected an alarm to be no rarer where somebody cheats, got ${got}`);
  }
  return {
    gain: subtract(exactly(temptation), exactly(reward)),
    stake: subtract(exactly(reward), exactly(punishment)),
    q,
    f,
    lag: ticks('lag', lag, 0),
    length: trigger.kind === 'grim' ? Number.POSITIVE_INFINITY : ticks('trigger.length', trigger.length, 1),
  };
};

/** A discount factor δ. @throws RangeError */
export const discountOf = (quantity: Quantity): Rational => {
  const value = probability('discount', quantity);
  if (compare(value, ONE) === 0) throw new RangeError('discount: expected a factor from 0 to below 1, got 1');
  return value;
};
