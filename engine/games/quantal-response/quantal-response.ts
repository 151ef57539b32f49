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
import {
  advance,
  atPrecision,
  type BranchPoint,
  type BranchStep,
  branchSteps,
  type Tracer,
  tracerOf,
} from './branch.ts';
import { type BranchEvent, eventsOf, type Signature, signatureOf } from './branch-events.ts';
import { exponential, logitEquations } from './logit-equations.ts';
import { logitResidual } from './logit-residual.ts';
import { type PayoffContractions, payoffContractions } from './payoff-contractions.ts';

/** Which stretch of the branch a point lies on. */
export type LogitBranch =
  /** Reached from λ = 0 with rising precision and no other branch met. */
  | 'principal'
  /** After the branch turned back in precision: at this precision, or below, it holds more than one point. */
  | 'beyond a turn'
  /** After other branches met it: one continuation of several, the one straight on. */
  | 'beyond a bifurcation';

export interface LogitPoint {
  /** λ, per unit of payoff. */
  readonly precision: number;
  /** Shape n × a_i. */
  readonly profile: MixedProfile;
  /** Largest difference to the logit reply, recomputed from the definition. */
  readonly residual: number;
  readonly branch: LogitBranch;
}

export interface LogitBifurcation {
  /** λ, per unit of payoff, to about six digits. */
  readonly precision: number;
  readonly kind: 'turning point' | 'simple bifurcation' | 'multiple bifurcation';
  readonly words: string;
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
const MOST_FALSE_POSITIONS = 60;

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
  branch: LogitBranch;
  readonly found: Map<number, LogitPoint>;
  readonly bifurcations: LogitBifurcation[];
}

const profileOf = ({ offsets, shape }: PayoffContractions, z: Float64Array): number[][] =>
  shape.map((_, player) => {
    const row = Array.from(z.subarray(offsets[player]!, offsets[player + 1]!), exponential);
    const sum = row.reduce((a, b) => a + b);
    return row.map((x) => x / sum);
  });

/** A place of a step: how far along, and the point. */
interface Place {
  readonly length: number;
  readonly point: BranchPoint;
}

/** The point of the curve at precision t between two places of one step. */
const between = (tracer: Tracer, from: BranchPoint, low: Place, high: Place, t: number): Float64Array | undefined => {
  const size = tracer.equations.size;
  let [below, above] = [low, high];
  let near = high.point.z;
  for (let k = 0; k < MOST_FALSE_POSITIONS; k++) {
    const [least, most] = [below.point.z[size]!, above.point.z[size]!];
    // Halving now and then, since one end of regula falsi tends to stay.
    const share = k % 3 === 2 || !(most > least) ? 0.5 : (t - least) / (most - least);
    const length = below.length + share * (above.length - below.length);
    const point = advance(tracer, from, length);
    if (point === undefined) break;
    near = point.z;
    const reached = near[size]!;
    if (Math.abs(reached - t) <= CLOSE * (1 + t)) break;
    if (reached < t) below = { length, point };
    else above = { length, point };
  }
  return atPrecision(tracer, near, t);
};

const addPoint = (walk: Walk, z: Float64Array | undefined): void => {
  const t = walk.wanted[walk.next++]!;
  if (z === undefined) return;
  const precision = t / walk.unit;
  const profile = profileOf(walk.contractions, z);
  walk.found.set(t, {
    precision,
    profile,
    residual: logitResidual(walk.game, precision, profile),
    branch: walk.branch,
  });
};

/** Takes the wanted precisions that are first reached between two places of a step. */
const collect = (walk: Walk, from: BranchPoint, low: Place, high: Place): void => {
  const size = walk.tracer.equations.size;
  for (;;) {
    const t = walk.wanted[walk.next];
    if (t === undefined || t > high.point.z[size]!) return;
    addPoint(walk, between(walk.tracer, from, low, high, t));
  }
};

const round = (x: number): string => String(Number(x.toPrecision(6)));

const named = (event: BranchEvent, precision: number, rising: boolean): LogitBifurcation => {
  const at = `at precision ${round(precision)}`;
  if (event.turns) {
    const words = rising
      ? `${at} the branch turns back: just below it holds two more logit equilibria, just above none of them`
      : `${at} the branch turns forward again`;
    return { precision, kind: 'turning point', words };
  }
  const { multiplicity } = event;
  return {
    precision,
    kind: multiplicity === 1 ? 'simple bifurcation' : 'multiple bifurcation',
    words: `${at} other branches meet this one (${multiplicity} eigenvalue${multiplicity === 1 ? '' : 's'} of the Jacobian 0); beyond, the branch that goes straight on is followed`,
  };
};

/** One step: what lies on it, in order. */
const take = (walk: Walk, step: BranchStep, before: Signature, after: Signature): void => {
  const { tracer, unit } = walk;
  let low: Place = { length: 0, point: step.from };
  let { rising } = before;
  for (const event of eventsOf(tracer, step, before, after)) {
    collect(walk, step.from, low, event);
    walk.bifurcations.push(named(event, event.point.z[tracer.equations.size]! / unit, rising));
    if (event.turns) rising = !rising;
    if (!event.turns) walk.branch = 'beyond a bifurcation';
    else if (walk.branch === 'principal') walk.branch = 'beyond a turn';
    low = event;
  }
  collect(walk, step.from, low, { length: step.length, point: step.to });
};

const follow = (walk: Walk, budget: Budget): string | undefined => {
  const { tracer, wanted } = walk;
  let work = budget.work ?? USUAL_WORK;
  let before: Signature = { negative: 0, rising: true, vanishing: 0 };
  // Precision 0 is where the branch begins.
  if (wanted[0] === 0) addPoint(walk, tracer.equations.start());
  if (walk.next === wanted.length) return undefined;
  for (const step of branchSteps(tracer)) {
    if (work-- <= 0) return 'the budget of steps ended';
    if (budget.expired?.()) return 'the time was up';
    if (step === undefined) continue;
    const after = signatureOf(tracer, step.to);
    take(walk, step, before, after);
    if (walk.next === wanted.length) return undefined;
    before = after;
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
  const missing = walk.wanted.filter((t) => !walk.found.has(t)).map((t) => round(t / walk.unit));
  if (missing.length > 0)
    return `no point at precision ${missing.join(', ')}: ${stopped ?? 'Newton’s method did not settle there'}`;
  const rough = [...walk.found.values()].filter(({ residual }) => !(residual <= LARGEST_RESIDUAL));
  if (rough.length === 0) return undefined;
  return `residual above ${LARGEST_RESIDUAL} at precision ${rough.map((point) => round(point.precision)).join(', ')}`;
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
    tracer: tracerOf(logitEquations(contractions, bias)),
    unit,
    wanted,
    next: 0,
    branch: 'principal',
    found: new Map(),
    bifurcations: [],
  };
  const reason = wordsOf(walk, follow(walk, budget));
  const points = precisions.flatMap((precision) => walk.found.get(precision * unit) ?? []);
  const result = { points, bifurcations: walk.bifurcations };
  return reason === undefined ? { ...result, complete: true } : { ...result, complete: false, reason };
};
