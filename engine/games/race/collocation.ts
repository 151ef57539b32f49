// Linear equations y' = p − (q + k y) g(t) by Radau IIA collocation of seven nodes, order 13, steps halved until one step
// and two of half its length agree. Radau methods damp what is stiff (large k g), and never look at a step's left end,
// where g may be infinite: with g ≈ a / t at the start the smooth solution is found without a series.
//
// Source: Hairer, E., Wanner, G. (1996), Solving Ordinary Differential Equations II, section IV.5; for singular starts,
// de Hoog, F. R., Weiss, R. (1977), The application of linear multistep methods to singular initial value problems,
// Mathematics of Computation 31.
//
// Cost: a 7 × 7 linear solve a step. Limits: y and g smooth inside (from, to]; at most 4096 steps, then `complete` is false.

import { gaussRule, lagrange, radauNodes } from './legendre.ts';

const NODES = radauNodes(7);
const STAGES = NODES.length;
const quadrature = gaussRule(STAGES);

/** ∫_0^x ℓ_j; of degree 7, so that the rule of seven nodes is exact. */
const integral = (j: number, x: number): number =>
  quadrature.nodes.reduce((sum, node, i) => sum + quadrature.weights[i]! * x * lagrange(NODES, j, x * node), 0);

/** A[i][j] = ∫_0^{node i} ℓ_j. */
const A = NODES.map((node) => NODES.map((_, j) => integral(j, node)));

export interface LinearEquation {
  readonly p: number;
  readonly q: number;
  readonly k: number;
  readonly g: (t: number) => number;
}

/** One step of the solution: the polynomial of degree 7 through its start and its values at the nodes. */
interface Step {
  readonly from: number;
  readonly length: number;
  /** At 0 and the nodes, as shares of the step; the last is its end. */
  readonly values: readonly number[];
}

const PLACES = [0, ...NODES];
/** Barycentric weights of the places: 1 / Π (place − other). */
const WEIGHTS = PLACES.map((place, i) =>
  PLACES.reduce((product, other, j) => (i === j ? product : product / (place - other)), 1),
);

export interface Trajectory {
  readonly at: (t: number) => number;
  /** Ends of steps, the first and last included. */
  readonly knots: readonly number[];
  readonly complete: boolean;
}

/** Solves a small dense system in place, by elimination with row exchanges. */
const eliminate = (matrix: number[][], right: number[]): number[] => {
  const n = right.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++)
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row;
    [matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!];
    [right[column], right[pivot]] = [right[pivot]!, right[column]!];
    for (let row = column + 1; row < n; row++) {
      const factor = matrix[row]![column]! / matrix[column]![column]!;
      for (let k = column; k < n; k++) matrix[row]![k]! -= factor * matrix[column]![k]!;
      right[row]! -= factor * right[column]!;
    }
  }
  for (let row = n - 1; row >= 0; row--) {
    let sum = right[row]!;
    for (let k = row + 1; k < n; k++) sum -= matrix[row]![k]! * right[k]!;
    right[row] = sum / matrix[row]![row]!;
  }
  return right;
};

/** Slopes m_i at the nodes: m_i + k g_i h Σ_j A_ij m_j = p − (q + k y_0) g_i. */
const stepFrom = ({ p, q, k, g }: LinearEquation, from: number, start: number, length: number): Step => {
  const level = q + k * start;
  const forces = NODES.map((node) => g(from + length * node));
  const matrix = A.map((row, i) => row.map((a, j) => (i === j ? 1 : 0) + k * forces[i]! * length * a));
  // A start where q + k y vanishes stays exact, however large g is there.
  const right = forces.map((force) => p - (Math.abs(level) < 1e-300 ? 0 : level * force));
  const slopes = eliminate(matrix, right);
  const values = A.map((row) => row.reduce((sum, a, j) => sum + length * a * slopes[j]!, start));
  return { from, length, values: [start, ...values] };
};

const valueAt = ({ from, length, values }: Step, t: number): number => {
  const share = Math.min(Math.max((t - from) / length, 0), 1);
  let [above, below] = [0, 0];
  for (let place = 0; place <= STAGES; place++) {
    const distance = share - PLACES[place]!;
    if (distance === 0) return values[place]!;
    const weight = WEIGHTS[place]! / distance;
    above += weight * values[place]!;
    below += weight;
  }
  return above / below;
};

const endOf = ({ values }: Step): number => values[STAGES]!;

const TOLERANCE = 1e-14;
const MOST_STEPS = 4096;
const SHORTEST = 1e-9;

/**
 * The solution from `y(from) = start` to `to`, or to where it first reaches `ceiling`: located within the step.
 *
 * @param ceiling the solution ends where it is reached
 */
export const collocate = (
  equation: LinearEquation,
  from: number,
  to: number,
  start: number,
  ceiling: number,
): Trajectory => {
  const steps: Step[] = [];
  const whole = to - from;
  let [t, y, length, complete, ended] = [from, start, whole / 4, true, false];
  while (t < to && !ended) {
    // The last step ends at the end itself.
    const last = t + length >= to - SHORTEST * whole;
    const size = last ? to - t : length;
    const single = stepFrom(equation, t, y, size);
    const first = stepFrom(equation, t, y, size / 2);
    const second = stepFrom(equation, t + size / 2, endOf(first), size / 2);
    const error = Math.max(
      Math.abs(endOf(single) - endOf(second)),
      Math.abs(valueAt(single, t + size / 2) - endOf(first)),
    );
    if (error > TOLERANCE * (1 + Math.abs(y)) && size > SHORTEST * whole && steps.length < MOST_STEPS) {
      length = size / 2;
      continue;
    }
    if (steps.length >= MOST_STEPS) complete = false;
    for (const step of [first, second]) {
      if (ended) break;
      steps.push(step);
      ended = endOf(step) >= ceiling;
    }
    t = last ? to : t + size;
    y = endOf(second);
    length = error < TOLERANCE / 64 ? size * 2 : size;
    if (!complete) break;
  }
  const at = (when: number): number => {
    // The last step that begins at or before.
    let [low, high] = [0, steps.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (steps[middle]!.from <= when) low = middle;
      else high = middle - 1;
    }
    return valueAt(steps[low]!, when);
  };
  const end = ended ? crossing(at, steps.at(-1)!, ceiling) : t;
  return { at, knots: [...steps.map((step) => step.from), end], complete };
};

/** Where the last step reaches the ceiling, by bisection. */
const crossing = (at: (t: number) => number, step: Step, ceiling: number): number => {
  let [low, high] = [step.from, step.from + step.length];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (at(middle) >= ceiling) high = middle;
    else low = middle;
  }
};
