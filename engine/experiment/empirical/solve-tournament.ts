// What rules can hold together: the equilibria of an empirical game, and how sure they are.
//
// Payoffs of an empirical game are means over runs, so a profile may be an equilibrium by luck. The runs are drawn anew
// with replacement, B times, the same ones for all profiles (they were the same worlds), and each time the means, the
// regret of every profile and its being an equilibrium are found again:
//
//     regret(p) = max_i max_a u_i(a, p_−i) − u_i(p),      p is an equilibrium where it is 0.
//
// The *share* of a profile is in what part of the resamples it is an equilibrium; its regret has the estimate from all
// runs and the 2.5 and 97.5 % quantiles of the resamples'. Rules that pay exactly the same in every run stay tied in every
// resample, and are then all equilibria (where `tiesKept`; else luck tells them apart). Being a largest difference the regret errs upwards: where it is near 0 its
// interval lies above what it would be with runs without end.
//
// Mixed equilibria of the estimated game come from a solver that is handed in; theirs are the regrets of the fixed mixed
// profile. Alpha-rank, where asked for, is found for the estimated game and for the first of the resamples.
//
// Source: bootstrap of empirical games, Wiedenbeck, Cassell and Wellman 2014, AAMAS; Efron and Tibshirani 1993.
//
// Cost: B (R c + P n r) additions, c columns, P profiles of n players and r rules. Limits: 20 million regrets.

import type { Equilibrium, EquilibriumList } from '../../games/equilibrium.ts';
import { alphaRank } from '../../games/evolution/alpha-rank.ts';
import type { Game } from '../../games/game.ts';
import { pureEquilibria } from '../../games/pure-equilibria.ts';
import { mixedRegret, regretsInto } from './double-regrets.ts';
import { meansOfAll, resampledMeans } from './resampled-means.ts';
import { gameOfMeans, type Tournament } from './tournament.ts';

/** An estimate and where 95 % of the resamples lie. */
export type Spread = { readonly estimate: number; readonly lo95: number; readonly hi95: number };

/** A profile that is an equilibrium of the estimated game, or of some resample. */
export type RuleEquilibrium = {
  /** The place of each player's rule. */
  readonly rules: readonly number[];
  readonly payoffs: readonly number[];
  readonly se: readonly number[];
  /** Whether it is one of the estimated game. */
  readonly now: boolean;
  /** In what share of the resamples it is one. */
  readonly share: number;
  readonly regret: Spread;
};

/** A mixed equilibrium of the estimated game. */
export type MixedRuleEquilibrium = Equilibrium & { readonly regrets: Spread };

export type SolvedTournament = {
  readonly resamples: number;
  /** By share, then in the order of the profiles. */
  readonly equilibria: readonly RuleEquilibrium[];
  /** Share of resamples that have no pure equilibrium at all. */
  readonly withoutPure: number;
  /** Where a solver was handed in: equilibria of the estimated game that are not pure. */
  readonly mixed: readonly MixedRuleEquilibrium[];
  /** What the solver said of its list. */
  readonly list: EquilibriumList | undefined;
  /** Share of time of each profile, where asked for. */
  readonly alphaRank: readonly Spread[] | undefined;
};

export type SolveTournamentOptions = {
  /** B, at least 100; 1,000 unless told, fewer where there are many profiles. */
  readonly resamples?: number;
  /** Any text. */
  readonly seed?: string;
  /** Mixed equilibria too. */
  readonly solver?: (game: Game) => EquilibriumList;
  /** Intensity of selection α of alpha-rank, Infinity for its limit. */
  readonly alpha?: number;
};

const RESAMPLES = 1000;
const LEAST_RESAMPLES = 100;
const MOST_REGRETS = 20_000_000;
/** Alpha-rank takes longer than all the rest. */
const RANKED = 100;

const spreadOf = (estimate: number, drawn: Float64Array): Spread => {
  const sorted = drawn.slice().sort();
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1) + 0.5)] as number;
  return { estimate, lo95: at(0.025), hi95: at(0.975) };
};

