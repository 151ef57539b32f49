// An equilibrium on a guessed support: Newton's method, then a proof.
//
// With supports S_i the unknowns are y_i(a), a ∈ S_i (m in all); the equations are
//
//     u_i(a, y_−i) − u_i(r_i, y_−i) = 0  for a ∈ S_i other than a reference r_i,     Σ_a y_i(a) − 1 = 0.
//
// Proof: Krawczyk's test (Krawczyk 1969; Neumaier 1990, Interval Methods for Systems of Equations, ch. 5). For a centre c,
// radius ρ and an approximate inverse C of the Jacobian: if |C f(c)| + |1 − C F'(Y)| ρ < ρ in every component, with
// bounds valid for the whole box Y = c ± ρ, then Y holds exactly one zero. If moreover all of Y is positive on the
// supports, and every action outside pays strictly less for all of Y and up to ρ on each action outside, that zero is an
// equilibrium, and no other lies within ρ in any probability. A box with rounding errors counted: payoffs and slopes are
// monotone sums of nothing negative (see payoff-contractions.ts), so two evaluations, at the box's lower and upper ends,
// bound them over the box; what plain sums of absolute values round away is covered by `slackOf`.
//
// Cost: up to 10 + 3 per radius tried evaluations of payoffs, and as many eliminations of size m.
// Limits: says nothing (undefined) of equilibria that are not regular or have ties outside the support.

import { type Factors, factorise, factorsOf, solveFactored } from './linear-solve.ts';
import type { PayoffContractions } from './payoff-contractions.ts';

/** An equilibrium on a support, and how it stands. */
export interface SupportEquilibrium {
  /** Shape N, 0 outside the support; each row sums to 1 up to rounding. */
  readonly probabilities: Float64Array;
  /** Proven: one equilibrium, and only one, within this of each probability. */
  readonly radius?: number;
}

/** More than what computed sums over m × m terms, none negative, may lack. */
const slackOf = (size: number): number => 1 + 2.3e-16 * (size * size + 10 * size + 10);
/** More than what underflow may lose. */
const UNDERFLOW = 1e-290;
const MOST_ITERATIONS = 12;
const RADII = [4, 100, 1e4, 1e6];
const LARGEST_RADIUS = 1e-3;
/** The box is evaluated this much wider than ρ: more than rounding its ends can take off it. */
const EDGE = 3e-16;

/** The unknowns: which entry of the flat vector each is, and each player's reference and unknowns. */
interface Unknowns {
  readonly entries: readonly number[];
  /** `references[player]`: the unknown of his reference action. */
  readonly references: readonly number[];
  /** Player of each unknown. */
  readonly players: readonly number[];
}

const unknownsOf = (support: readonly boolean[], start: Float64Array, offsets: readonly number[]): Unknowns => {
  const entries: number[] = [];
  const players: number[] = [];
  const references: number[] = [];
  for (let player = 0; player + 1 < offsets.length; player++) {
    let reference = -1;
    for (let k = offsets[player]!; k < offsets[player + 1]!; k++) {
      if (!support[k]) continue;
      if (reference < 0 || start[k]! > start[entries[reference]!]!) reference = entries.length;
      entries.push(k);
      players.push(player);
    }
    references.push(reference);
  }
  return { entries, references, players };
};

/** Row `row` of the equations is the reference's: it says that his probabilities sum to 1. */
const isSum = ({ references, players }: Unknowns, row: number): boolean => references[players[row]!] === row;

const fill = (
  contractions: PayoffContractions,
  unknowns: Unknowns,
  p: Float64Array,
  into: Factors,
  f: Float64Array,
) => {
  const { values, slopes, offsets } = contractions;
  const { entries, references, players } = unknowns;
  const [size, all] = [entries.length, offsets.at(-1)!];
  contractions.evaluate(p);
  for (let row = 0; row < size; row++) {
    const player = players[row]!;
    const sum = isSum(unknowns, row);
    const reference = entries[references[player]!]!;
    f[row] = sum ? -1 : values[entries[row]!]! - values[reference]!;
    for (let column = 0; column < size; column++) {
      const entry = entries[column]!;
      if (sum) {
        into.matrix[row * size + column] = players[column] === player ? 1 : 0;
        if (players[column] === player) f[row] = f[row]! + p[entry]!;
      } else {
        into.matrix[row * size + column] = slopes[entries[row]! * all + entry]! - slopes[reference * all + entry]!;
      }
    }
  }
};

