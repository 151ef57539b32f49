import { parseJson } from '../json.ts';
import { damaged } from '../results/kept-files.ts';
import { keptIn } from '../results/kept-in.ts';
import { checkSizes, readChecked } from '../results/read-checked.ts';
import { type CitedResults, shownDirectory } from '../results/read-cited.ts';
import type { Results } from '../results/results.ts';
import { changes } from '../results/results-of.ts';
import { shellWord } from '../shell-word.ts';
import { openUnchanged } from './open-solution.ts';
import { documentName, type SolutionSummary } from './prepared.ts';
import { readDocument } from './read-document.ts';
import { repeatSolution } from './repeat-solution.ts';
import type {
  CoalitionDocument,
  EvolveDocument,
  SolveDocument,
  SolvedFacts,
  TournamentDocument,
} from './solution-facts.ts';
import type { Analysis, SolutionManifest } from './solution-manifest.ts';

/** Results of a game or tournament: no outcomes and no series. */
export type SolutionResults = Omit<Results, 'subject'> & { readonly subject: SolvedFacts };

const factsOf = (analysis: Analysis, document: unknown): SolvedFacts => {
  switch (analysis) {
    case 'solve':
      return { kind: 'solution', document: document as SolveDocument };
    case 'tournament':
      return { kind: 'tournament', document: document as TournamentDocument };
    case 'coalition':
      return { kind: 'coalition', document: document as CoalitionDocument };
    case 'evolve':
      return { kind: 'evolution', document: document as EvolveDocument };
  }
};

const textOf = (directory: string, manifest: SolutionManifest, name: string): string =>
  new TextDecoder().decode(readChecked(directory, manifest, name));

/** @throws ResultsError where it is of something else than the manifest says */
const summaryOf = (directory: string, manifest: SolutionManifest): SolutionSummary => {
  const summary = parseJson(textOf(directory, manifest, 'summary.json')) as SolutionSummary;
  if (summary.scenario.name === manifest.scenario) return summary;
  throw damaged(directory, `its manifest is of ${manifest.scenario}, summary.json of ${summary.scenario.name}`);
};

const provenanceOf = (directory: string, manifest: SolutionManifest, resultsHash: string): Results['provenance'] => {
  const shown = shownDirectory(directory);
  return {
    version: manifest.versions.detente,
    scenarioHash: manifest.inputHash,
    resultsHash,
    directory: shown,
    replay: `detente replay ${shellWord(shown)}`,
    run: repeatSolution(manifest),
  };
};

/**
 * What pictures need of what solve, tournament, coalition or evolve found.
 *
 * @param directory as it is to be named in pictures
 * @throws ResultsError where there is nothing such, or it is damaged
 */
export const readSolution = async (directory: string): Promise<SolutionResults> => {
  const { manifest, sha256: resultsHash } = openUnchanged(directory);
  checkSizes(directory, manifest);
  const summary = summaryOf(directory, manifest);
  const { scenario, seed, runs, failedRuns, analysis } = summary;
  return {
    scenario: { ...scenario, ...changes(manifest, keptIn(directory, manifest)) },
    ...{ runs: runs - failedRuns, failedRuns, seed, outcomes: [], ticks: [], draft: false },
    subject: factsOf(analysis, readDocument(textOf(directory, manifest, documentName(analysis)))),
    provenance: provenanceOf(directory, manifest, resultsHash),
  };
};

/**
 * What is cited of a solution.
 *
 * @throws ResultsError as `readSolution`
 */
export const readCitedSolution = (directory: string): CitedResults => {
  const { manifest, sha256: resultsHash } = openUnchanged(directory);
  checkSizes(directory, manifest);
  const summary = summaryOf(directory, manifest);
  const { scenario, seed, runs, failedRuns, analysis } = summary;
  return {
    scenario: { ...scenario, ...changes(manifest, keptIn(directory, manifest)) },
    ...{ runs: runs - failedRuns, failedRuns, seed, draft: false },
    provenance: provenanceOf(directory, manifest, resultsHash),
    analysis,
  };
};
