import type { Rational } from './rational.ts';

const bitLength = (x: bigint): number => x.toString(16).length * 4;

/** x / 2^power, by steps that are exact where the result is normal. */
const scaleDown = (x: number, power: number): number => {
  let result = x;
  let left = power;
  for (; left >= 30; left -= 30) result /= 1_073_741_824;
  return result / (1 << left);
};

/**
 * The double nearest to a rational number, ties to even.
 *
 * The quotient is taken to at least 64 significant bits, a remainder sets its last bit, far below the one that is rounded.
 * Results below the smallest normal double may be off in their last bit.
 */
export const toNumber = ({ numerator, denominator }: Rational): number => {
  if (numerator === 0n) return 0;
  const magnitude = numerator < 0n ? -numerator : numerator;
  const shift = Math.max(0, 72 - (bitLength(magnitude) - bitLength(denominator)));
  const scaled = magnitude << BigInt(shift);
  const quotient = scaled / denominator;
  const sticky = quotient * denominator === scaled ? 0n : 1n;
  const size = scaleDown(Number(quotient | sticky), shift);
  return numerator < 0n ? -size : size;
};
