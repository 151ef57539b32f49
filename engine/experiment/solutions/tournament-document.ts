import type { RoundRobinResult } from '../../games/iterated/round-robin.ts';
import type { MixedRuleEquilibrium, RuleEquilibrium, SolvedTournament, Spread } from '../empirical/solve-tournament.ts';
import type { Tournament } from '../empirical/tournament.ts';

type Shared = Pick<
  Tournament,
  | 'scenario'
  | 'title'
  | 'decision'
  | 'payoff'
  | 'seed'
  | 'rules'
  | 'players'
  | 'runs'
  | 'failedRuns'
  | 'played'
  | 'tiesKept'
>;

/** What `tournament --json` says of decision rules of a scenario. */
export type RulesDocument = Shared & {
  readonly kind: 'rules';
  /** What each rule does, as far as the results say. */
  readonly meanings?: Tournament['meanings'];
  /** Players who are interchangeable, by name. */
  readonly alike: readonly (readonly string[])[];
  /** `profiles[place]`: a rule for each player, in the players' order; all of them, the last player's changing fastest. */
  readonly profiles: readonly (readonly string[])[];
  /** `payoffs[place][player]`: means over runs. */
  readonly payoffs: readonly (readonly number[])[];
  /** Their standard errors. */
  readonly se: readonly (readonly number[])[];
  readonly resamples: number;
  /** By the share of resamples in which each is one. */
  readonly equilibria: readonly (Omit<RuleEquilibrium, 'rules'> & { readonly profile: readonly string[] })[];
  /** Share of resamples without any pure equilibrium. */
  readonly withoutPure: number;
  readonly mixed: readonly (Pick<MixedRuleEquilibrium, 'profile' | 'payoffs'> & { readonly regret: Spread })[];
  readonly complete: boolean;
  readonly reason?: string;
  /** Share of time of each profile, where it was asked for. */
  readonly alphaRank?: readonly Spread[];
};

/** What `tournament --json` says of strategies of iterated play. */
export type IteratedDocument = RoundRobinResult & {
  readonly kind: 'iterated';
  readonly game: string;
  readonly seconds?: number;
};

/** The document of `tournament --json`; `profile` names a rule for each player, in the players' order. */
export const tournamentDocument = (tournament: Tournament, solved: SolvedTournament): RulesDocument => {
  const { scenario, title, decision, payoff, seed, rules, meanings, players, alike, runs } = tournament;
  const { failedRuns, played, tiesKept, profiles } = tournament;
  const named = (places: readonly number[]): string[] => places.map((place) => rules[place]!);
  return {
    kind: 'rules',
    ...{ scenario, title, decision, payoff, seed, rules, meanings, players, runs, failedRuns, played, tiesKept },
    alike: alike.map((group) => group.map((player) => players[player]!)),
    profiles: profiles.map(({ rules: places }) => named(places)),
    payoffs: profiles.map(({ payoffs }) => payoffs),
    se: profiles.map(({ se }) => se),
    resamples: solved.resamples,
    equilibria: solved.equilibria.map(({ rules: places, ...one }) => ({ profile: named(places), ...one })),
    withoutPure: solved.withoutPure,
    mixed: solved.mixed.map(({ profile, payoffs, regrets }) => ({ profile, payoffs, regret: regrets })),
    complete: solved.list?.complete ?? false,
    ...(solved.list?.reason === undefined ? {} : { reason: solved.list.reason }),
    ...(solved.alphaRank === undefined ? {} : { alphaRank: solved.alphaRank }),
  };
};

/** The document of `tournament --json` of a game that is played turn after turn. */
export const iteratedDocument = (game: string, result: RoundRobinResult, seconds?: number): IteratedDocument => ({
  kind: 'iterated',
  game,
  ...result,
  ...(seconds === undefined ? {} : { seconds }),
});
