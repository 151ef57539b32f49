import type { MembershipRules } from '../../games/coalition/stable-sizes.ts';
import { defined } from '../defined.ts';
import { playTournament, type TournamentOptions } from '../empirical/play-tournament.ts';
import type { Tournament } from '../empirical/tournament.ts';
import { type TournamentCoalition, tournamentCoalitions } from '../empirical/tournament-coalitions.ts';
import { playedDocument } from './coalition-document.ts';
import { openRules, type RulesOf, rulesOptions } from './prepare-tournament.ts';
import { askedOf, type PlayHooks, type Prepared } from './prepared.ts';

/** All flags of `coalition` with runs that what is found depends on. */
export type PlayedFlags = MembershipRules & {
  /** The rule of members. */
  readonly member: string;
  /** Default: logit. */
  readonly outsider?: string;
  readonly decision?: string;
  readonly runs?: number;
};

export type FoundPlayed = { readonly tournament: Tournament; readonly coalitions: readonly TournamentCoalition[] };

const USUAL_OUTSIDER = 'logit';

/** What members and outsiders do. */
export const agreementOf = ({ member, outsider = USUAL_OUTSIDER }: PlayedFlags) => ({ member, outsider });

const membershipOf = ({ ties, membership, minimum }: PlayedFlags): MembershipRules =>
  defined({ ties, membership, minimum });

/** Options of the tournament of an agreement's two rules. */
export const agreementOptions = (of: RulesOf, flags: PlayedFlags, hooks: PlayHooks): TournamentOptions => {
  const { member, outsider } = agreementOf(flags);
  const { decision, runs } = flags;
  return rulesOptions(of, { rules: [member, outsider], ...defined({ decision, runs }) }, hooks);
};

/** @throws RangeError where there are too many players */
export const weighAgreement = (tournament: Tournament, flags: PlayedFlags): readonly TournamentCoalition[] =>
  tournamentCoalitions(tournament, { ...agreementOf(flags), seed: tournament.seed, ...membershipOf(flags) });

export const agreementDocument = ({ tournament, coalitions }: FoundPlayed, flags: PlayedFlags) =>
  playedDocument(tournament, coalitions, agreementOf(flags), membershipOf(flags));

/** @throws DetenteError, ResultsError as `playTournament`, before anything is played */
export const preparePlayed = async (of: RulesOf, flags: PlayedFlags): Promise<Prepared<FoundPlayed>> => {
  const { member, outsider } = agreementOf(flags);
  const opened = await openRules(of, { rules: [member, outsider], decision: flags.decision });
  const { archive, facts, seed } = opened;
  return {
    plan: {
      analysis: 'coalition',
      scenario: facts.name,
      seed,
      set: of.set,
      asked: askedOf(flags),
      sources: archive.files,
    },
    ...{ archive, facts },
    find: async (hooks) => {
      const tournament = await playTournament(agreementOptions(of, flags, hooks));
      return { tournament, coalitions: weighAgreement(tournament, flags) };
    },
    findings: (found) => ({
      document: agreementDocument(found, flags),
      tables: [],
      runs: found.tournament.runs,
      failedRuns: found.tournament.failedRuns,
    }),
  };
};
