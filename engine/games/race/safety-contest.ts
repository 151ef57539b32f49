// Symmetric contests of safety and performance: how much of either rivals buy.
//
// Definitions. n ≥ 2 players; each buys X_s of safety and X_p of performance at the price r per unit:
//
//     p = B X_p^β,     s = A X_s^α p^−θ,     σ = s / (1 + s)     (his probability to be safe)
//
// He wins with q = p / Σ p. A disaster costs everybody d; it happens unless the winner is safe (risk of the winner) or
// unless all are (risk of all). The winner gets 1 where there is none:
//
//     winner:  u_i = q_i σ_i − d Σ_j q_j (1 − σ_j) − r (X_s + X_p)        all:  u_i = q_i Π σ − d (1 − Π σ) − r (X_s + X_p)
//
// Who drops out (X_s = X_p = 0) does not win and endangers nobody: −d (1 − σ), or −d (1 − σ^{n−1}), of the others.
//
// Symmetric first-order conditions, with w = (1 + d) σ / n or w = (1/n + d) σ^n, v = σ (n−1) / n² or σ^n (n−1) / n²:
//
//     r X_s = α (1−σ) w,     r X_p = β (v − θ (1−σ) w)
//
// so that s = A X_s^α p^−θ is one equation in log s. Its roots: sign changes on an even grid of log s, each by Newton kept
// inside its bracket. Every root is then tried against all deviations: a grid of (X_s, X_p) around it, refined twice, and
// dropping out; only where none gains it is an equilibrium.
//
// Source: Jensen, M., Emery-Xu, N., Trager, R. (2023), Industrial policy for advanced AI: compute pricing and the safety tax,
// arXiv:2302.11436, and the model of the safety–performance trade-off of Trager and others on which it builds.
// Cost: some thousand evaluations a root. Limits: log s in [−40, 40]; roots closer than 0.02 in log s may be missed, in pairs;
// symmetric equilibria only.

import { exp } from '../../compile/elementary/exp.ts';
import { log } from '../../compile/elementary/log.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';

export interface SafetyContest {
  /** n, a whole number from 2. */
  readonly players: number;
  /** Who must be safe: the winner, or all. */
  readonly risk: 'winner' | 'all';
  /** A, α and θ, of safety; A, α > 0, θ ≥ 0. */
  readonly safety: { readonly scale: number; readonly power: number; readonly burden: number };
  /** B, β, of performance, both > 0. */
  readonly performance: { readonly scale: number; readonly power: number };
  /** d ≥ 0. */
  readonly disaster: number;
  /** r > 0, per unit of either. */
  readonly price: number;
}

export interface SafetyOutcome {
  /** X_s and X_p, of each. */
  readonly bought: { readonly safety: number; readonly performance: number };
  readonly safety: number;
  readonly performance: number;
  /** σ, of each. */
  readonly safe: number;
  /** Probability of a disaster. */
  readonly risk: number;
  readonly payoff: number;
  /** What the best deviation found gains; 0 at an equilibrium. */
  readonly regret: number;
  /** What dropping out would gain; negative where it loses. */
  readonly droppingOut: number;
  readonly certificate: 'equilibrium' | 'first-order only';
}

const ln = (x: number): number => log(scalarAlgebra, x);
const e = (x: number): number => exp(scalarAlgebra, x);
const power = (x: number, n: number): number => {
  let result = 1;
  for (let k = 0; k < n; k++) result *= x;
  return result;
};

/** Most players of a contest. */
const MOST_RIVALS = 1000;

/** Why it is no such contest; undefined where it is. */
export const whyNoContest = ({ players, safety, performance, disaster, price }: SafetyContest): string | undefined => {
  if (!Number.isInteger(players) || players < 2 || players > MOST_RIVALS) return `expected 2 to ${MOST_RIVALS} players`;
  const positive = {
    ...{ 'safety.scale': safety.scale, 'safety.power': safety.power },
    ...{ 'performance.scale': performance.scale, 'performance.power': performance.power, price },
  };
  for (const [name, value] of Object.entries(positive))
    if (!(value > 0 && Number.isFinite(value))) return `expected ${name} above 0, got ${value}`;
  for (const [name, value] of Object.entries({ 'safety.burden': safety.burden, disaster }))
    if (!(value >= 0 && Number.isFinite(value))) return `expected ${name} of at least 0, got ${value}`;
  return undefined;
};

/** What is bought where all are at log s, by the first-order conditions; X_p may come out negative. */
const boughtAt = ({ players: n, risk, safety, performance, disaster, price }: SafetyContest, logSafety: number) => {
  const unsafe = 1 / (1 + e(logSafety));
  const safe = 1 / (1 + e(-logSafety));
  const together = risk === 'winner' ? safe : power(safe, n);
  const weight = risk === 'winner' ? ((1 + disaster) * safe) / n : (1 / n + disaster) * together;
  return {
    forSafety: (safety.power * unsafe * weight) / price,
    forPerformance: (performance.power * ((together * (n - 1)) / (n * n) - safety.burden * unsafe * weight)) / price,
  };
};

