import type { RoundRobinResult } from '../../games/iterated/round-robin.ts';
import type { SolvedTournament } from '../empirical/solve-tournament.ts';
import type { Tournament } from '../empirical/tournament.ts';
import { csvLines } from '../tables/csv.ts';

/** The table of a tournament. */
export const PROFILES = 'profiles.csv';

/** A row per profile and player; `share`: of the resamples in which the profile is an equilibrium. */
export const profilesCsv = (
  { profiles, players, rules }: Tournament,
  { equilibria }: Pick<SolvedTournament, 'equilibria'>,
): string => {
  const known = new Map(equilibria.map((one) => [one.rules.join(), one]));
  return csvLines([
    ['profile', 'player', 'rule', 'payoff', 'se', 'equilibrium', 'share'],
    ...profiles.flatMap(({ rules: places, payoffs, se }, profile) => {
      const equilibrium = known.get(places.join());
      return players.map((player, at) => [
        profile,
        player,
        rules[places[at]!]!,
        payoffs[at]!,
        se[at]!,
        equilibrium?.now === true ? 1 : 0,
        equilibrium?.share ?? 0,
      ]);
    }),
  ]);
};

/** A row per strategy and whom it meets; payoffs and cooperation per turn. */
export const matchesCsv = ({ strategies, payoffs, cooperation }: RoundRobinResult): string =>
  csvLines([
    ['strategy', 'other', 'payoff', 'cooperation'],
    ...strategies.flatMap((strategy, own) =>
      strategies.map((other, against) => [strategy, other, payoffs[own]![against]!, cooperation[own]![against]!]),
    ),
  ]);
