import type { Rational } from './rational.ts';

/** `3/7`, `-2`, `0`: the text that `readRational` reads back. */
export const formatRational = ({ numerator, denominator }: Rational): string =>
  denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
