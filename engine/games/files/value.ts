// Numbers in the formulas of games: exact where only + − × / and whole powers occur, else doubles by the same elementary
// functions as a simulation, so that they are the same everywhere. What is exact meets what is not as the nearest double.

import { exp } from '../../compile/elementary/exp.ts';
import { log } from '../../compile/elementary/log.ts';
import { logistic } from '../../compile/elementary/logistic.ts';
import { normcdf } from '../../compile/elementary/normcdf.ts';
import { pow } from '../../compile/elementary/pow.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';
import { tanh } from '../../compile/elementary/tanh.ts';
import * as exact from '../exact/rational.ts';
import { type Rational, rational } from '../exact/rational.ts';
import { toNumber } from '../exact/to-number.ts';

/** A rational is exact; a double is not. */
export type Value = Rational | number;

export const isExact = (value: Value): value is Rational => typeof value !== 'number';
export const toDouble = (value: Value): number => (typeof value === 'number' ? value : toNumber(value));
export const whole = (n: number): Rational => ({ numerator: BigInt(n), denominator: 1n });
export const ZERO: Value = exact.ZERO;
export const ONE: Value = exact.ONE;

/** Digits (of sixteen) that a numerator or denominator may have; beyond, a value goes on as a double. */
const LONGEST = 1000;

const bounded = (value: Rational): Value => {
  const digits = Math.max(value.numerator.toString(16).length, value.denominator.toString(16).length);
  return digits > LONGEST ? toNumber(value) : value;
};

type Binary = (a: Value, b: Value) => Value;

const binary =
  (ofRationals: (a: Rational, b: Rational) => Rational, ofDoubles: (a: number, b: number) => number): Binary =>
  (a, b) =>
    isExact(a) && isExact(b) ? bounded(ofRationals(a, b)) : ofDoubles(toDouble(a), toDouble(b));

export const add = binary(exact.add, (a, b) => a + b);
export const subtract = binary(exact.subtract, (a, b) => a - b);
export const multiply = binary(exact.multiply, (a, b) => a * b);
const quotient = binary(exact.divide, (a, b) => a / b);

/** By 0 as doubles have it: infinite, or no number. */
export const divide: Binary = (a, b) => (isExact(b) && b.numerator === 0n ? toDouble(a) / 0 : quotient(a, b));

export const negate = (a: Value): Value => (isExact(a) ? exact.negate(a) : -a);

const floorOf = ({ numerator, denominator }: Rational): Rational => {
  const down = numerator / denominator;
  return rational(numerator < 0n && down * denominator !== numerator ? down - 1n : down);
};
export const floor = (a: Value): Value => (isExact(a) ? floorOf(a) : Math.floor(a));
const ceil = (a: Value): Value => negate(floor(negate(a)));

/** a − b ⌊a / b⌋ */
export const modulo: Binary = (a, b) => subtract(a, multiply(b, floor(divide(a, b))));

/** Largest whole exponent that is taken exactly. */
const LARGEST_EXPONENT = 1000n;

const wholePower = (base: Rational, exponent: bigint): Value => {
  const size = exponent < 0n ? -exponent : exponent;
  const digits = Math.max(base.numerator.toString(16).length, base.denominator.toString(16).length);
  if (digits * Number(size) > LONGEST) return pow(scalarAlgebra, toNumber(base), Number(exponent));
  const raised = (x: bigint): bigint => {
    let result = 1n;
    for (let k = 0n; k < size; k++) result *= x;
    return result;
  };
  // A power of lowest terms is in lowest terms.
  const result = { numerator: raised(base.numerator), denominator: raised(base.denominator) };
  return exponent < 0n ? divide(ONE, result) : result;
};

export const power: Binary = (a, b) => {
  if (
    isExact(a) &&
    isExact(b) &&
    b.denominator === 1n &&
    b.numerator <= LARGEST_EXPONENT &&
    b.numerator >= -LARGEST_EXPONENT
  )
    return wholePower(a, b.numerator);
  const exponent = toDouble(b);
  return exponent === 0.5 ? Math.sqrt(toDouble(a)) : pow(scalarAlgebra, toDouble(a), exponent);
};

/** Whether a < b; never with what is no number. */
export const isLess = (a: Value, b: Value): boolean =>
  isExact(a) && isExact(b) ? exact.compare(a, b) < 0 : toDouble(a) < toDouble(b);
export const isEqual = (a: Value, b: Value): boolean =>
  isExact(a) && isExact(b) ? exact.equal(a, b) : toDouble(a) === toDouble(b);

/** Anything but 0. */
export const isTrue = (a: Value): boolean => (isExact(a) ? a.numerator !== 0n : a !== 0);
export const truth = (holds: boolean): Value => (holds ? ONE : ZERO);

const extremum =
  (better: (a: Value, b: Value) => boolean): Binary =>
  (a, b) => {
    if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
    return better(b, a) ? b : a;
  };
export const smaller = extremum(isLess);
export const larger = extremum((a, b) => isLess(b, a));

const ofDouble =
  (f: (x: number) => number) =>
  (a: Value): Value =>
    f(toDouble(a));

/** The functions of one number, by name. */
export const elementary: ReadonlyMap<string, (a: Value) => Value> = new Map([
  ['exp', ofDouble((x) => exp(scalarAlgebra, x))],
  ['log', ofDouble((x) => log(scalarAlgebra, x))],
  ['tanh', ofDouble((x) => tanh(scalarAlgebra, x))],
  ['logistic', ofDouble((x) => logistic(scalarAlgebra, x))],
  ['normcdf', ofDouble((x) => normcdf(scalarAlgebra, x))],
  ['sqrt', ofDouble(Math.sqrt)],
  ['abs', (a: Value) => (isLess(a, ZERO) ? negate(a) : a)],
  ['floor', floor],
  ['ceil', ceil],
]);
