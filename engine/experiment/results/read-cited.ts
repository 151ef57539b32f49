import { parseJson } from '../json.ts';
import type { StudySummary } from '../study/conduct-study.ts';
import { changesOf } from './changes-of.ts';
import type { Manifest } from './manifest.ts';
import { openResults } from './open-results.ts';
import { provenanceIn } from './provenance-in.ts';
import { checkSizes, readChecked } from './read-checked.ts';
import { repeatCommand } from './repeat-command.ts';
import type { Results } from './results.ts';
import type { Summary } from './summary.ts';

/** What a list of references needs of results. */
export type CitedResults = Pick<Results, 'runs' | 'failedRuns' | 'seed' | 'draft' | 'provenance'> & {
  readonly scenario: Pick<Results['scenario'], 'name' | 'title' | 'set' | 'parent' | 'parameters'>;
  /** Points of a design, rather than runs of the scenario as it is. */
  readonly study?: { readonly kind: string; readonly points: number; readonly factors: readonly string[] };
  /** Arms in the same worlds, the baseline first, rather than runs of one scenario. */
  readonly arms?: readonly { readonly name: string; readonly label: string }[];
  /** A game or rules that were solved, rather than runs of the scenario as it is: the command that did it. */
  readonly analysis?: 'solve' | 'tournament' | 'coalition' | 'evolve';
};

/** A folder as pictures and commands name it: with strokes, none at its end. */
export const shownDirectory = (directory: string): string => directory.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '');

/** Where results come from, and how they are made again. */
export const provenanceOf = (directory: string, manifest: Manifest, resultsHash: string): Results['provenance'] =>
  provenanceIn(shownDirectory(directory), manifest, resultsHash, repeatCommand(manifest));

/**
 * What is cited of results: of runs, or of a study.
 *
 * @throws ResultsError where there are no finished results, or damaged ones
 */
export const readCited = (directory: string): CitedResults => {
  const { manifest, sha256: resultsHash } = openResults(directory);
  const { design, draft, seed } = manifest;
  checkSizes(directory, manifest);
  const text = new TextDecoder().decode(readChecked(directory, manifest, 'summary.json'));
  const summary = parseJson(text) as Summary | StudySummary;
  return {
    scenario: { ...summary.scenario, ...changesOf(manifest) },
    runs: summary.runs - summary.failedRuns,
    failedRuns: summary.failedRuns,
    ...{ seed, draft },
    provenance: provenanceOf(directory, manifest, resultsHash),
    ...(design.kind === 'replicates'
      ? {}
      : {
          study: {
            kind: design.kind,
            points: (summary as StudySummary).points,
            factors: design.factors.map(({ path }) => path),
          },
        }),
  };
};
