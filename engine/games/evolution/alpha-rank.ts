// Alpha-rank: how often evolution visits each profile of a game of n players.
//
// Each player's place is filled by a population of M individuals that all play one action. Rarely one of them tries another
// one; with its gain d in payoff against what the other populations play it takes its population over with probability
//
//     ρ(d) = (1 − e^{−α d}) / (1 − e^{−α M d}),   1/M at d = 0,
//
// so the profile moves among its neighbours (one player's action differs) with probabilities ∝ ρ. The rank of a profile is
// its share of time in the long run. α ≥ 0 is the intensity of selection; α → ∞ is the limit proposed for ranking.
//
// Source: S. Omidshafiei, C. Papadimitriou, G. Piliouras, K. Tuyls, M. Rowland, J.-B. Lespiau, W. M. Czarnecki, M. Lanctot,
// J. Perolat, R. Munos (2019), α-Rank: multi-agent evaluation by evolution, Scientific Reports 9.
//
// Method: gains are differences of exact payoffs. ρ is 1 / Σ_{k<M} e^{−k α d}, a sum without cancellation, kept as a
// `Magnitude`, which never vanishes; the distribution is found without subtraction (`chain/stationary.ts`). The limit
// α → ∞ is exact, not a large α: ρ → 1, 1/M or a rate of order (M − 1) |d| as d is positive, 0 or negative; orders are
// compared as whole numbers, so that ties and near-ties of payoffs are told apart.
//
// Cost: D profiles, D w² multiplications: 729 profiles (six players, three actions) half a second, 2,187 (seven players) 8 s,
// 1,600 (two players, 40 actions) 20 s. Limits: some 4,000 profiles; beyond, `complete: false` with the reason.

import { exp } from '../../compile/elementary/exp.ts';
import { log } from '../../compile/elementary/log.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';
import type { Budget } from '../budget.ts';
import { greatestCommonDivisor, rational } from '../exact/rational.ts';
import { toNumber } from '../exact/to-number.ts';
import { type Game, onOneDenominator, type PureProfile, profileCount, shapeOf } from '../game.ts';
import { payoffIndex, payoffStrides, pureProfiles } from '../profiles.ts';
import { type Magnitude, magnitudeOf, magnitudeOfLog } from './chain/magnitude.ts';
import { bigintOrders, numberOrders } from './chain/orders.ts';
import { type Stationary, stationaryDistribution } from './chain/stationary.ts';
import type { EvolutionResult } from './evolution-result.ts';
import type { PopulationGame } from './population-game.ts';
import { checkPopulation } from './update-rule.ts';

export interface AlphaRankOptions {
  /** α, intensity of selection per unit of payoff, at least 0; Infinity is the limit. */
  readonly alpha: number;
  /** M, individuals of each population, in [2, 100000]; 50 as in the paper unless told. */
  readonly population?: number;
  readonly budget?: Budget;
}

export interface AlphaRankResult extends EvolutionResult {
  /** The profiles of `strategies` as action indices, in the order of `pureProfiles`; of a population one index each. */
  readonly profiles: readonly PureProfile[];
}

/** A change of one population's action and what it gains, times the common denominator. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly gain: bigint;
}

/** log ρ of an advantage x = α d among M individuals. */
export const logAlphaFixation = (advantage: number, population: number): number => {
  const size = Math.abs(advantage);
  const factor = exp(scalarAlgebra, -size);
  let sum = 0;
  let term = 1;
  for (let k = 0; k < population && term > 1e-20; k++) {
    sum += term;
    term *= factor;
  }
  return (advantage < 0 ? -(population - 1) * size : 0) - log(scalarAlgebra, sum);
};

const atAlpha = (
  states: number,
  changes: readonly Change[],
  denominator: bigint,
  { alpha, population = 50, budget }: AlphaRankOptions,
): Stationary => {
  const rates = new Map<bigint, Magnitude>();
  const rateOf = (gain: bigint): Magnitude => {
    const known = rates.get(gain);
    if (known !== undefined) return known;
    const rate = magnitudeOfLog(logAlphaFixation(alpha * toNumber(rational(gain, denominator)), population));
    rates.set(gain, rate);
    return rate;
  };
  const transitions = changes.map(({ from, to, gain }) => ({ from, to, rate: rateOf(gain), order: 0 }));
  return stationaryDistribution({ states, transitions, orders: numberOrders }, budget);
};

