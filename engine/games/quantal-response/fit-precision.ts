// The precision at which logit choice fits observed play best.
//
// Definition: with counts f_i(a) of the actions that were seen, the log likelihood along the principal branch is
//
//     ℓ(λ) = Σ_i Σ_a f_i(a) ln p_i(a; λ)
//
// (McKelvey & Palfrey 1995, section 4, fit experiments this way). Logarithms of probabilities are the branch's own
// coordinates, so that ℓ is linear in them and its slope along the branch is f · tangent. Where that turns from positive
// to negative lies a maximum, found by bisection; of several the highest is taken. The whole branch is searched, also
// where it turns back.
//
// Unit of work and cost: as `quantalResponse`. Limits: assumes independent choices of one precision for all players; says
// nothing of how sure the estimate is. Precisions above 1e6 in units of the largest payoff difference are not looked at.

import type { Budget } from '../budget.ts';
import { type Game, shapeOf } from '../game.ts';
import { atPrecision, type BranchPoint, between, branchStart, CAREFUL, type Tracer, tracerOf } from './branch.ts';
import { type LogitBranch, roundPrecision, type Stretch, stretchesOf } from './branch-stretches.ts';
import { logitEquations, profileAt } from './logit-equations.ts';
import { logitResidual } from './logit-residual.ts';
import { payoffContractions } from './payoff-contractions.ts';
import type { LogitPoint } from './quantal-response.ts';

export interface PrecisionFit {
  /** The point of the branch that fits best. */
  readonly point: LogitPoint;
  /** ℓ there. */
  readonly logLikelihood: number;
  /** ℓ at precision 0, where all play uniformly; to compare with. */
  readonly uniformLogLikelihood: number;
  /** The branch was searched to the largest precision, and ℓ has a peak. */
  readonly complete: boolean;
  /** Why not, in words. */
  readonly reason?: string;
}

const LARGEST_PRECISION = 1e6;
const USUAL_WORK = 20_000;
const BISECTIONS = 50;
/** Likelihoods nearer than this for each choice seen are the same. */
const FLAT = 1e-9;

const sumProduct = (counts: Float64Array, x: Float64Array): number =>
  counts.reduce((sum, count, k) => sum + count * x[k]!, 0);

/** The maximum on a stretch at whose ends ℓ rises and falls. */
const maximumOn = (tracer: Tracer, stretch: Stretch, counts: Float64Array): BranchPoint => {
  let { low, high } = stretch;
  for (let k = 0; k < BISECTIONS; k++) {
    const point = between(tracer, { low, high }, 0.5);
    if (point === undefined) break;
    if (sumProduct(counts, point.tangent) > 0) low = point;
    else high = point;
  }
  return high;
};

const countsOf = (game: Game, frequencies: readonly (readonly number[])[]): Float64Array => {
  const shape = shapeOf(game);
  if (frequencies.length !== shape.length) {
    throw new RangeError(`fitPrecision: expected frequencies of ${shape.length} players, got ${frequencies.length}`);
  }
  for (const [player, row] of frequencies.entries()) {
    const fits = row.length === shape[player] && row.every((count) => count >= 0 && count < Infinity);
    if (!fits) {
      throw new RangeError(
        `fitPrecision: expected ${shape[player]} frequencies of ${game.players[player]}, none negative, got ${row.join(', ')}`,
      );
    }
  }
  return Float64Array.from(frequencies.flat());
};

/** A point and its likelihood. */
interface Place {
  readonly z: Float64Array;
  readonly value: number;
  readonly branch: LogitBranch;
}

/** What a search of the branch found, and why it ended early or without a maximum, if it did. */
interface Found {
  readonly best: Place;
  readonly reason?: string;
}

/**
 * Searches the branch. `first` is the earliest end of a stretch as likely, to `FLAT`, as any before it: where ℓ only
 * nears its supremum that is the precision from which all fit as well.
 */
const search = (tracer: Tracer, counts: Float64Array, unit: number, budget: Budget): Found => {
  const { size } = tracer.equations;
  const flat = FLAT * counts.reduce((a, b) => a + b, 0);
  const placeAt = (z: Float64Array, branch: LogitBranch): Place => ({ z, value: sumProduct(counts, z), branch });
  let work = budget.work ?? USUAL_WORK;
  let best = placeAt(branchStart(tracer).z, 'principal');
  let first = best;
  for (const stretch of stretchesOf(tracer, unit, [])) {
    if (work-- <= 0) return { best, reason: 'the budget of steps ended' };
    if (budget.expired?.()) return { best, reason: 'the time was up' };
    if (stretch === undefined) continue;
    const { low, high, branch } = stretch;
    if (sumProduct(counts, low.tangent) > 0 && sumProduct(counts, high.tangent) <= 0) {
      const peak = placeAt(maximumOn(tracer, stretch, counts).z, branch);
      if (peak.value > best.value) best = peak;
    }
    const end = placeAt(high.z, branch);
    if (end.value > first.value + flat) first = end;
    if (high.z[size]! < LARGEST_PRECISION) continue;
    if (end.value < best.value - flat) return { best };
    const from = roundPrecision(first.z[size]! / unit);
    return { best: first, reason: `the likelihood has no peak: any precision above about ${from} fits as well` };
  }
  return { best, reason: 'the branch could not be followed any farther' };
};

/**
 * The precision of the logit point on the principal branch that makes observed play most likely.
 *
 * @param frequencies shape n × a_i: how often each action was seen; counts, or shares
 * @param budget work in steps of the branch, 20,000 by default
 * @returns the best point found; precision 0 where none is better than uniform play; the least precision that fits as well
 *   as all above, and a reason, where there is no peak
 * @throws RangeError when frequencies are not of the game's shape, negative or not finite
 */
export const fitPrecision = (
  game: Game,
  frequencies: readonly (readonly number[])[],
  budget: Budget = {},
): PrecisionFit => {
  const counts = countsOf(game, frequencies);
  const contractions = payoffContractions(game, true);
  const unit = contractions.units[0]!;
  const tracer = tracerOf(logitEquations(contractions, new Float64Array(counts.length)), CAREFUL);
  const uniformLogLikelihood = sumProduct(counts, branchStart(tracer).z);
  const { best, reason } = search(tracer, counts, unit, budget);
  const t = best.z.at(-1)!;
  const profile = profileAt(contractions, atPrecision(tracer, best.z, t) ?? best.z);
  const precision = t / unit;
  const point = { precision, profile, residual: logitResidual(game, precision, profile), branch: best.branch };
  const fit = { point, logLikelihood: best.value, uniformLogLikelihood };
  return reason === undefined ? { ...fit, complete: true } : { ...fit, complete: false, reason };
};
