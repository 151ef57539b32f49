import { populationOfGame } from '../../games/evolution/population-game.ts';
import { populationOf } from '../../games/files/encounter.ts';
import { findEquilibria } from '../../games/find-equilibria.ts';
import { type RoundRobinResult, roundRobin } from '../../games/iterated/round-robin.ts';
import { iteratedStrategies } from '../../games/iterated/strategies/index.ts';
import type { IteratedStrategy } from '../../games/iterated/strategy.ts';
import type { Files } from '../../language/load.ts';
import type { Setting } from '../../language/loading/settings.ts';
import { defined } from '../defined.ts';
import { USUAL_RULES } from '../empirical/named-rules.ts';
import { contested, playTournament, type TournamentOptions } from '../empirical/play-tournament.ts';
import { type SolvedTournament, solveTournament } from '../empirical/solve-tournament.ts';
import type { Tournament } from '../empirical/tournament.ts';
import { openScenario } from '../open-scenario.ts';
import { scenarioFacts } from '../results/summary.ts';
import type { OpenedFile } from './open-game.ts';
import type { OpenedGame } from './opened-game.ts';
import { askedOf, type PlayHooks, type Prepared } from './prepared.ts';
import { matchesCsv, PROFILES, profilesCsv } from './profiles-csv.ts';
import { iteratedDocument, tournamentDocument } from './tournament-document.ts';

/** All flags of `tournament` of a scenario that what is found depends on. */
export type RulesFlags = Pick<TournamentOptions, 'rules' | 'decision' | 'payoff' | 'runs'> & {
  readonly resamples?: number;
  /** Intensity of selection of alpha-rank, Infinity for its limit. */
  readonly alpha?: number;
  readonly apart?: true;
};

/** All flags of `tournament` of a game that what is found depends on. */
export type MatchesFlags = {
  readonly rules?: readonly string[];
  readonly turns?: number;
  readonly repetitions?: number;
  readonly noise?: number;
  readonly selfPlay?: true;
};

/** A scenario with its seed, settings and files. */
export type RulesOf = {
  readonly reference: string;
  readonly files: Files;
  readonly set: readonly Setting[];
  readonly seed: string | undefined;
};

/** What a tournament of rules comes to. */
export type FoundRules = { readonly tournament: Tournament; readonly solved: SolvedTournament };

/** A game that is played turn after turn. */
export type PlayedInTurns = Extract<OpenedGame, { readonly kind: 'normal-form' | 'population' }>;

export type FoundMatches = { readonly title: string; readonly result: RoundRobinResult };

/** @throws RangeError where there are too few or too many resamples */
export const solveRules = (tournament: Tournament, { resamples, alpha }: RulesFlags): SolvedTournament =>
  solveTournament(tournament, {
    solver: (game) => findEquilibria(game, 'all'),
    ...defined({ resamples, alpha, seed: tournament.seed }),
  });

/** Options of a tournament as flags say it. */
export const rulesOptions = (
  { reference, files, set, seed }: RulesOf,
  { rules, decision, payoff, runs, apart }: RulesFlags,
  hooks: PlayHooks,
): TournamentOptions => ({
  ...{ reference, files, set },
  ...(apart ? { roles: 'apart' as const } : {}),
  ...defined({ rules, decision, payoff, runs, seed }),
  ...hooks,
});

/**
 * A scenario with copies of all files that it and the rules need.
 *
 * @param rules undefined: the scenario's own, else the usual ones
 */
export const openRules = async (
  { reference, files, set, seed }: RulesOf,
  named: { readonly rules?: readonly string[] | undefined; readonly decision?: string | undefined },
) => {
  const { model } = await openScenario(reference, files, set);
  const { decision = model.experiment.decision } = named;
  const { owner, name } = contested(model, decision);
  const own = model.experiment.rules;
  const rules = named.rules ?? (own.length > 0 ? own : USUAL_RULES);
  const variants = rules.map((value) => [{ path: `${owner.name}.${name}.rule`, value }]);
  const { archive } = await openScenario(reference, files, set, variants);
  return { archive, facts: scenarioFacts(model), seed: seed ?? model.experiment.seed ?? '1' };
};

/** @throws DetenteError, ResultsError as `playTournament`, before anything is played */
export const prepareRules = async (of: RulesOf, flags: RulesFlags): Promise<Prepared<FoundRules>> => {
  const { archive, facts, seed } = await openRules(of, flags);
  return {
    plan: {
      analysis: 'tournament',
      scenario: facts.name,
      seed,
      set: of.set,
      asked: askedOf(flags),
      sources: archive.files,
    },
    ...{ archive, facts },
    find: async (hooks) => {
      const tournament = await playTournament(rulesOptions(of, flags, hooks));
      return { tournament, solved: solveRules(tournament, flags) };
    },
    findings: ({ tournament, solved }) => ({
      document: tournamentDocument(tournament, solved),
      tables: [[PROFILES, profilesCsv(tournament, solved)]],
      runs: tournament.runs,
      failedRuns: tournament.failedRuns,
    }),
  };
};

/** Strategies of iterated play by their names; all of them where none is named. */
const strategiesNamed = (names: readonly string[] | undefined): readonly IteratedStrategy[] =>
  names?.map((text) => {
    const found = iteratedStrategies.find(({ name }) => name === text);
    if (found === undefined) throw new RangeError(`rules: there is no strategy "${text}" of iterated play`);
    return found;
  }) ?? iteratedStrategies;

/**
 * What the flags ask for, else what the file says.
 *
 * @throws RangeError where the game is not played turn after turn, or a flag is out of range
 */
export const playMatches = (opened: PlayedInTurns, flags: MatchesFlags, seed: string | undefined): FoundMatches => {
  const game = opened.kind === 'population' ? populationOf(opened.built) : populationOfGame(opened.game);
  const { rules, ...how } = { ...opened.built?.tournament, ...defined(flags) };
  const options = { game, ...how, ...defined({ seed }) };
  return { title: game.title, result: roundRobin(strategiesNamed(rules), options) };
};

/**
 * @param file as opened with the same flags
 * @param opened what it holds
 */
export const prepareMatches = (
  { archive, facts, seed }: OpenedFile,
  opened: PlayedInTurns,
  flags: MatchesFlags,
  set: readonly Setting[],
): Prepared<FoundMatches> => ({
  plan: { analysis: 'tournament', scenario: facts.name, seed, set, asked: askedOf(flags), sources: archive.files },
  ...{ archive, facts },
  find: async () => playMatches(opened, flags, seed),
  findings: ({ title, result }) => ({
    document: iteratedDocument(title, result),
    tables: [[PROFILES, matchesCsv(result)]],
    runs: 0,
    failedRuns: 0,
  }),
});
