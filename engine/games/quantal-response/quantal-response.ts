// Logit quantal response equilibria along the branch that begins with equal probabilities.
//
// Definition: at precision λ ≥ 0 (per unit of payoff) every player answers with p_i(a) ∝ e^{λ u_i(a, p_−i)} (McKelvey &
// Palfrey 1995, Games and Economic Behavior 10: 6–38). At λ = 0 all play uniformly, the only solution; the curve of
// solutions from there is the principal branch; in almost all games it leads to one equilibrium as λ → ∞.
//
// Method: the curve by arclength in logarithms of probabilities (branch.ts), turning points and bifurcations by the
// eigenvalues of the Jacobian (branch-events.ts), at each wanted precision the first point reached, by Newton's method
// and checked against the definition (logit-residual.ts).
//
// In games with symmetries other branches may meet the principal one, and its continuation is then a matter of choice.
// Here it goes straight on, which keeps the symmetry; points beyond say so, and so do points beyond a turn, where other
// logit equilibria of the same precision lie on the branch itself.
//
// Unit of work: one step of the branch, failed ones included. Cost of a step: three evaluations of payoffs (each about
// 3 n · profiles products), three eliminations and the eigenvalues of size N = Σ a_i.
// Limits: doubles cannot hold a point to better than about 1e-16 · λ · payoff range; such points carry their residual.

import type { Budget } from '../budget.ts';
import type { Game, MixedProfile } from '../game.ts';
import { atPrecision, between, CAREFUL, type Tracer, tracerOf } from './branch.ts';
import {
  type LogitBifurcation,
  type LogitBranch,
  roundPrecision,
  type Stretch,
  stretchesOf,
} from './branch-stretches.ts';
import { logitEquations, profileAt } from './logit-equations.ts';
import { logitResidual } from './logit-residual.ts';
import { type PayoffContractions, payoffContractions } from './payoff-contractions.ts';

export interface LogitPoint {
  /** λ, per unit of payoff. */
  readonly precision: number;
  /** Shape n × a_i. */
  readonly profile: MixedProfile;
  /** Largest difference to the logit reply, recomputed from the definition. */
  readonly residual: number;
  readonly branch: LogitBranch;
}

export interface QuantalResponse {
  /** One for each precision asked for that was reached, in the order asked. */
  readonly points: readonly LogitPoint[];
  /** In the order met along the branch. */
  readonly bifurcations: readonly LogitBifurcation[];
  /** Every precision asked for has a point of residual at most `LARGEST_RESIDUAL`. */
  readonly complete: boolean;
  /** Why not, in words. */
  readonly reason?: string;
}

/** A point counts as found up to this residual. */
export const LARGEST_RESIDUAL = 1e-10;
const USUAL_WORK = 20_000;
/** Regula falsi for a precision within a step ends at this relative distance; Newton's method does the rest. */
const CLOSE = 1e-6;
const CLOSEST = 2e-15;
const MOST_FALSE_POSITIONS = 60;
/** Newton's method at fixed precision may move a close point by this much, relative. */
const FAR = 1e-2;

/** The branch as far as it was followed. */
interface Walk {
  readonly game: Game;
  readonly contractions: PayoffContractions;
  readonly tracer: Tracer;
  /** Payoff unit: precision of the equations is λ times this. */
  readonly unit: number;
  /** Wanted precisions of the equations, rising, each once; those before `next` have been reached. */
  readonly wanted: readonly number[];
  next: number;
  readonly found: Map<number, LogitPoint>;
  readonly bifurcations: LogitBifurcation[];
}

/**
 * Nears precision t on a stretch by regula falsi, halving now and then since one of its ends tends to stay.
 *
 * @param close relative distance at which it ends
 */
const near = (tracer: Tracer, stretch: Stretch, t: number, close: number): Float64Array => {
  const { size } = tracer.equations;
  let { low, high } = stretch;
  let nearest = high.z;
  for (let k = 0; k < MOST_FALSE_POSITIONS; k++) {
    const [least, most] = [low.z[size]!, high.z[size]!];
    const share = k % 3 === 2 || !(most > least) ? 0.5 : (t - least) / (most - least);
    const point = between(tracer, { low, high }, share);
    if (point === undefined) break;
    nearest = point.z;
    const reached = nearest[size]!;
    if (Math.abs(reached - t) <= close * (1 + t)) break;
    if (reached < t) low = point;
    else high = point;
  }
  return nearest;
};

