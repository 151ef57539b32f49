/**
 * Detente in Node: files of scenarios, batches on disk and what is read back from them.
 *
 * @example
 * import { check, load, simulate } from 'detente';
 * import { scenarioFiles } from 'detente/node';
 *
 * const { loaded, problems } = await load('tutorial', scenarioFiles());
 */
import type { Files } from '../language/load.ts';
import { nodeFiles } from './files.ts';
import { packageRoot } from './package.ts';

export { type CompareDocument, type CompareOptions, compareExperiments } from './compare/compare-experiments.ts';
export type { ArmSettings } from './compare/open-arms.ts';
export type { Difference, RunsNeeded, Unmatched } from './compare/pair-arms.ts';
export {
  playTournament,
  type TournamentOptions,
} from './empirical/play-tournament.ts';
export {
  type RuleEquilibrium,
  type SolvedTournament,
  type SolveTournamentOptions,
  type Spread,
  solveTournament,
} from './empirical/solve-tournament.ts';
export type { RuleProfile, Tournament } from './empirical/tournament.ts';
export {
  type TournamentCoalition,
  type TournamentCoalitionOptions,
  tournamentCoalitions,
} from './empirical/tournament-coalitions.ts';
export { loadSparseSolver } from './load-sparse-solver.ts';
export { readForReport } from './read-for-report.ts';
export { readResults } from './results/read-results.ts';
export { type ReplayOptions, type ReplayResult, replay } from './results/replay.ts';
export type { Results } from './results/results.ts';
export { ResultsError } from './results/results-error.ts';
export { type RunDocument, type RunOptions, runExperiment } from './run-experiment.ts';
export { readSolution, type SolutionResults } from './solutions/read-solution.ts';
export type {
  CoalitionDocument,
  CoalitionFacts,
  EvolutionFacts,
  EvolveDocument,
  SolutionFacts,
  SolveDocument,
  SolvedFacts,
  TournamentDocument,
  TournamentFacts,
} from './solutions/solution-facts.ts';

/**
 * Scenarios, modules and rules by path or shipped name, for `load`.
 *
 * @param workingFolder where relative paths of the first file begin; default the process's working folder
 */
export const scenarioFiles = (workingFolder: string = process.cwd()): Files => nodeFiles(packageRoot(), workingFolder);
