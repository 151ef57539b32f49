// Positive numbers that neither overflow nor vanish: mantissa · 2^exponent, the mantissa in [1, 2), the exponent any
// whole number that a double holds. A fixation probability of e^−100,000 is an ordinary one; as a double it would be 0, and a
// chain that can hardly be left would seem one that cannot.

import { exp } from '../../../compile/elementary/exp.ts';
import { LN2_HIGH, LN2_LOW } from '../../../compile/elementary/exponential-parts.ts';
import { scalarAlgebra } from '../../../compile/elementary/scalar.ts';

export interface Magnitude {
  /** In [1, 2). */
  readonly mantissa: number;
  /** A whole number. */
  readonly exponent: number;
}

const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TWO_54 = 18014398509481984;
/** 1 / ln 2. */
const LOG2_E = 1 / (LN2_HIGH + LN2_LOW);
/** Above this a logarithm has no binary digits left for a mantissa. */
const NO_MANTISSA = 1e15;

/** A double as a magnitude. @throws RangeError unless 0 < x < Infinity */
export const magnitudeOf = (x: number): Magnitude => {
  if (!(x > 0 && x < Infinity)) throw new RangeError(`magnitudeOf: expected a positive finite number, got ${x}`);
  const normal = x < SMALLEST_NORMAL ? x * TWO_54 : x;
  return {
    mantissa: scalarAlgebra.mantissa(normal),
    exponent: scalarAlgebra.exponent(normal) - (normal === x ? 0 : 54),
  };
};

/** e^logarithm, for any finite logarithm: its relative error is that of the logarithm's last digit. */
export const magnitudeOfLog = (logarithm: number): Magnitude => {
  const exponent = Math.floor(logarithm * LOG2_E);
  if (Math.abs(logarithm) > NO_MANTISSA) return { mantissa: 1, exponent };
  const rest = magnitudeOf(exp(scalarAlgebra, logarithm - exponent * LN2_HIGH - exponent * LN2_LOW));
  return { mantissa: rest.mantissa, exponent: exponent + rest.exponent };
};

/** The nearest double: 0 where it is too small, Infinity where too large. */
export const magnitudeToNumber = ({ mantissa, exponent }: Magnitude): number => {
  const { powerOfTwo } = scalarAlgebra;
  if (exponent < -1100) return 0;
  if (exponent > 1023) return Infinity;
  return exponent < -1022 ? mantissa * powerOfTwo(exponent + 100) * powerOfTwo(-100) : mantissa * powerOfTwo(exponent);
};
