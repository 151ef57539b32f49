import type { CitedResults } from '../results/read-cited.ts';
import { readComparison } from './read-comparison.ts';

/**
 * What is cited of a comparison: its arms and its own manifest. The runs are those of all arms.
 *
 * @throws ResultsError where there is no comparison, or a damaged one
 */
export const readCitedComparison = async (directory: string): Promise<CitedResults> => {
  const { scenario, seed, draft, provenance, subject } = await readComparison(directory);
  if (subject?.kind !== 'comparison') throw new TypeError(`expected a comparison, got ${subject?.kind}`);
  const { arms } = subject;
  const sum = (count: (results: (typeof arms)[0]['results']) => number): number =>
    arms.reduce((total, { results }) => total + count(results), 0);
  const { name, title, parameters } = scenario;
  return {
    scenario: { name, title, parameters },
    runs: sum(({ runs }) => runs),
    failedRuns: sum(({ failedRuns }) => failedRuns),
    ...{ seed, draft, provenance },
    arms: arms.map(({ name: arm, label }) => ({ name: arm, label })),
  };
};
