import { jsonText } from '../json.ts';
import type { ScenarioFacts } from '../results/results.ts';
import type { SourceArchive } from '../results/sources.ts';
import type { CoalitionDocument, EvolveDocument, SolveDocument, TournamentDocument } from './solution-facts.ts';
import type { Analysis, Asked, SolutionPlan } from './solution-manifest.ts';

/** How runs are played: nothing of it is seen in what is found. */
export type PlayHooks = {
  readonly workers?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (advance: { readonly done: number; readonly total: number }) => void;
};

/** What was found, as files hold it. */
export type Findings = {
  /** Without any time in it. */
  readonly document: SolveDocument | TournamentDocument | CoalitionDocument | EvolveDocument;
  /** Further files: names and contents. */
  readonly tables: readonly (readonly [string, string])[];
  /** Of each profile or coalition, failed ones among them; 0 where nothing is played. */
  readonly runs: number;
  readonly failedRuns: number;
};

/** Something to be found, with all that it is found from. */
export type Prepared<Found> = {
  readonly plan: SolutionPlan;
  readonly archive: SourceArchive;
  readonly facts: ScenarioFacts;
  readonly find: (hooks: PlayHooks) => Promise<Found>;
  readonly findings: (found: Found) => Findings;
};

/** `summary.json` of a solution: what it is of. */
export type SolutionSummary = {
  readonly schemaVersion: 1;
  readonly analysis: Analysis;
  readonly scenario: ScenarioFacts;
  readonly seed: string;
  readonly runs: number;
  readonly failedRuns: number;
};

/** Where a solution's document stands. */
export const documentName = (analysis: Analysis): string => `${analysis}.json`;

/** Names and contents of all files of a solution but sources and manifest. */
export const textsOf = <Found>(
  { plan: { analysis, seed }, facts, findings }: Prepared<Found>,
  found: Found,
): readonly (readonly [string, string])[] => {
  const { document, tables, runs, failedRuns } = findings(found);
  const summary: SolutionSummary = { schemaVersion: 1, analysis, scenario: facts, seed, runs, failedRuns };
  return [
    ['summary.json', jsonText(summary)],
    [documentName(analysis), jsonText({ schemaVersion: 1, ...document })],
    ...tables,
  ];
};

/** Flags that were given, in the order of their names. */
export const askedOf = (flags: object): Asked =>
  Object.fromEntries(
    Object.entries(flags)
      .filter(([, value]) => value !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  ) as Asked;
