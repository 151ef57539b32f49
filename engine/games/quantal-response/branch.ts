// Follows the curve of logit equilibria from precision 0.
//
// Method: predictor (tangent and the last bend) and Newton corrector in the hyperplane t · (z − z₀) = h, pseudo-arclength
// (Keller 1977; Allgower & Georg 1990, Numerical Continuation Methods, ch. 2, 6), on the equations in logarithms, the
// form in which Turocy (2005, Games and Economic Behavior 51: 243–263) traces logit equilibria. Of the two directions
// the tangent keeps the one nearer to the last, so a branch goes straight on where others cross it.
//
// Distance is measured relative to where one is: d² = Σ (dz_k / (1 + |z_k|))². At high precision t is large and so are the
// logarithms of what is hardly played, both nearly straight lines, while the others still turn; in plain length a turn
// would be a needle's point.
//
// Cost: about three evaluations of payoffs and three eliminations of size N + 1 a step; 20–200 steps from 0 to a
// precision of 1e6 / payoff unit. Limits: where another branch comes nearer than a step's error control sees, a step may
// change over to it; what is found there is an equilibrium all the same, of which residuals are proof.

import { type Factors, factorise, factorsOf, solveFactored } from './linear-solve.ts';
import type { LogitEquations } from './logit-equations.ts';

/** A point of the curve. */
export interface BranchPoint {
  /** x and then t, shape N + 1. */
  readonly z: Float64Array;
  /** Tangent of length 1 as measured here, in the direction of travel. */
  readonly tangent: Float64Array;
  /** How the tangent changed over the last step, per distance. */
  readonly bend: Float64Array;
  /** How far the predictor was off, relative; 0 at the start. */
  readonly miss: number;
  /** Sign of the determinant of the equations bordered by the tangent: constant but for bifurcations and jumps. */
  readonly orientation: number;
}

/** Two points of the curve with nothing but the curve between them. */
export interface BranchStep {
  readonly low: BranchPoint;
  readonly high: BranchPoint;
}

/** Equations and the room that following them needs. */
export interface Tracer {
  readonly equations: LogitEquations;
  readonly aim: number;
  readonly bordered: Factors;
  readonly right: Float64Array;
  readonly delta: Float64Array;
}

/** The predictor's miss, relative, that steps aim at where it matters to stay on the very branch. */
export const CAREFUL = 0.005;

/** @param aim the predictor's miss that steps aim at; up to `LARGEST_MISS` times that is accepted */
export const tracerOf = (equations: LogitEquations, aim: number): Tracer => ({
  equations,
  aim,
  bordered: factorsOf(equations.size + 1),
  right: new Float64Array(equations.size + 1),
  delta: new Float64Array(equations.size + 1),
});

/** Newton's corrections below this, relative to 1 + |z|, are left: the next one would be near its square. */
const SETTLED = 1e-7;
const MOST_CORRECTIONS = 8;
/** The largest miss accepted, in units of what steps aim at. */
const LARGEST_MISS = 5;
/** Least cosine between tangents at the ends of a step. */
const LEAST_COSINE = 0.7;
const SHORTEST = 1e-9;
const SHORT = 0.01;
/** A step this short is believed to be on the branch. */
const SURE = 0.01;
const MOST_HALVINGS = 12;
const LONGEST_GROWTH = 2.5;

/** The product of two directions as measured at z. */
export const productAt = (z: Float64Array, a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let k = 0; k < z.length; k++) {
    const scale = 1 + Math.abs(z[k]!);
    sum += (a[k]! / scale) * (b[k]! / scale);
  }
  return sum;
};

/** The normal of the hyperplane across a tangent at z. */
const normalAt = (z: Float64Array, tangent: Float64Array): Float64Array =>
  tangent.map((part, k) => part / ((1 + Math.abs(z[k]!)) * (1 + Math.abs(z[k]!))));

const difference = (a: Float64Array, b: Float64Array): Float64Array => a.map((x, k) => x - b[k]!);

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
};

/** The matrix [∂F/∂x ∂F/∂t; border], factorised. */
const factoriseBordered = ({ equations, bordered }: Tracer, border: Float64Array): boolean => {
  const { size, jacobian, drift } = equations;
  const width = size + 1;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      bordered.matrix[row * width + column] = jacobian[row * size + column]!;
    }
    bordered.matrix[row * width + size] = drift[row]!;
  }
  bordered.matrix.set(border, size * width);
  return factorise(bordered);
};

/** The tangent with a positive part along the border and of length 1 at z, from the matrix factorised last. */
const tangentFrom = ({ equations, bordered, right }: Tracer, z: Float64Array): Float64Array | undefined => {
  right.fill(0);
  right[equations.size] = 1;
  const tangent = new Float64Array(equations.size + 1);
  solveFactored(bordered, right, tangent);
  const length = Math.sqrt(productAt(z, tangent, tangent));
  if (!(length > 0 && length < Infinity)) return undefined;
  for (let k = 0; k < tangent.length; k++) tangent[k] = tangent[k]! / length;
  return tangent;
};

