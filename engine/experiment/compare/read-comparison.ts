import { join } from 'node:path';
import { type ConditionName, conditionNames } from '../../analysis/condition-names.ts';
import { countSources } from '../../language/parameter-counts.ts';
import { defined } from '../defined.ts';
import { parseJson } from '../json.ts';
import { damaged } from '../results/kept-files.ts';
import { openResults } from '../results/open-results.ts';
import { quantityOf } from '../results/quantity-of.ts';
import { shownDirectory } from '../results/read-cited.ts';
import { readResults } from '../results/read-results.ts';
import { readWhole } from '../results/read-whole.ts';
import type { ParameterFacts, Results, ScenarioFacts } from '../results/results.ts';
import { ResultsError } from '../results/results-error.ts';
import { type EstimatesDocument, readSummary, runDocument } from '../results/run-document.ts';
import { sha256 } from '../results/sink.ts';
import { shellWord } from '../shell-word.ts';
import { quantityFacts } from '../study/quantity-facts.ts';
import { modelOf } from '../study/read-points.ts';
import { armChanges, type ReadArm } from './arm-changes.ts';
import type { ArmFacts, ComparedQuantity, ComparisonFacts, Level } from './comparison-facts.ts';
import { armFolder, type ComparedArm, type ComparisonManifest } from './comparison-manifest.ts';
import type { Mismatch } from './mismatches.ts';
import type { Difference, Unmatched } from './pair-arms.ts';
import { repeatComparison } from './repeat-comparison.ts';
import { verifyComparison } from './verify-comparison.ts';

/** What of `summary.json` of a comparison no arm has by itself. */
type Compared = {
  readonly differences: readonly Difference[];
  readonly unmatched: readonly Unmatched[];
  readonly mismatches: readonly Mismatch[];
};

const summaryOf = (directory: string, { files }: ComparisonManifest): Compared => {
  const bytes = readWhole(join(directory, 'summary.json'));
  if (sha256(bytes) !== files['summary.json']?.sha256) throw damaged(directory, 'summary.json: its bytes have changed');
  return parseJson(new TextDecoder().decode(bytes)) as Compared;
};

type Arm = ReadArm & { readonly name: string; readonly results: Results; readonly document: EstimatesDocument };

const readArm = async (directory: string, { name, set }: ComparedArm): Promise<Arm> => {
  const folder = armFolder(directory, name);
  const results = await readResults(folder);
  const { manifest, sha256: hash } = openResults(folder);
  const document = runDocument(folder, manifest, hash, readSummary(folder));
  return { name, manifest, results, document, scenario: results.scenario, model: await modelOf(folder, set) };
};

/** What each arm is called: the words that it was given, where no other arm has the same. */
const labelsOf = (arms: readonly ComparedArm[], scenarios: readonly ScenarioFacts[]): readonly string[] => {
  const wanted = arms.map(({ name, label, scenario }, k) =>
    (label ?? (name === scenario ? scenarios[k]?.title : undefined) ?? name).replaceAll(/\s+/g, ' ').trim(),
  );
  return wanted.map((label, k) =>
    wanted.some((other, at) => at !== k && other === label) ? (arms[k] as ComparedArm).name : label,
  );
};

/** A number of one arm under the name that the baseline's conditions have for it. */
const levelOf = (document: EstimatesDocument, name: ConditionName): Level => {
  const measure = name.kind === 'measure' ? document.measures[name.key] : undefined;
  const sd = measure !== undefined && 'sd' in measure ? measure.sd : undefined;
  return { ...quantityOf(document, name), ...defined({ sd }) };
};

/** What the baseline can be compared in, in its words. */
const quantitiesOf = (
  [baseline, ...others]: readonly [Arm, ...Arm[]],
  differences: readonly Difference[],
): readonly ComparedQuantity[] =>
  conditionNames(baseline.model).flatMap((name) => {
    const isEnd = name.kind === 'share';
    const found = others.map((arm) =>
      differences.find((one) => one.arm === arm.name && one.measure === name.key && (one.kind === 'outcome') === isEnd),
    );
    if (found.every((one) => one === undefined)) return [];
    const facts = quantityFacts(name, baseline.model);
    const levels = [baseline, ...others].map(({ document }) => levelOf(document, name));
    // What is yes or no in one arm and a number in another is a number.
    const isShare = facts.isShare && found.every((one) => one === undefined || one.kind !== 'mean');
    return [{ ...facts, isShare, isEnd, levels, differences: found }];
  });

/** The name of what only one of two arms has, in the words of that arm. */
const labelIn = (one: Unmatched, baseline: Arm, others: readonly Arm[]): string => {
  const arm = one.in === 'baseline' ? baseline : others.find(({ name }) => name === one.arm);
  const names = arm === undefined ? [] : conditionNames(arm.model);
  const found = names.find(({ key, kind }) => key === one.measure && (kind === 'share') === (one.kind === 'outcome'));
  return arm === undefined || found === undefined ? one.measure : quantityFacts(found, arm.model).label;
};

/** Each name once, the baseline's first. */
const unionOf = <One>(lists: readonly (readonly One[])[], nameOf: (one: One) => string): readonly One[] => {
  const all = new Map<string, One>();
  for (const one of lists.flat()) if (!all.has(nameOf(one))) all.set(nameOf(one), one);
  return [...all.values()];
};

const sameValues = (a: ParameterFacts | undefined, b: ParameterFacts | undefined): boolean =>
  JSON.stringify(a?.values) === JSON.stringify(b?.values);