/** The point of a stretch at precision t. */
const pointAt = (tracer: Tracer, stretch: Stretch, t: number): Float64Array => {
  const close = near(tracer, stretch, t, CLOSE);
  const exact = atPrecision(tracer, close, t);
  const moved = exact?.some((x, k) => Math.abs(x - close[k]!) > FAR * (1 + Math.abs(x)));
  // At a turn or bifurcation Newton's method at fixed precision fails or leaves for another branch; arclength does not.
  return exact === undefined || moved ? near(tracer, stretch, t, CLOSEST) : exact;
};

const addPoint = (walk: Walk, z: Float64Array, branch: LogitBranch): void => {
  const t = walk.wanted[walk.next++]!;
  const precision = t / walk.unit;
  const profile = profileAt(walk.contractions, z);
  walk.found.set(t, { precision, profile, residual: logitResidual(walk.game, precision, profile), branch });
};

/** Takes the wanted precisions that are first reached on a stretch. */
const collect = (walk: Walk, stretch: Stretch): void => {
  const { size } = walk.tracer.equations;
  for (;;) {
    const t = walk.wanted[walk.next];
    if (t === undefined || t > stretch.high.z[size]!) return;
    addPoint(walk, pointAt(walk.tracer, stretch, t), stretch.branch);
  }
};

/** Whether a bifurcation lies, as far as its place is known, at the last precision that is wanted. */
const isAtEnd = ({ wanted, unit }: Walk, next: LogitBifurcation | undefined): boolean => {
  const last = wanted.at(-1)! / unit;
  return next !== undefined && Math.abs(next.precision - last) <= 1e-6 * last;
};

const follow = (walk: Walk, budget: Budget): string | undefined => {
  const { tracer, wanted, unit, bifurcations } = walk;
  let work = budget.work ?? USUAL_WORK;
  // Precision 0 is where the branch begins.
  if (wanted[0] === 0) addPoint(walk, tracer.equations.start(), 'principal');
  if (walk.next === wanted.length) return undefined;
  for (const stretch of stretchesOf(tracer, unit, bifurcations)) {
    if (work-- <= 0) return 'the budget of steps ended';
    if (budget.expired?.()) return 'the time was up';
    if (stretch === undefined) continue;
    collect(walk, stretch);
    if (walk.next < wanted.length) continue;
    bifurcations.splice(stretch.before + Number(isAtEnd(walk, bifurcations[stretch.before])));
    return undefined;
  }
  return 'the branch could not be followed any farther';
};

const checkPrecisions = (precisions: readonly number[]): void => {
  for (const precision of precisions) {
    if (!(precision >= 0 && precision < Infinity)) {
      throw new RangeError(`quantalResponse: expected precisions of at least 0, got ${precision}`);
    }
  }
};

const wordsOf = (walk: Walk, stopped: string | undefined): string | undefined => {
  const missing = walk.wanted.filter((t) => !walk.found.has(t)).map((t) => roundPrecision(t / walk.unit));
  if (missing.length > 0) return `no point at precision ${missing.join(', ')}: ${stopped}`;
  const rough = [...walk.found.values()].filter(({ residual }) => !(residual <= LARGEST_RESIDUAL));
  if (rough.length === 0) return undefined;
  return `residual above ${LARGEST_RESIDUAL} at precision ${rough.map((point) => roundPrecision(point.precision)).join(', ')}`;
};

/**
 * Logit equilibria on the principal branch at given precisions, and the turning points and bifurcations on the way.
 *
 * @param precisions λ ≥ 0 per unit of payoff, in any order
 * @param budget work in steps of the branch, 20,000 by default
 * @returns the first point of the branch at each precision; what could not be reached is left out, with the reason
 * @throws RangeError when a precision is negative or not finite
 */
export const quantalResponse = (game: Game, precisions: readonly number[], budget: Budget = {}): QuantalResponse => {
  checkPrecisions(precisions);
  const contractions = payoffContractions(game, true);
  const unit = contractions.units[0]!;
  const wanted = [...new Set(precisions.map((precision) => precision * unit))].sort((a, b) => a - b);
  const bias = new Float64Array(contractions.offsets.at(-1)!);
  const walk: Walk = {
    game,
    contractions,
    tracer: tracerOf(logitEquations(contractions, bias), CAREFUL),
    unit,
    wanted,
    next: 0,
    found: new Map(),
    bifurcations: [],
  };
  const reason = wordsOf(walk, follow(walk, budget));
  const points = precisions.flatMap((precision) => walk.found.get(precision * unit) ?? []);
  const result = { points, bifurcations: walk.bifurcations };
  return reason === undefined ? { ...result, complete: true } : { ...result, complete: false, reason };
};
