import type { Algebra } from './algebra.ts';

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

// Every supported engine runs on little-endian machines, and so does WebAssembly: word 0 is the low one.
const LOW = 0;
const HIGH = 1;

/** The largest magnitude below which a number can have a fractional part. */
const WHOLE_FROM = 4503599627370496;
const POWER_BIAS = 4503599627370496 + 1023;

const isNegative = (a: number): boolean => a < 0 || (a === 0 && 1 / a < 0);

const nearest = (a: number): number => {
  if (!(Math.abs(a) < WHOLE_FROM)) return a;
  const rounded = Math.abs(a) + WHOLE_FROM - WHOLE_FROM;
  return isNegative(a) ? -rounded : rounded;
};

const copySign = (magnitude: number, sign: number): number =>
  isNegative(sign) ? -Math.abs(magnitude) : Math.abs(magnitude);

const powerOfTwo = (n: number): number => {
  float[0] = n + POWER_BIAS;
  words[HIGH] = (words[LOW] as number) << 20;
  words[LOW] = 0;
  return float[0];
};

const exponent = (x: number): number => {
  float[0] = x;
  return ((words[HIGH] as number) >>> 20) - 1023;
};

const mantissa = (x: number): number => {
  float[0] = x;
  words[HIGH] = ((words[HIGH] as number) & 0x000fffff) | 0x3ff00000;
  return float[0];
};

const highWord = (x: number): number => {
  float[0] = x;
  words[LOW] = 0;
  return float[0];
};

/**
 * The algebra of plain JavaScript numbers, for host code and for the reference interpreter: same bits as the kernel.
 *
 * `Math.min` and `Math.max` have WebAssembly's meaning already (NaN if either is NaN, −0 below +0).
 */
export const scalarAlgebra: Algebra<number, boolean> = {
  constant: (value) => value,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  neg: (a) => -a,
  abs: Math.abs,
  sqrt: Math.sqrt,
  floor: Math.floor,
  ceil: Math.ceil,
  trunc: Math.trunc,
  nearest,
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
  pmin: (a, b) => (b < a ? b : a),
  pmax: (a, b) => (a < b ? b : a),
  copySign,
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  and: (a, b) => a && b,
  or: (a, b) => a || b,
  not: (a) => !a,
  select: (condition, whenTrue, whenFalse) => (condition ? whenTrue : whenFalse),
  powerOfTwo,
  exponent,
  mantissa,
  highWord,
};