/** log s less what is bought gives; NaN where no performance would be bought. */
const mismatch = (contest: SafetyContest, logSafety: number): number => {
  const { safety, performance } = contest;
  const { forSafety, forPerformance } = boughtAt(contest, logSafety);
  if (!(forPerformance > 0 && forSafety > 0)) return Number.NaN;
  const logPerformance = ln(performance.scale) + performance.power * ln(forPerformance);
  return logSafety - ln(safety.scale) - safety.power * ln(forSafety) + safety.burden * logPerformance;
};

/** Newton with a secant slope, by bisection where it leaves the bracket. */
const rootIn = (f: (x: number) => number, from: number, to: number): number => {
  let [low, high] = [from, to];
  const rising = f(low) < 0;
  let x = (low + high) / 2;
  for (let step = 0; step < 200; step++) {
    const value = f(x);
    if (value === 0) return x;
    if (value < 0 === rising) low = x;
    else high = x;
    const slope = (f(x + 1e-6) - f(x - 1e-6)) / 2e-6;
    const next = x - value / slope;
    const inside = next > low && next < high;
    if (inside && Math.abs(next - x) < 1e-15 * (1 + Math.abs(x))) return next;
    x = inside ? next : (low + high) / 2;
    if (x <= low || x >= high) return x;
  }
  return x;
};

const GRID_FROM = -40;
const GRID_TO = 40;
const CELLS = 4000;

const rootsOf = (contest: SafetyContest): number[] => {
  const f = (x: number): number => mismatch(contest, x);
  const at = (cell: number): number => GRID_FROM + ((GRID_TO - GRID_FROM) * cell) / CELLS;
  const values = Array.from({ length: CELLS + 1 }, (_, cell) => f(at(cell)));
  const roots: number[] = [];
  for (let cell = 0; cell < CELLS; cell++) {
    const [left, right] = [values[cell]!, values[cell + 1]!];
    if (left === 0) roots.push(at(cell));
    else if (left * right < 0) roots.push(rootIn(f, at(cell), at(cell + 1)));
  }
  return roots;
};

/** What one gets with (X_s, X_p), all others at safety σ and performance p. */
const payoffOf = (contest: SafetyContest, own: readonly [number, number], safe: number, rival: number): number => {
  const { players: n, risk, safety, performance, disaster, price } = contest;
  const [forSafety, forPerformance] = own;
  const others = power(safe, n - 1);
  if (forPerformance === 0) return -disaster * (1 - (risk === 'winner' ? safe : others)) - price * forSafety;
  const logPerformance = ln(performance.scale) + performance.power * ln(forPerformance);
  const logSafety = ln(safety.scale) + safety.power * ln(forSafety) - safety.burden * logPerformance;
  const ownSafe = forSafety === 0 ? 0 : 1 / (1 + e(-logSafety));
  const strength = e(logPerformance);
  const chance = strength / (strength + (n - 1) * rival);
  const spent = price * (forSafety + forPerformance);
  if (risk === 'winner')
    return chance * ownSafe - disaster * (chance * (1 - ownSafe) + (1 - chance) * (1 - safe)) - spent;
  return chance * ownSafe * others - disaster * (1 - ownSafe * others) - spent;
};

/** Largest payoff of a deviation: e^−12 to e^12 of what is bought, then around the best so far, three times closer. */
const bestDeviation = (value: (own: readonly [number, number]) => number, at: readonly [number, number]): number => {
  let centre = at;
  let best = value(at);
  for (const reach of [12, 1, 0.1, 0.01]) {
    const around = centre;
    for (let i = -24; i <= 24; i++)
      for (let j = -24; j <= 24; j++) {
        const own = [around[0] * e((reach * i) / 24), around[1] * e((reach * j) / 24)] as const;
        const found = value(own);
        if (found > best) [best, centre] = [found, own];
      }
  }
  return best;
};

/** Relative to 1 + d, the size of payoffs: less is rounding. */
const LARGEST_REGRET = 1e-9;

const outcomeAt = (contest: SafetyContest, logSafety: number): SafetyOutcome => {
  const { players, risk, performance, disaster } = contest;
  const { forSafety, forPerformance } = boughtAt(contest, logSafety);
  const safe = 1 / (1 + e(-logSafety));
  const strength = performance.scale * e(performance.power * ln(forPerformance));
  const value = (own: readonly [number, number]): number => payoffOf(contest, own, safe, strength);
  const payoff = value([forSafety, forPerformance]);
  const droppingOut = value([0, 0]) - payoff;
  const regret = Math.max(0, droppingOut, bestDeviation(value, [forSafety, forPerformance]) - payoff);
  return {
    bought: { safety: forSafety, performance: forPerformance },
    safety: e(logSafety),
    performance: strength,
    safe,
    risk: risk === 'winner' ? 1 - safe : 1 - power(safe, players),
    ...{ payoff, regret, droppingOut },
    certificate: regret <= LARGEST_REGRET * (1 + disaster) ? 'equilibrium' : 'first-order only',
  };
};

/**
 * Every symmetric solution of the first-order conditions, safest last, and whether it is an equilibrium.
 *
 * @returns empty where the conditions have no solution: then all buying alike is no equilibrium
 * @throws RangeError where a parameter is out of its range
 */
export const solveSafetyContest = (contest: SafetyContest): readonly SafetyOutcome[] => {
  const reason = whyNoContest(contest);
  if (reason !== undefined) throw new RangeError(`safety contest: ${reason}`);
  return rootsOf(contest).map((root) => outcomeAt(contest, root));
};