const resamplesOf = (asked: number | undefined, profiles: number): number => {
  const resamples = asked ?? Math.max(LEAST_RESAMPLES, Math.min(RESAMPLES, Math.floor(MOST_REGRETS / profiles)));
  if (!(Number.isInteger(resamples) && resamples >= LEAST_RESAMPLES))
    throw new RangeError(`resamples: expected a whole number of at least ${LEAST_RESAMPLES}, got ${resamples}`);
  if (resamples * profiles > MOST_REGRETS)
    throw new RangeError(`resamples: expected at most ${Math.floor(MOST_REGRETS / profiles)}, got ${resamples}`);
  return resamples;
};

/** Alpha-rank under the estimate and under resamples, profile by profile; undefined where it is too large a game. */
const ranks = (
  tournament: Tournament,
  alpha: number,
  resampledMeans: readonly Float64Array[],
): readonly Spread[] | undefined => {
  const { players, title, rules, profiles, samples } = tournament;
  const rankOf = (means: Float64Array): readonly number[] => {
    const under = profiles.map((profile, place) => ({
      rules: profile.rules,
      payoffs: players.map((_, player) => means[samples.source[place * players.length + player] as number] as number),
    }));
    return alphaRank(gameOfMeans({ title, players, rules, profiles: under }), { alpha }).stationary;
  };
  const estimate = alphaRank(tournament.game, { alpha });
  if (!estimate.complete) return undefined;
  const drawn = resampledMeans.map(rankOf);
  return estimate.stationary.map((share, place) =>
    spreadOf(
      share,
      Float64Array.from(drawn, (rank) => rank[place] ?? Number.NaN),
    ),
  );
};

/**
 * Equilibria of an empirical game over decision rules, with how often they are ones.
 *
 * @returns pure equilibria of the estimated game and of any resample; mixed ones of the estimated game where a solver is
 *   handed in
 * @throws RangeError when there are too few or too many resamples
 */
export const solveTournament = (
  tournament: Tournament,
  { resamples: asked, seed = 'bootstrap', solver, alpha }: SolveTournamentOptions = {},
): SolvedTournament => {
  const { game, profiles, samples, players, rules } = tournament;
  const count = profiles.length;
  const resamples = resamplesOf(asked, count);
  const list = solver?.(game);
  const mixed = list?.equilibria.filter(({ pure }) => !pure) ?? [];
  const shape = { players: players.length, rules: rules.length, source: samples.source };
  const estimates = regretsInto(new Float64Array(count), shape, meansOfAll(samples));
  const drawn = new Float64Array(count * resamples);
  const ofMixed = mixed.map(() => new Float64Array(resamples));
  const ranked: Float64Array[] = [];
  const regrets = new Float64Array(count);
  let without = 0;
  let b = 0;
  for (const means of resampledMeans(samples, resamples, seed)) {
    regretsInto(regrets, shape, means);
    for (let place = 0; place < count; place++) drawn[place * resamples + b] = regrets[place] as number;
    if (!regrets.includes(0)) without += 1;
    for (const [at, { profile }] of mixed.entries())
      (ofMixed[at] as Float64Array)[b] = mixedRegret(shape, means, profile);
    if (alpha !== undefined && ranked.length < RANKED) ranked.push(means.slice());
    b += 1;
  }
  const isNow = new Set(pureEquilibria(game).map(({ profile }) => profile.map((row) => row.indexOf(1)).join()));
  const equilibria = profiles.flatMap((profile, place): RuleEquilibrium[] => {
    const own = drawn.subarray(place * resamples, (place + 1) * resamples);
    const share = own.reduce((sum, regret) => sum + (regret === 0 ? 1 : 0), 0) / resamples;
    const now = isNow.has(profile.rules.join());
    return share > 0 || now ? [{ ...profile, now, share, regret: spreadOf(estimates[place] as number, own) }] : [];
  });
  return {
    resamples,
    equilibria: equilibria.sort((a, b) => b.share - a.share),
    withoutPure: without / resamples,
    mixed: mixed.map((equilibrium, at) => ({
      ...equilibrium,
      regrets: spreadOf(equilibrium.regret, ofMixed[at] as Float64Array),
    })),
    list,
    alphaRank: alpha === undefined ? undefined : ranks(tournament, alpha, ranked),
  };
};