/** Newton's method on the support, in place; whether it settled on probabilities that are all positive. */
const settle = (contractions: PayoffContractions, unknowns: Unknowns, p: Float64Array, factors: Factors): boolean => {
  const size = unknowns.entries.length;
  const f = new Float64Array(size);
  const delta = new Float64Array(size);
  let last = Infinity;
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    fill(contractions, unknowns, p, factors, f);
    if (!factorise(factors)) return false;
    solveFactored(factors, f, delta);
    let largest = 0;
    for (const [k, entry] of unknowns.entries.entries()) {
      largest = Math.max(largest, Math.abs(delta[k]!));
      p[entry] = p[entry]! - delta[k]!;
    }
    if (!(largest < 1)) return false;
    // The contractions want nothing negative; a step that leaves the simplex far behind is the wrong support.
    for (const entry of unknowns.entries) {
      if (p[entry]! < -0.3) return false;
      p[entry] = Math.max(p[entry]!, 1e-18);
    }
    if (largest < 1e-12 && !(largest < 0.25 * last)) return unknowns.entries.every((entry) => p[entry]! > 1e-15);
    last = largest;
  }
  return last < 1e-9 && unknowns.entries.every((entry) => p[entry]! > 1e-15);
};

const inverseOf = (factors: Factors): Float64Array => {
  const { size } = factors;
  const inverse = new Float64Array(size * size);
  const unit = new Float64Array(size);
  const column = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    unit.fill(0);
    unit[k] = 1;
    solveFactored(factors, unit, column);
    for (let row = 0; row < size; row++) inverse[row * size + k] = column[row]!;
  }
  return inverse;
};

/** Bounds over a box: values and slopes at its ends, copied, since the contractions overwrite theirs. */
interface Bounds {
  readonly values: Float64Array;
  readonly slopes: Float64Array;
}

const boundsAt = (contractions: PayoffContractions, p: Float64Array, factor: number, margin: number): Bounds => {
  contractions.evaluate(p);
  const inflate = (x: number) => x * factor + margin;
  return { values: contractions.values.map(inflate), slopes: contractions.slopes.map(inflate) };
};

const below = (contractions: PayoffContractions, p: Float64Array): Bounds =>
  boundsAt(contractions, p, 1 - 1.01 * contractions.error, -UNDERFLOW);
const above = (contractions: PayoffContractions, p: Float64Array): Bounds =>
  boundsAt(contractions, p, 1 + 1.01 * contractions.error, UNDERFLOW);

/** |f(c)| from above, with all rounding. */
const valueBound = (contractions: PayoffContractions, unknowns: Unknowns, p: Float64Array): Float64Array => {
  const { entries, references, players } = unknowns;
  contractions.evaluate(p);
  const { values, error } = contractions;
  const slack = slackOf(entries.length);
  return Float64Array.from(entries, (entry, row) => {
    if (!isSum(unknowns, row)) {
      const [own, other] = [values[entry]!, values[entries[references[players[row]!]!]!]!];
      return (Math.abs(own - other) + 1.1 * error * (own + other) + 2 * UNDERFLOW) * slack;
    }
    let sum = -1;
    let magnitude = 1;
    for (const [k, of] of entries.entries()) {
      if (players[k] !== players[row]) continue;
      sum += p[of]!;
      magnitude += p[of]!;
    }
    return (Math.abs(sum) + 1.2e-16 * (entries.length + 1) * magnitude) * slack;
  });
};

const product = (matrix: Float64Array, vector: Float64Array): Float64Array => {
  const size = vector.length;
  return vector.map((_, row) => {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += Math.abs(matrix[row * size + k]!) * vector[k]!;
    return sum * slackOf(size);
  });
};

