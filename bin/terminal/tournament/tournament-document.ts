import type { SolvedTournament } from '../../../engine/experiment/empirical/solve-tournament.ts';
import type { Tournament } from '../../../engine/experiment/empirical/tournament.ts';

/** The document of `tournament --json`; `profile` names a rule for each player, in the players' order. */
export const tournamentDocument = (tournament: Tournament, solved: SolvedTournament): object => {
  const { scenario, decision, payoff, seed, rules, players, alike, runs, failedRuns, played, tiesKept, profiles } =
    tournament;
  const named = (places: readonly number[]): string[] => places.map((place) => rules[place]!);
  return {
    ...{ scenario, decision, payoff, seed, rules, players, runs, failedRuns, played, tiesKept },
    alike: alike.map((group) => group.map((player) => players[player])),
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