const inTheLimit = (
  states: number,
  changes: readonly Change[],
  { population = 50, budget }: AlphaRankOptions,
): Stationary => {
  const surely = magnitudeOf(1);
  const neutral = magnitudeOf(1 / population);
  let unit = 0n;
  let largest = 0n;
  for (const { gain } of changes) {
    unit = greatestCommonDivisor(unit, gain);
    if (-gain > largest) largest = -gain;
  }
  // The factor M − 1 is common to all orders. Sums along a path through all states, thrice over, must stay exact.
  const orderOf = (gain: bigint): bigint => (gain < 0n ? -gain / unit : 0n);
  const small = orderOf(-largest) * BigInt(4 * states) < BigInt(Number.MAX_SAFE_INTEGER);
  const leading = changes.map(({ from, to, gain }) => ({
    from,
    to,
    rate: gain === 0n ? neutral : surely,
    order: orderOf(gain),
  }));
  if (!small) return stationaryDistribution({ states, transitions: leading, orders: bigintOrders }, budget);
  const transitions = leading.map((change) => ({ ...change, order: Number(change.order) }));
  return stationaryDistribution({ states, transitions, orders: numberOrders }, budget);
};

const rank = (
  names: { readonly strategies: readonly string[]; readonly profiles: readonly PureProfile[]; readonly of: string },
  changes: readonly Change[],
  denominator: bigint,
  options: AlphaRankOptions,
): AlphaRankResult => {
  const { alpha, population = 50 } = options;
  const limit = alpha === Infinity;
  const found = limit
    ? inTheLimit(names.strategies.length, changes, options)
    : atAlpha(names.strategies.length, changes, denominator, options);
  const result = {
    strategies: names.strategies,
    profiles: names.profiles,
    dynamic: `alpha-rank of ${names.of}, α ${limit ? '→ ∞' : `= ${alpha}`}, ${population} individuals each`,
    method: limit
      ? 'leading terms as α → ∞ with exact orders; elimination (Grassmann, Taksar, Heyman)'
      : 'fixation probabilities in logarithms; elimination (Grassmann, Taksar, Heyman)',
  };
  return 'reason' in found
    ? { ...result, stationary: [], complete: false, reason: found.reason }
    : { ...result, stationary: [...found.distribution], complete: true };
};

const check = ({ alpha, population = 50 }: AlphaRankOptions): void => {
  checkPopulation(population);
  if (!(alpha >= 0)) throw new RangeError(`alphaRank: expected alpha of at least 0, got ${alpha}`);
};

/** Most profiles to look at: above this no elimination ends in reasonable time. */
const MOST_PROFILES = 50_000;

/**
 * Alpha-rank of a game of n players.
 *
 * @param options `alpha` ≥ 0 or Infinity; `population` M; `budget`: multiplications
 * @returns `stationary`: share of time of each profile, none negative, sum 1
 * @throws RangeError when alpha or population are out of range
 */
export const alphaRank = (game: Game, options: AlphaRankOptions): AlphaRankResult => {
  check(options);
  const shape = shapeOf(game);
  const states = profileCount(shape);
  if (states > MOST_PROFILES) {
    const names = { strategies: [], profiles: [], of: 'profiles' };
    const reason = `too many states: ${states} profiles`;
    return { ...rank(names, [], 1n, options), complete: false, reason };
  }
  const profiles = Array.from(pureProfiles(shape), (profile) => [...profile]);
  const { payoffs: whole, denominator } = onOneDenominator(game);
  // The place of a profile in the list: the last player's action changes fastest.
  const places = shape.map((_, player) => profileCount(shape.slice(player + 1)));
  const changes: Change[] = [];
  for (const [player, actions] of shape.entries()) {
    const payoffs = whole[player]!;
    const stride = payoffStrides(shape, player)[player]!;
    for (const [from, profile] of profiles.entries()) {
      const index = payoffIndex(shape, player, profile);
      for (let action = 0; action < actions; action++) {
        const step = action - profile[player]!;
        if (step === 0) continue;
        const gain = payoffs[index + step * stride]! - payoffs[index]!;
        changes.push({ from, to: from + step * places[player]!, gain });
      }
    }
  }
  const strategies = profiles.map((profile) => profile.map((action, k) => game.actions[k]![action]!).join(' · '));
  return rank({ strategies, profiles, of: 'profiles' }, changes, denominator, options);
};

/**
 * Alpha-rank of the strategies of one population: a mutant's advantage over the residents is A[mutant][resident] less
 * A[resident][mutant], what both get when they meet.
 *
 * @throws RangeError when alpha or population are out of range
 */
export const alphaRankPopulation = (game: PopulationGame, options: AlphaRankOptions): AlphaRankResult => {
  check(options);
  const { strategies, exact } = game;
  const count = strategies.length;
  const changes: Change[] = [];
  for (let from = 0; from < count; from++) {
    for (let to = 0; to < count; to++) {
      if (from === to) continue;
      changes.push({ from, to, gain: exact.numerators[to * count + from]! - exact.numerators[from * count + to]! });
    }
  }
  const profiles = strategies.map((_, k) => [k]);
  return rank({ strategies, profiles, of: 'one population' }, changes, exact.denominator, options);
};
