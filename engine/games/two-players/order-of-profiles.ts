import { formatRational } from '../exact/format-rational.ts';
import { compare, type Rational } from '../exact/rational.ts';
import type { ExactProfile } from '../game.ts';

const isPlayed = ({ numerator }: Rational): boolean => numerator !== 0n;

const playedIn = (profile: ExactProfile): number =>
  profile.reduce((count, row) => count + row.filter(isPlayed).length, 0);

/** The first difference that is not 0. */
const firstOf = (differences: Iterable<number>): number => {
  for (const difference of differences) if (difference !== 0) return difference;
  return 0;
};

function* differences(a: ExactProfile, b: ExactProfile): Generator<number> {
  yield playedIn(a) - playedIn(b);
  const left = a.flat();
  const right = b.flat();
  for (const [k, x] of left.entries()) yield Number(isPlayed(right[k]!)) - Number(isPlayed(x));
  for (const [k, x] of left.entries()) yield compare(right[k]!, x);
}

/**
 * The order in which equilibria are listed: fewer actions played first, so pure ones lead; then those that play earlier
 * actions, the first player's before the second's; then those that play them more often.
 */
export const compareProfiles = (a: ExactProfile, b: ExactProfile): number => firstOf(differences(a, b));

/** A profile as a text, equal where the profiles are. */
export const profileKey = (profile: ExactProfile): string =>
  profile.map((row) => row.map(formatRational).join(' ')).join(' | ');
