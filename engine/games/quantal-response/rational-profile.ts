import { add, equal, ONE, type Rational, rational, ZERO } from '../exact/rational.ts';
import type { ExactProfile } from '../game.ts';

/** Largest denominator looked for, and how near a double has to be: chance hits are one in a hundred thousand. */
const LARGEST_DENOMINATOR = 2000;
const NEAR = 1e-11;

/** The first convergent of the continued fraction of x in [0, 1] that is near enough. */
const nearRational = (x: number): Rational | undefined => {
  let [before, denominator] = [0, 1];
  let [numeratorBefore, numerator] = [1, Math.floor(x)];
  let rest = x - numerator;
  while (Math.abs(x - numerator / denominator) > NEAR) {
    if (!(rest > NEAR)) return undefined;
    const part = Math.floor(1 / rest);
    rest = 1 / rest - part;
    [numeratorBefore, numerator] = [numerator, part * numerator + numeratorBefore];
    [before, denominator] = [denominator, part * denominator + before];
    if (denominator > LARGEST_DENOMINATOR) return undefined;
  }
  return rational(BigInt(numerator), BigInt(denominator));
};

/**
 * The profile of simple fractions that a numeric profile stands for, if all its probabilities are near one and each
 * row of them sums to exactly 1. A guess only: whether it is an equilibrium is for exact arithmetic to say.
 *
 * @param rows probabilities, shape n × a_i
 */
export const rationalProfile = (rows: readonly (readonly number[])[]): ExactProfile | undefined => {
  const profile: Rational[][] = [];
  for (const row of rows) {
    const found: Rational[] = [];
    for (const x of row) {
      const fraction = nearRational(x);
      if (fraction === undefined) return undefined;
      found.push(fraction);
    }
    if (!equal(found.reduce(add, ZERO), ONE)) return undefined;
    profile.push(found);
  }
  return profile;
};
