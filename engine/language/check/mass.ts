import type { Distribution } from '../model.ts';
import { naturalLog } from './natural-log.ts';

/** Below it nothing can be drawn: a sample would be some number at the edge of the range. */
const least = 1e-12;

/** Beyond this many standard deviations lies less than 1.3e-12 of a normal distribution. */
const furthest = 7;

/** The largest density of the standard normal distribution, 1/sqrt(2 pi), rounded up. */
const highest = 0.4;

const isEmptyNormal = (mean: number, sd: number, low: number, high: number): boolean => {
  const [from, to] = [(low - mean) / sd, (high - mean) / sd];
  return to < -furthest || from > furthest || (to - from) * highest < least;
};

/** The probability below x of a triangular distribution. */
const triangular = (min: number, mode: number, max: number, x: number): number => {
  if (x <= min) return 0;
  if (x >= max) return 1;
  if (x < mode) return ((x - min) * (x - min)) / ((max - min) * (mode - min));
  return 1 - ((max - x) * (max - x)) / ((max - min) * (max - mode));
};

const logarithm = (x: number): number => (x <= 0 ? Number.NEGATIVE_INFINITY : naturalLog(x));

/**
 * Whether a range leaves practically nothing of a distribution, F(high) - F(low) < 1e-12; for normal and lognormal by a
 * crude bound. Beta and choice are not looked at.
 */
export const isEmptyWithin = (distribution: Distribution, [low, high]: readonly [number, number]): boolean => {
  switch (distribution.dist) {
    case 'normal':
      return isEmptyNormal(distribution.mean, distribution.sd, low, high);
    case 'lognormal':
      return isEmptyNormal(distribution.mean, distribution.sd, logarithm(low), logarithm(high));
    case 'uniform': {
      const { min, max } = distribution;
      return Math.min(high, max) - Math.max(low, min) < least * (max - min);
    }
    case 'triangular': {
      const { min, mode, max } = distribution;
      return triangular(min, mode, max, high) - triangular(min, mode, max, low) < least;
    }
    default:
      return false;
  }
};
