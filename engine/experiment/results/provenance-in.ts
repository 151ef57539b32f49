import { shellWord } from '../shell-word.ts';
import type { Manifest } from './manifest.ts';
import type { Results } from './results.ts';

/** Where results come from, and how they are made again. @param run the command that makes them from the scenario */
export const provenanceIn = (
  shown: string,
  manifest: Manifest,
  resultsHash: string,
  run: string,
): Results['provenance'] => ({
  version: manifest.versions.detente,
  scenarioHash: manifest.inputHash,
  resultsHash,
  directory: shown,
  replay: `detente replay ${shellWord(shown)}`,
  run,
});
