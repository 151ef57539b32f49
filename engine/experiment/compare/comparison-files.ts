import type { Model } from '../../language/model.ts';
import { jsonText } from '../json.ts';
import type { RunDocument } from '../results/run-document.ts';
import { dataDictionary } from '../tables/data-dictionary.ts';
import { cautioned, oneNumberPerRun } from '../tables/with-cautions.ts';
import { armFolder } from './comparison-manifest.ts';
import { DIFFERENCES_COLUMNS, differencesCsv } from './differences-csv.ts';
import type { Mismatch } from './mismatches.ts';
import { type Paired, pairArms } from './pair-arms.ts';

/** What a comparison comes to, and the files that say so. */
export type ComparisonFiles = {
  readonly paired: Paired;
  /** Names and contents. */
  readonly texts: readonly (readonly [string, string])[];
};

type Named = Pick<RunDocument, 'scenario' | 'runs' | 'failedRuns' | 'outcomes' | 'measures'> & {
  readonly name: string;
};

type Compared = {
  readonly baseline: { readonly name: string };
  readonly seed: string;
  /** Of each arm its model: what is said of its ends and measures. */
  readonly models: readonly Model[];
};

/** Pairs the runs of all arms with those of the baseline: what follows from the arms' directories alone. */
export const comparisonFiles = async (
  directory: string,
  { baseline, seed, models }: Compared,
  arms: readonly Named[],
  mismatches: readonly Mismatch[],
  signal?: AbortSignal,
): Promise<ComparisonFiles> => {
  const all: Paired[] = [];
  for (const { name } of arms) {
    if (name === baseline.name) continue;
    const arm = { name, directory: armFolder(directory, name) };
    all.push(await pairArms(armFolder(directory, baseline.name), arm, signal));
  }
  const differences = all.flatMap((one) => one.differences);
  const columns = cautioned(DIFFERENCES_COLUMNS, 'measure', models.flatMap(oneNumberPerRun));
  const unmatched = all.flatMap((one) => one.unmatched);
  const summary = {
    schemaVersion: 1,
    baseline: baseline.name,
    seed,
    arms: arms.map(({ name, scenario, runs, failedRuns, outcomes, measures }) => ({
      ...{ name, scenario, runs, failedRuns, outcomes, measures },
    })),
    differences,
    unmatched,
    mismatches,
  };
  return {
    paired: { differences, unmatched },
    texts: [
      ['summary.json', jsonText(summary)],
      ['differences.csv', differencesCsv(baseline.name, differences)],
      ['data-dictionary.csv', dataDictionary({ differences: columns })],
    ],
  };
};
