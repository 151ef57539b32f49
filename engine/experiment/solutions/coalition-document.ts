import type { GameCoalition, GameCoalitions } from '../../games/coalition/game-coalitions.ts';
import type { CoalitionSize, MembershipRules } from '../../games/coalition/stable-sizes.ts';
import type { NamedNumbers } from '../../games/files/named-numbers.ts';
import type { Game } from '../../games/game.ts';
import type { Tournament } from '../empirical/tournament.ts';
import type { TournamentCoalition } from '../empirical/tournament-coalitions.ts';
import type { Built } from './opened-game.ts';
import { type Estimated, type PlayedSize, playedSizes } from './played-sizes.ts';
import { valuesOf } from './values-of.ts';

/** How membership was read, with what holds where nothing was said. */
type RulesOfMembership = Required<MembershipRules>;

/** A coalition with its players by name. */
type Named<One> = Omit<One, 'members' | 'movers' | 'profile'> & {
  readonly size: number;
  readonly members: readonly string[];
  /** Who gains by leaving, or by joining where he is let in. */
  readonly movers: readonly string[];
};

type StableSet = { readonly size: number; readonly members: readonly string[] };

/** What `coalition --json` says of the players of a game: a row for each set of members. */
export type SetsDocument = {
  readonly kind: 'sets';
  readonly title: string;
  readonly players: readonly string[];
  readonly membership: RulesOfMembership;
  readonly stable: readonly StableSet[];
  /** `profile`: the label of each player's action. `payoffs`: in the order of the players. */
  readonly table: readonly (Named<GameCoalition> & { readonly profile: readonly string[] })[];
  readonly complete: boolean;
  readonly reason?: string;
  readonly method: string;
};

/** What `coalition --json` says of a treaty among like players: a row for each size. */
export type SizesDocument = {
  readonly kind: 'sizes';
  readonly title: string;
  readonly players: readonly string[];
  readonly membership: RulesOfMembership;
  /** `idle`: it is stable since it changes nothing. */
  readonly stable: readonly { readonly size: number; readonly idle: boolean }[];
  /** `values`: what the file's `let` names that hangs on the size. */
  readonly table: readonly (CoalitionSize & { readonly values?: NamedNumbers })[];
  /** What it names that hangs on parameters alone. */
  readonly values?: NamedNumbers;
};

/** What `coalition --json` says of an agreement to follow a decision rule, played in runs. */
export type PlayedDocument = {
  readonly kind: 'played';
  readonly scenario: string;
  readonly title: string;
  readonly decision: string;
  readonly players: readonly string[];
  readonly member: string;
  readonly outsider: string;
  readonly membership: RulesOfMembership;
  readonly runs: number;
  readonly failedRuns: number;
  readonly seed: string;
  readonly payoff: Tournament['payoff'];
  readonly stable: readonly StableSet[];
  /**
   * `se`: standard errors of the payoffs. `share`: of the resamples in which the coalition is stable. `moving`: what each
   * player gains by leaving or joining it, as paired differences over runs; absent of results of earlier versions.
   */
  readonly table: readonly (Named<TournamentCoalition> & {
    readonly se: readonly number[];
    readonly moving?: readonly Estimated[];
  })[];
  /** The same by size. */
  readonly sizes: readonly PlayedSize[];
};

/** What members and outsiders do, as rules. */
export type Agreement = { readonly member: string; readonly outsider: string };

const rulesOf = ({ ties = 'stay', membership = 'open', minimum = 0 }: MembershipRules): RulesOfMembership => ({
  ...{ ties, membership, minimum },
});

const stableOf = (table: readonly (StableSet & { readonly stable: boolean })[]): StableSet[] =>
  table.filter((one) => one.stable).map(({ size, members }) => ({ size, members }));

/** The document of `coalition --json` for the players of a game. */
export const coalitionDocument = (
  game: Game,
  { coalitions, complete, reason, method }: GameCoalitions,
  rules: MembershipRules,
): SetsDocument => {
  const named = (places: readonly number[]): string[] => places.map((player) => game.players[player]!);
  const table = coalitions.map(({ members, profile, movers, ...rest }) => ({
    size: members.length,
    members: named(members),
    profile: profile.map((action, player) => game.actions[player]![action]!),
    ...rest,
    movers: named(movers),
  }));
  return {
    kind: 'sets',
    title: game.title,
    players: game.players,
    membership: rulesOf(rules),
    stable: stableOf(table),
    table,
    complete,
    ...(reason === undefined ? {} : { reason }),
    method,
  };
};

/** The same for a treaty among like players; any so many of them are members. */
export const treatyDocument = (
  built: Pick<Built<'treaty'>, 'title' | 'players' | 'named' | 'values'>,
  sizes: readonly CoalitionSize[],
  rules: MembershipRules,
): SizesDocument => ({
  kind: 'sizes',
  ...{ title: built.title, players: built.players, membership: rulesOf(rules) },
  stable: sizes.filter((one) => one.stable).map(({ size, idle }) => ({ size, idle })),
  table: sizes.map((one) => ({ ...one, ...valuesOf({ values: built.named[one.size] ?? {} }) })),
  ...valuesOf(built),
});

/** The document of `coalition --runs --json`. */
export const playedDocument = (
  tournament: Tournament,
  coalitions: readonly TournamentCoalition[],
  agreement: Agreement,
  membership: MembershipRules,
): PlayedDocument => {
  const { scenario, title, decision, players, runs, failedRuns, seed, payoff } = tournament;
  const rules = rulesOf(membership);
  const named = (places: readonly number[]): string[] => places.map((player) => players[player]!);
  const { errors, moving, sizes } = playedSizes(tournament, agreement, rules.minimum);
  const table = coalitions.map(({ members, movers, payoffs, ...one }) => ({
    ...{ size: members.length, members: named(members), payoffs, se: errors(members), moving: moving(members), ...one },
    movers: named(movers),
  }));
  return {
    kind: 'played',
    ...{ scenario, title, decision, players, ...agreement, membership: rules, runs, failedRuns, seed, payoff },
    stable: stableOf(table),
    table,
    sizes,
  };
};
