// Where the branch of logit equilibria turns, and where other branches meet it.
//
// Both happen where the Jacobian 1 − ∂(logit reply)/∂p is singular along the branch. In symmetric games several
// eigenvalues pass 0 at once, an even number of which leaves the determinant's sign as it was; so all eigenvalues are
// looked at, and the number of those with a negative real part is compared between the ends of each step. Of two ends that
// differ the place is found by bisection of the step. Precision that turns there marks a turning point; otherwise, if the
// eigenvalues that change sign are real, other branches meet here (Allgower & Georg 1990, ch. 8); if they are complex,
// the branch goes on alone and only the stability of adjustment processes changes: not named.
//
// The same number says how many ways lead off the point under the logit dynamics dp/dt = reply(p) − p (Fudenberg & Levine
// 1998, The Theory of Learning in Games, ch. 4).
//
// Limits: two events within one step that cancel are not seen; steps are short where the branch bends. Of games of more
// than `MOST_EXAMINED` actions in all only the determinant's sign is looked at, since eigenvalues would take longer than
// the branch: there bifurcations of an even number at once are not seen, and of an odd one are called simple.

import { type BranchPoint, type BranchStep, between, productAt, type Tracer } from './branch.ts';
import { eigenvalues } from './eigenvalues.ts';
import { replyJacobian } from './logit-equations.ts';

/** What tells the stretches of a branch apart. */
export interface Signature {
  /** Number of eigenvalues with a negative real part. */
  readonly negative: number;
  /** Whether precision rises along the branch. */
  readonly rising: boolean;
  /** Number of real (to rounding) eigenvalues near 0. */
  readonly vanishing: number;
}

export interface BranchEvent {
  readonly point: BranchPoint;
  /** Whether precision turns; else other branches meet the branch. */
  readonly turns: boolean;
  /** How many eigenvalues are 0. */
  readonly multiplicity: number;
}

const MOST_EXAMINED = 120;
/** An eigenvalue is taken for 0 below this at a place found by bisection to a relative 2^−`BISECTIONS`. */
const VANISHING = 1e-4;
const BISECTIONS = 28;
const SAME_PLACE = 1e-6;
/** More events in one step than ever seen. */
const MOST_EVENTS = 16;

/** The signature of the point last computed with the tracer. */
export const signatureOf = ({ equations }: Tracer, { tangent, z, orientation }: BranchPoint): Signature => {
  const { size } = equations;
  const rising = tangent[size]! >= 0 || z[size] === 0;
  if (size > MOST_EXAMINED) return { negative: orientation === 1 ? 0 : 1, rising, vanishing: 1 };
  const found = eigenvalues(replyJacobian(equations, z[size]!), size);
  let [negative, vanishing] = [0, 0];
  for (let k = 0; found !== undefined && k < size; k++) {
    const [real, imaginary] = [found.real[k]!, Math.abs(found.imaginary[k]!)];
    if (real < 0) negative += 1;
    if (Math.abs(real) + imaginary < VANISHING) vanishing += 1;
  }
  return { negative, rising, vanishing };
};

const same = (a: Signature, b: Signature): boolean => a.negative === b.negative && a.rising === b.rising;

/** A point and its signature. */
interface Place {
  readonly point: BranchPoint;
  readonly signature: Signature;
}

/**
 * A point of a step with the tangent that the step's ends suggest: next to a bifurcation its own is made of rounding, and
 * might lead away on the other branch.
 */
const straightened = ({ low, high }: BranchStep, point: BranchPoint): BranchPoint => {
  const along = (end: BranchPoint): number =>
    productAt(
      low.z,
      low.tangent,
      end.z.map((x, k) => x - low.z[k]!),
    );
  const share = along(point) / along(high);
  const scale = Math.sqrt(productAt(low.z, high.tangent, high.tangent));
  const tangent = low.tangent.map((part, k) => (1 - share) * part + (share / scale) * high.tangent[k]!);
  const length = Math.sqrt(productAt(point.z, tangent, tangent));
  return { ...point, tangent: tangent.map((part) => part / length) };
};

/** The first place after `before` at which the signature is no longer what it was. */
const nextPlace = (tracer: Tracer, step: BranchStep, before: Place, after: Place): Place => {
  let [low, high] = [before.point, after];
  for (let k = 0; k < BISECTIONS; k++) {
    const point = between(tracer, { low, high: high.point }, 0.5);
    // Right at a singular point the corrector may fail; the place is then known as well as can be.
    if (point === undefined) break;
    const signature = signatureOf(tracer, point);
    const straight = straightened(step, point);
    if (same(signature, before.signature)) low = straight;
    else high = { point: straight, signature };
  }
  return high;
};

/** Two changes of signature at one place, up to rounding. */
const together = (a: Place, b: Place): boolean =>
  a.point.z.every((x, k) => Math.abs(x - b.point.z[k]!) < SAME_PLACE * (1 + Math.abs(x)));

/**
 * The events of a step, in order.
 *
 * @param before signature at the step's beginning
 * @param after signature at its end
 */
export const eventsOf = (tracer: Tracer, step: BranchStep, before: Signature, after: Signature): BranchEvent[] => {
  const events: BranchEvent[] = [];
  const end: Place = { point: step.high, signature: after };
  let place: Place = { point: step.low, signature: before };
  for (let k = 0; k < MOST_EVENTS && !same(place.signature, after); k++) {
    let next = nextPlace(tracer, step, place, end);
    const { vanishing } = next.signature;
    if (!same(next.signature, after)) {
      const following = nextPlace(tracer, step, next, end);
      if (together(next, following)) next = following;
    }
    const turns = next.signature.rising !== place.signature.rising;
    const multiplicity = Math.max(vanishing, next.signature.vanishing);
    // Complex eigenvalues that cross are no event of the branch.
    if (turns || multiplicity > 0) events.push({ point: next.point, turns, multiplicity: Math.max(1, multiplicity) });
    place = next;
  }
  return events;
};
