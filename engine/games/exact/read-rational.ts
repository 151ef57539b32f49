import { type Rational, rational } from './rational.ts';

const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

const tenTo = (power: number): bigint => {
  let result = 1n;
  for (let i = 0; i < power; i++) result *= 10n;
  return result;
};

const readDecimal = (text: string): Rational | undefined => {
  const [, sign, whole = '', fraction = '', exponent = '0'] = decimal.exec(text) ?? [];
  if (sign === undefined || whole + fraction === '') return undefined;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const power = Number(exponent) - fraction.length;
  return power >= 0 ? rational(digits * tenTo(power)) : rational(digits, tenTo(-power));
};

/**
 * The number that a text denotes, exactly: `-3`, `0.1` (one tenth, not the double nearest to it), `2.5e-3`, `3/7`,
 * `1.5/2`.
 *
 * @returns the number, or undefined when the text is none
 */
export const readRational = (text: string): Rational | undefined => {
  const [upper = '', lower, ...more] = text.split('/');
  const numerator = readDecimal(upper);
  if (lower === undefined) return numerator;
  const denominator = /^[+-]/.test(lower) ? undefined : readDecimal(lower);
  if (more.length > 0 || numerator === undefined || denominator === undefined) return undefined;
  if (denominator.numerator === 0n) return undefined;
  return rational(numerator.numerator * denominator.denominator, numerator.denominator * denominator.numerator);
};