/** The largest row sum of |1 − C F'(Y)| from above. */
const contractionBound = (unknowns: Unknowns, inverse: Float64Array, low: Bounds, high: Bounds): number => {
  const { entries, references, players } = unknowns;
  const size = entries.length;
  const slack = slackOf(size);
  const all = low.values.length;
  const middle = new Float64Array(size * size);
  const spread = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const [own, reference] = [entries[row]! * all, entries[references[players[row]!]!]! * all];
    for (let column = 0; column < size; column++) {
      const at = row * size + column;
      if (isSum(unknowns, row)) {
        middle[at] = players[column] === players[row] ? 1 : 0;
        continue;
      }
      const entry = entries[column]!;
      const least = low.slopes[own + entry]! - high.slopes[reference + entry]!;
      const most = high.slopes[own + entry]! - low.slopes[reference + entry]!;
      middle[at] = 0.5 * (least + most);
      spread[at] = (0.5 * (most - least) + 1e-15 * (Math.abs(least) + Math.abs(most))) * slack;
    }
  }
  let largest = 0;
  for (let row = 0; row < size; row++) {
    let sum = 0;
    for (let column = 0; column < size; column++) {
      let entry = row === column ? 1 : 0;
      let rounding = 1;
      for (let k = 0; k < size; k++) {
        const c = inverse[row * size + k]!;
        entry -= c * middle[k * size + column]!;
        rounding += Math.abs(c * middle[k * size + column]!);
        sum += Math.abs(c) * spread[k * size + column]!;
      }
      sum += Math.abs(entry) + 1.2e-16 * (size + 3) * rounding;
    }
    largest = Math.max(largest, sum * slack);
  }
  return largest;
};

/** Whether every action outside pays strictly less, for all of the box and up to ρ on each action outside. */
const outsidePaysLess = (contractions: PayoffContractions, unknowns: Unknowns, p: Float64Array, radius: number) => {
  const { offsets } = contractions;
  const reach = radius + EDGE;
  const low = below(
    contractions,
    p.map((x) => (x > 0 ? x - reach : 0)),
  ).values;
  const high = above(
    contractions,
    p.map((x) => x + reach),
  ).values;
  return unknowns.references.every((reference, player) => {
    const least = low[unknowns.entries[reference]!]!;
    for (let k = offsets[player]!; k < offsets[player + 1]!; k++) {
      if (p[k] === 0 && !(high[k]! < least)) return false;
    }
    return true;
  });
};

/** The least radius of those tried for which the test holds. */
const provenRadius = (contractions: PayoffContractions, unknowns: Unknowns, p: Float64Array, factors: Factors) => {
  fill(contractions, unknowns, p, factors, new Float64Array(factors.size));
  if (!factorise(factors)) return undefined;
  const inverse = inverseOf(factors);
  const shift = product(inverse, valueBound(contractions, unknowns, p)).reduce((a, b) => Math.max(a, b), 1e-16);
  const least = unknowns.entries.reduce((smallest, entry) => Math.min(smallest, p[entry]!), 1);
  for (const times of RADII) {
    const radius = times * shift;
    const reach = radius + EDGE;
    // Written so that it also returns where the shift is not a number.
    if (!(reach < 0.5 * least && radius < LARGEST_RADIUS)) return undefined;
    const low = below(
      contractions,
      p.map((x) => (x > 0 ? x - reach : 0)),
    );
    const high = above(
      contractions,
      p.map((x) => (x > 0 ? x + reach : 0)),
    );
    const contraction = contractionBound(unknowns, inverse, low, high);
    if (!((shift + contraction * radius) * slackOf(unknowns.entries.length) < radius)) continue;
    return outsidePaysLess(contractions, unknowns, p, radius) ? radius : undefined;
  }
  return undefined;
};

/**
 * The equilibrium on a support near a start, if Newton's method finds one there; with a radius where it is proven.
 *
 * @param support shape N, at least one action of each player
 * @param start probabilities of shape N
 * @returns undefined where Newton's method does not settle inside the simplex
 */
export const supportEquilibrium = (
  contractions: PayoffContractions,
  support: readonly boolean[],
  start: Float64Array,
): SupportEquilibrium | undefined => {
  const { offsets } = contractions;
  const unknowns = unknownsOf(support, start, offsets);
  const probabilities = start.map((x, k) => (support[k] ? x : 0));
  for (let player = 0; player + 1 < offsets.length; player++) {
    const row = probabilities.subarray(offsets[player]!, offsets[player + 1]!);
    const sum = row.reduce((a, b) => a + b, 0);
    for (let k = 0; k < row.length; k++) row[k] = row[k]! / sum;
  }
  const factors = factorsOf(unknowns.entries.length);
  if (!settle(contractions, unknowns, probabilities, factors)) return undefined;
  const radius = provenRadius(contractions, unknowns, probabilities, factors);
  return radius === undefined ? { probabilities } : { probabilities, radius };
};