/** A parameter with the values of all arms; those of the arms that have another than the baseline are told apart. */
const overArms = (one: ParameterFacts, arms: readonly ArmFacts[]): ParameterFacts => {
  const own = arms.map(({ label, results }) => ({
    label,
    found: results.scenario.register?.find(({ name }) => name === one.name),
  }));
  const having = own.filter(({ found }) => found !== undefined);
  if (having.length === own.length && having.every(({ found }) => sameValues(found, one))) return one;
  const groups = unionOf([having], ({ found }) => JSON.stringify(found?.values)).map(({ found }) => {
    const alike = having.filter((other) => sameValues(other.found, found));
    return { values: found?.values ?? [], arms: alike.map(({ label }) => label) };
  });
  const isPart = having.length < own.length;
  return {
    ...one,
    values: groups.flatMap(({ values, arms: whose }) =>
      values.map(({ text, players = [] }) => ({
        text,
        ...(groups.length > 1 || isPart || players.length > 0 ? { players: [...whose, ...players] } : {}),
      })),
    ),
  };
};

/** Two names, or that of the baseline and how many others. */
const namesOf = (names: readonly string[]): string =>
  names.length < 3 ? names.join(' | ') : `${names[0]} and ${names.length - 1} others`;

/** The scenario of the baseline, and with it what the pages of all arms rest on. */
const scenarioOf = (arms: readonly [ArmFacts, ...ArmFacts[]]): ScenarioFacts => {
  const scenarios = arms.map(({ results }) => results.scenario);
  // What sets the baseline apart from its own would be taken for what sets the arms apart from it.
  const { question: _question, baseline: _own, events, ...baseline } = arms[0].results.scenario;
  const isShared = scenarios.every((one) => JSON.stringify(one.events) === JSON.stringify(events));
  const register = unionOf(
    scenarios.map((one) => one.register ?? []),
    ({ name }) => name,
  );
  return {
    ...baseline,
    ...(isShared ? defined({ events }) : {}),
    name: namesOf(arms.map(({ name }) => name)),
    title: arms.map(({ label }) => label).join(' | '),
    limits: [...new Set(scenarios.flatMap(({ limits }) => limits))],
    horizon: Math.max(...scenarios.map(({ horizon }) => horizon)),
    parameters: countSources(register.map(({ source }) => ({ source }))),
    register: register.map((one) => overArms(one, arms)),
  };
};

const provenanceOf = (
  directory: string,
  manifest: ComparisonManifest,
  resultsHash: string,
  arms: readonly Arm[],
): Results['provenance'] => {
  const shown = shownDirectory(directory);
  return {
    version: manifest.versions.detente,
    scenarioHash: manifest.inputHash,
    resultsHash,
    directory: shown,
    replay: `detente replay ${shellWord(shown)}`,
    run: repeatComparison(
      manifest,
      arms.map((arm) => arm.manifest),
    ),
  };
};

/** Runs that failed in the arm in which most did; a pair has none of them. */
const failuresOf = (arms: readonly Arm[]): Pick<Results, 'runs' | 'failedRuns' | 'failures'> => {
  const [worst] = arms.map(({ results }) => results).toSorted((a, b) => b.failedRuns - a.failedRuns);
  if (worst === undefined) throw new Error('expected an arm, got none');
  return { runs: worst.runs, failedRuns: worst.failedRuns, ...defined({ failures: worst.failures }) };
};

/**
 * Reads a comparison and the results of all its arms.
 *
 * @returns results whose outcomes and series are those of the baseline, then what only other arms have
 * @throws ResultsError where there is no comparison, or a damaged one
 */
export const readComparison = async (directory: string): Promise<Results> => {
  const { manifest, manifestSha256, damages } = verifyComparison(directory);
  const [damage] = damages;
  if (damage !== undefined)
    throw new ResultsError(
      'damaged-results',
      `${directory}: ${damage.file}: ${damage.detail}`,
      'the same detente compare as before makes it again',
    );
  const { differences, unmatched, mismatches } = summaryOf(directory, manifest);
  const read: Arm[] = [];
  for (const arm of manifest.arms) read.push(await readArm(directory, arm));
  const [baseline, ...others] = read;
  if (baseline === undefined || baseline.name !== manifest.baseline)
    throw damaged(directory, `its first arm is not the baseline ${manifest.baseline}`);
  const labels = labelsOf(
    manifest.arms,
    read.map(({ scenario }) => scenario),
  );
  const facts = (arm: Arm, k: number): ArmFacts => ({
    name: arm.name,
    label: labels[k] as string,
    results: arm.results,
    ...armChanges(baseline, arm),
  });
  const arms: ComparisonFacts['arms'] = [facts(baseline, 0), ...others.map((arm, k) => facts(arm, k + 1))];
  const { headline, headlineMeasure, seed } = baseline.results;
  const series = ({ measure, player = '', option = '' }: Results['ticks'][number]): string =>
    JSON.stringify([measure, player, option]);
  return {
    scenario: scenarioOf(arms),
    ...failuresOf(read),
    seed,
    subject: {
      kind: 'comparison',
      arms,
      quantities: quantitiesOf([baseline, ...others], differences),
      unmatched: unmatched.map((one) => ({ ...one, label: labelIn(one, baseline, others) })),
      mismatches,
    },
    outcomes: unionOf(
      read.map(({ results }) => results.outcomes),
      ({ name }) => name,
    ),
    ticks: unionOf(
      read.map(({ results }) => results.ticks),
      series,
    ),
    provenance: provenanceOf(directory, manifest, manifestSha256, read),
    ...defined({ headline, headlineMeasure }),
    draft: manifest.draft,
  };
};
