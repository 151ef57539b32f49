import { type Rational, rational } from './rational.ts';

const bits = new DataView(new ArrayBuffer(8));

/**
 * The exact value of a double: every finite double is a whole number times a power of two.
 *
 * @throws RangeError when the number is not finite
 */
export const ofNumber = (x: number): Rational => {
  if (!Number.isFinite(x)) throw new RangeError(`ofNumber: expected a finite number, got ${x}`);
  if (Number.isSafeInteger(x)) return { numerator: BigInt(x), denominator: 1n };
  bits.setFloat64(0, x);
  const word = bits.getBigUint64(0);
  const exponent = Number((word >> 52n) & 0x7ffn);
  const mantissa = word & 0xfffffffffffffn;
  const significand = exponent === 0 ? mantissa : mantissa | 0x10000000000000n;
  const power = (exponent === 0 ? 1 : exponent) - 1075;
  const signed = x < 0 ? -significand : significand;
  return power >= 0 ? rational(signed << BigInt(power)) : rational(signed, 1n << BigInt(-power));
};
