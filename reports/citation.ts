import { formatCount } from './format.ts';
import type { CitedResults } from './results.ts';
import { plain } from './words.ts';

/** Results, and the program that made them, as a list of references names them: plain text, nothing escaped. */
export type Citation = {
  readonly software: {
    readonly key: string;
    readonly author: string;
    readonly title: string;
    readonly version: string;
  };
  readonly results: {
    /** `detente_frontier_8d21f090`: scenario and input hash, so that more runs of the same experiment keep it. */
    readonly key: string;
    readonly title: string;
    /** In which the runs were made; no computed number hangs on it. */
    readonly year?: number;
    /** What is needed to repeat and to check them, a fact each. */
    readonly facts: readonly string[];
  };
};

/** How much of the input hash a key has: as much as the default folder of the results. */
const HASH_SHOWN = 8;

/** More factors than this are counted and not named. */
const MOST_FACTORS = 6;

/** A name as a part of a key that every reader of BibTeX takes. */
const keyPart = (name: string): string => name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');

const runsText = (runs: number): string => `${formatCount(runs)} simulated run${runs === 1 ? '' : 's'}`;

/** `sweep of 441 points over verification.power, labs.caution`; of many factors their number. */
const studyText = ({ kind, points, factors }: NonNullable<CitedResults['study']>): string => {
  const over = factors.length > MOST_FACTORS ? `${factors.length} parameters` : factors.join(', ');
  return `${kind} of ${formatCount(points)} point${points === 1 ? '' : 's'} over ${over}`;
};

/** What a command found, rather than what its runs came to. */
const titles: { readonly [analysis in NonNullable<CitedResults['analysis']>]: string } = {
  solve: 'equilibria of a game',
  tournament: 'a tournament',
  coalition: 'stable coalitions',
};

const facts = ({ scenario, runs, failedRuns, seed, draft, provenance, study, analysis }: CitedResults): string[] => {
  const { name, set = [], parent, parameters } = scenario;
  const played = runs + failedRuns;
  return [
    ...(draft ? ['DRAFT: a first look, not for publication'] : []),
    `${analysis === undefined ? 'scenario' : `found by detente ${analysis} of`} ${name}${parent === undefined ? '' : `, extends ${parent}`}`,
    ...(set.length === 0 ? [] : [`changed: ${set.map(({ path, value }) => `${path} = ${plain(value)}`).join(', ')}`]),
    ...(study === undefined ? [] : [studyText(study)]),
    ...(played === 0 ? [] : [`${runsText(played)}, seed ${seed}`]),
    ...(failedRuns === 0 ? [] : [`${formatCount(failedRuns)} of the runs failed and count in no number`]),
    ...(parameters.total === 0
      ? []
      : [`conditional on ${parameters.total} parameters, ${parameters.assumed} of them assumed`]),
    ...(analysis === undefined || provenance.run === undefined ? [] : [`asked: ${provenance.run}`]),
    `made with Detente ${provenance.version}`,
    `input hash ${provenance.scenarioHash}`,
    `manifest sha256 ${provenance.resultsHash}`,
    `replay: ${provenance.replay}`,
  ];
};

/**
 * What a list of references says of results.
 *
 * @param year in which they were made; undefined if that is not known
 */
export const citation = (results: CitedResults, year: number | undefined): Citation => {
  const { scenario, provenance, draft } = results;
  const key = ['detente', keyPart(scenario.name), provenance.scenarioHash.slice(0, HASH_SHOWN)];
  const played = results.runs + results.failedRuns;
  const what = results.analysis === undefined ? 'results' : titles[results.analysis];
  const runs = played === 0 ? what : `${what} of ${runsText(played)}`;
  return {
    software: {
      key: `detente_${provenance.version}`,
      author: 'Detente contributors',
      title: 'Detente: an open multi-agent game-theory simulation engine',
      version: provenance.version,
    },
    results: {
      key: key.filter((part) => part !== '').join('_'),
      title: `${draft ? 'DRAFT. ' : ''}${plain(scenario.title)}: ${runs}`,
      ...(year === undefined ? {} : { year }),
      facts: facts(results),
    },
  };
};
