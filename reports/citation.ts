import { formatCount } from './format.ts';
import type { CitedResults } from './results.ts';
import { citationWords as say } from './wording/citation.ts';
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

const runsText = (runs: number): string => say.runs(formatCount(runs), runs === 1);

/** `sweep of 441 points over verification.power, labs.caution`; of many factors their number. */
const studyText = ({ kind, points, factors }: NonNullable<CitedResults['study']>): string => {
  const over = factors.length > MOST_FACTORS ? say.parameters(factors.length) : factors.join(', ');
  return say.points(kind, formatCount(points), points === 1, over);
};

const armsText = ([baseline, ...others]: NonNullable<CitedResults['arms']>): string =>
  say.facts.arms(baseline?.name ?? '', others.map(({ name }) => name).join(', '));

const facts = ({
  scenario,
  runs,
  failedRuns,
  seed,
  draft,
  provenance,
  study,
  analysis,
  arms,
}: CitedResults): string[] => {
  const { name, set = [], parent, parameters } = scenario;
  const played = runs + failedRuns;
  const extended = parent === undefined ? '' : say.facts.parent(parent);
  return [
    ...(draft ? [say.facts.draft] : []),
    ...(arms !== undefined
      ? [armsText(arms)]
      : [analysis === undefined ? say.facts.scenario(name, extended) : say.facts.foundBy(analysis, name, extended)]),
    ...(set.length === 0
      ? []
      : [say.facts.changed(set.map(({ path, value }) => say.facts.setting(path, plain(value))).join(', '))]),
    ...(study === undefined ? [] : [studyText(study)]),
    ...(played === 0 ? [] : [say.facts.played(runsText(played), seed)]),
    ...(failedRuns === 0 ? [] : [say.facts.failed(formatCount(failedRuns))]),
    ...(parameters.total === 0 ? [] : [say.facts.conditional(parameters.total, parameters.assumed)]),
    ...(analysis === undefined || provenance.run === undefined ? [] : [say.facts.asked(provenance.run)]),
    say.facts.madeWith(provenance.version),
    say.facts.inputHash(provenance.scenarioHash),
    say.facts.manifest(provenance.resultsHash),
    say.facts.replay(provenance.replay),
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
  const what = results.arms === undefined ? say.found[results.analysis ?? 'run'] : say.comparison;
  const runs = played === 0 ? what : say.ofRuns(what, runsText(played));
  return {
    software: {
      key: `detente_${provenance.version}`,
      author: say.software.author,
      title: say.software.title,
      version: provenance.version,
    },
    results: {
      key: key.filter((part) => part !== '').join('_'),
      title: say.title(draft, plain(scenario.title), runs),
      ...(year === undefined ? {} : { year }),
      facts: facts(results),
    },
  };
};
