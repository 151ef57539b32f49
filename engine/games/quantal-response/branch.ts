// Follows the curve of logit equilibria from precision 0.
//
// Method: predictor (tangent and the last bend) and Newton corrector in the hyperplane t · (z − z₀) = h, pseudo-arclength
// (Keller 1977; Allgower & Georg 1990, Numerical Continuation Methods, ch. 2, 6), on the equations in logarithms, the
// form in which Turocy (2005, Games and Economic Behavior 51: 243–263) traces logit equilibria. Of the two directions
// the tangent keeps the one nearer to the last, so a branch goes straight on where others cross it.
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
  /** Unit tangent, in the direction of travel. */
  readonly tangent: Float64Array;
  /** How the tangent changed over the last step, per length. */
  readonly bend: Float64Array;
  /** How far the predictor was off, relative; 0 at the start. */
  readonly miss: number;
}

/** One accepted step: `advance(tracer, from, h)` for any shorter h lies between. */
export interface BranchStep {
  readonly from: BranchPoint;
  readonly to: BranchPoint;
  readonly length: number;
}

/** Equations and the room that following them needs. */
export interface Tracer {
  readonly equations: LogitEquations;
  readonly bordered: Factors;
  readonly right: Float64Array;
  readonly delta: Float64Array;
}

export const tracerOf = (equations: LogitEquations): Tracer => ({
  equations,
  bordered: factorsOf(equations.size + 1),
  right: new Float64Array(equations.size + 1),
  delta: new Float64Array(equations.size + 1),
});

/** Newton's corrections below this, relative to 1 + |z|, are left: the next one would be near its square. */
const SETTLED = 1e-7;
const MOST_CORRECTIONS = 8;
/** The predictor's miss that steps aim at, and the largest accepted. */
const AIM = 0.15;
const LARGEST_MISS = 0.6;
/** Least cosine between tangents at the ends of a step. */
const LEAST_COSINE = 0.7;
const SHORTEST = 1e-9;
const LONGEST_GROWTH = 2.5;

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

/** The unit tangent with a positive part along the border, from the matrix factorised last. */
const tangentFrom = ({ equations, bordered, right }: Tracer): Float64Array | undefined => {
  right.fill(0);
  right[equations.size] = 1;
  const tangent = new Float64Array(equations.size + 1);
  solveFactored(bordered, right, tangent);
  const length = Math.sqrt(dot(tangent, tangent));
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
  const { equations, bordered, right, delta } = tracer;
  let first = 0;
  let last = Infinity;
  for (let iteration = 0; iteration < MOST_CORRECTIONS; iteration++) {
    if (!equations.evaluate(z) || !factoriseBordered(tracer, border)) return undefined;
    right.set(equations.residual);
    right[equations.size] = dot(border, z) - level;
    solveFactored(bordered, right, delta);
    const size = relative(delta, z);
    // Written so that NaN fails.
    if (!(size < 0.5 * last && size < LARGEST_MISS)) return undefined;
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
  return { z, tangent: tangentFrom(tracer)!, bend: new Float64Array(z.length), miss: 0 };
};

/**
 * The point of the curve at a distance along the tangent, or nothing if Newton's method does not settle near.
 * Afterwards the equations' jacobian is that of the point, to Newton's last correction.
 */
export const advance = (tracer: Tracer, { z: from, tangent, bend }: BranchPoint, length: number) => {
  const z = new Float64Array(from.length);
  for (let k = 0; k < z.length; k++) z[k] = from[k]! + length * (tangent[k]! + 0.5 * length * bend[k]!);
  const miss = correct(tracer, z, tangent, dot(tangent, from) + length);
  if (miss === undefined) return undefined;
  const next = tangentFrom(tracer);
  if (next === undefined || !(dot(next, tangent) > LEAST_COSINE)) return undefined;
  const change = next.map((part, k) => (part - tangent[k]!) / length);
  return { z, tangent: next, bend: change, miss } satisfies BranchPoint;
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

const nextLength = (length: number, miss: number): number => {
  const factor = miss > 0 ? Math.sqrt(AIM / miss) : LONGEST_GROWTH;
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
    if (to === undefined) {
      length *= 0.35;
      yield undefined;
      continue;
    }
    yield { from, to, length };
    length = nextLength(length, to.miss);
    from = to;
  }
}
