// Which coalitions are stable whose members follow one rule of a tournament and whose outsiders another.
//
// Definitions: `stable-coalitions.ts`; a player is paid what he is paid in the tournament's profile with the member's rule
// for members and the outsider's rule for the others. How sure it is comes from the runs drawn anew, as in
// `solve-tournament.ts`: the share of resamples in which a coalition is stable.
//
// Cost: B 2ⁿ n comparisons. Limits: 16 players; leaving means following the outsider's rule, not the best reply.

import { type Coalition, stableCoalitions } from '../../games/coalition/stable-coalitions.ts';
import type { MembershipRules } from '../../games/coalition/stable-sizes.ts';
import { meansOfAll, resampledMeans } from './resampled-means.ts';
import type { Tournament } from './tournament.ts';

/** A coalition of a tournament, and in what share of resamples it is stable. */
export type TournamentCoalition = Coalition & { readonly share: number };

export type TournamentCoalitionOptions = MembershipRules & {
  /** The rule of members, as it is written in the tournament. */
  readonly member: string;
  readonly outsider: string;
  /** B, at least 100; 1,000 unless told, fewer where there are many coalitions. */
  readonly resamples?: number;
  /** Any text. */
  readonly seed?: string;
};

const RESAMPLES = 1000;
const LEAST_RESAMPLES = 100;
const MOST_COMPARISONS = 5_000_000;

const placeOf = ({ rules }: Tournament, text: string): number => {
  const place = rules.indexOf(text);
  if (place >= 0) return place;
  throw new RangeError(`coalition: expected a rule of the tournament (${rules.join(', ')}), got ${text}`);
};

/**
 * All 2ⁿ coalitions of the players of a tournament.
 *
 * @returns by the number of members, then in the order of the players
 * @throws RangeError when a rule is none of the tournament's, or there are more than 16 players
 */
export const tournamentCoalitions = (
  tournament: Tournament,
  { member, outsider, resamples, seed = 'bootstrap', ...rules }: TournamentCoalitionOptions,
): readonly TournamentCoalition[] => {
  const { samples, players } = tournament;
  const n = players.length;
  const [inside, outside] = [placeOf(tournament, member), placeOf(tournament, outsider)];
  const profileOf = (members: number): number =>
    players.reduce((place, _, player) => {
      return place * tournament.rules.length + ((members & (1 << player)) !== 0 ? inside : outside);
    }, 0);
  const found = (means: Float64Array): readonly Coalition[] =>
    stableCoalitions(
      {
        players: n,
        payoffs: (members) => {
          const first = profileOf(members) * n;
          return players.map((_, player) => means[samples.source[first + player] as number] as number);
        },
      },
      rules,
    );
  const coalitions = found(meansOfAll(samples));
  const most = Math.max(LEAST_RESAMPLES, Math.min(RESAMPLES, Math.floor(MOST_COMPARISONS / (coalitions.length * n))));
  const drawn = resamples ?? most;
  if (!(Number.isInteger(drawn) && drawn >= LEAST_RESAMPLES))
    throw new RangeError(`resamples: expected a whole number of at least ${LEAST_RESAMPLES}, got ${drawn}`);
  const stable = new Uint32Array(coalitions.length);
  for (const means of resampledMeans(samples, drawn, seed))
    for (const [at, coalition] of found(means).entries()) if (coalition.stable) stable[at] = (stable[at] as number) + 1;
  return coalitions.map((coalition, at) => ({ ...coalition, share: (stable[at] as number) / drawn }));
};