/** The largest part of a correction relative to where it is made. */
const relative = (delta: Float64Array, z: Float64Array): number => {
  let largest = 0;
  for (let k = 0; k < z.length; k++) largest = Math.max(largest, Math.abs(delta[k]!) / (1 + Math.abs(z[k]!)));
  return largest;
};

/** Newton's method from z, in place, in the hyperplane border · z = level. Returns the first correction's size. */
const correct = (tracer: Tracer, z: Float64Array, border: Float64Array, level: number): number | undefined => {
  const { equations, bordered, right, delta, aim } = tracer;
  let first = 0;
  let last = Infinity;
  for (let iteration = 0; iteration < MOST_CORRECTIONS; iteration++) {
    if (!equations.evaluate(z) || !factoriseBordered(tracer, border)) return undefined;
    right.set(equations.residual);
    right[equations.size] = dot(border, z) - level;
    solveFactored(bordered, right, delta);
    const size = relative(delta, z);
    // Written so that NaN fails.
    if (!(size < 0.4 * last && size < LARGEST_MISS * aim)) return undefined;
    if (iteration === 0) first = size;
    for (let k = 0; k < z.length; k++) z[k] = z[k]! - delta[k]!;
    if (size < SETTLED) return first;
    last = size;
  }
  return undefined;
};

/** The first point of the curve, at precision 0. */
export const branchStart = (tracer: Tracer): BranchPoint => {
  const z = tracer.equations.start();
  const border = new Float64Array(z.length);
  border[z.length - 1] = 1;
  tracer.equations.evaluate(z);
  factoriseBordered(tracer, border);
  return {
    z,
    tangent: tangentFrom(tracer, z)!,
    bend: new Float64Array(z.length),
    miss: 0,
    orientation: tracer.bordered.sign,
  };
};

/**
 * The point of the curve at a distance along the tangent, or nothing if Newton's method does not settle near.
 * Afterwards the equations are those of the point, to Newton's last correction.
 */
export const advance = (tracer: Tracer, { z: from, tangent, bend }: BranchPoint, length: number) => {
  const z = new Float64Array(from.length);
  for (let k = 0; k < z.length; k++) z[k] = from[k]! + length * (tangent[k]! + 0.5 * length * bend[k]!);
  const normal = normalAt(from, tangent);
  const miss = correct(tracer, z, normal, dot(normal, from) + length);
  if (miss === undefined) return undefined;
  const next = tangentFrom(tracer, from);
  if (next === undefined || !(productAt(from, next, tangent) > LEAST_COSINE)) return undefined;
  const rescale = 1 / Math.sqrt(productAt(z, next, next));
  // Over a short way the difference of two tangents is rounding.
  const change = length > SHORT ? next.map((part, k) => ((part - tangent[k]!) / length) * rescale * rescale) : bend;
  return {
    z,
    tangent: next.map((part) => part * rescale),
    bend: change,
    miss,
    orientation: tracer.bordered.sign,
  } satisfies BranchPoint;
};

/**
 * The same curve at a given precision: Newton's method from a point near it, with t held.
 *
 * @param near x and then about t
 */
export const atPrecision = (tracer: Tracer, near: Float64Array, t: number): Float64Array | undefined => {
  const z = Float64Array.from(near);
  z[z.length - 1] = t;
  const border = new Float64Array(z.length);
  border[z.length - 1] = 1;
  if (correct(tracer, z, border, t) === undefined) return undefined;
  z[z.length - 1] = t;
  return z;
};

/**
 * A point between two of the curve, as far along from the first as is asked, or less where that is too far for the
 * corrector; nothing where even the shortest distance is.
 *
 * @param share of the distance, in (0, 1)
 */
export const between = (tracer: Tracer, { low, high }: BranchStep, share: number): BranchPoint | undefined => {
  const distance = productAt(low.z, low.tangent, difference(high.z, low.z));
  let length = share * distance;
  for (let attempt = 0; attempt < MOST_HALVINGS; attempt++, length *= 0.5) {
    const point = advance(tracer, low, length);
    if (point !== undefined) return point;
  }
  return undefined;
};

const nextLength = (length: number, miss: number, aim: number): number => {
  const factor = miss > 0 ? Math.sqrt(aim / miss) : LONGEST_GROWTH;
  return length * Math.min(LONGEST_GROWTH, Math.max(0.5, factor));
};

/**
 * Steps along the curve from precision 0, for as long as they are asked for; ends where even the shortest step finds
 * nothing. Yields `undefined` for each attempt that failed, so that whoever counts work counts these too.
 */
export function* branchSteps(tracer: Tracer, first = 0.1): Generator<BranchStep | undefined> {
  let from = branchStart(tracer);
  let length = first;
  while (length > SHORTEST) {
    const to = advance(tracer, from, length);
    // A change of orientation is a bifurcation, or a jump to another branch: which of them, a shorter step will show.
    if (to === undefined || (to.orientation !== from.orientation && length > SURE)) {
      length *= 0.35;
      yield undefined;
      continue;
    }
    yield { low: from, high: to };
    length = nextLength(length, to.miss, tracer.aim);
    from = to;
  }
}
