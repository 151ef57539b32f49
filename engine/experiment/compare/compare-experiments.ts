import { join, resolve } from 'node:path';
import type { Setting } from '../../language/loading/settings.ts';
import type { Advance } from '../batch/advance.ts';
import { defined } from '../defined.ts';
import { jsonText } from '../json.ts';
import { isFolder } from '../make-folder.ts';
import { currentVersions } from '../results/current-versions.ts';
import { quietly, shownPath, whileLocked } from '../results/directory.ts';
import { openDraft } from '../results/draft.ts';
import { startEnvironment } from '../results/environment.ts';
import { inputHash, runsDone } from '../results/manifest.ts';
import { readManifest } from '../results/read-manifest.ts';
import type { RunDocument } from '../results/run-document.ts';
import { sha256, writeText } from '../results/sink.ts';
import { damages } from '../results/verify-files.ts';
import { type RunOptions, runExperiment, runsAsked } from '../run-experiment.ts';
import { inspectComparison } from './comparison-directory.ts';
import { type ComparisonFiles, comparisonFiles } from './comparison-files.ts';
import {
  armFolder,
  COMPARISON,
  type ComparisonManifest,
  comparisonHash,
  type FoundComparison,
} from './comparison-manifest.ts';
import { type Mismatch, mismatches } from './mismatches.ts';
import { type ArmSettings, type OpenedArm, type OpenedArms, openArms } from './open-arms.ts';
import type { Difference, Unmatched } from './pair-arms.ts';

export type CompareOptions = Omit<RunOptions, 'reference' | 'opened' | 'progress'> & {
  /** Paths or shipped names of scenarios: an arm each. */
  readonly references: readonly string[];
  /** Arms that are the first scenario with other settings. Default, with one scenario: those that its file names. */
  readonly arms?: readonly ArmSettings[];
  /** Name of the arm that the others are compared with. Default: the first scenario. */
  readonly baseline?: string;
  /** Told once, before anything is played. */
  readonly opened?: (comparison: OpenedComparison) => void;
  /** How far all arms together have come; the outcomes are those of the arm being played. */
  readonly progress?: (advance: Advance & { readonly arm: string }) => void;
};

/** The arms of a comparison, and where its results go. */
export type OpenedComparison = {
  readonly arms: readonly OpenedArm[];
  readonly baseline: string;
  readonly results: string;
  readonly mismatches: readonly Mismatch[];
};

/** The runs of one arm. */
export type ArmDocument = RunDocument & { readonly name: string; readonly set: readonly Setting[] };

/** What `detente compare --json` says. */
export type CompareDocument = {
  readonly schemaVersion: 1;
  /** The results directory. */
  readonly results: string;
  readonly baseline: string;
  readonly seed: string;
  /** Of each arm, failed ones among them. */
  readonly runs: number;
  readonly complete: boolean;
  readonly arms: readonly ArmDocument[];
  readonly differences: readonly Difference[];
  /** Ends and measures that only one of two arms has. */
  readonly unmatched: readonly Unmatched[];
  readonly mismatches: readonly Mismatch[];
  readonly manifestSha256: string;
  /** The results were there already and nothing was run. */
  readonly alreadyComplete?: true;
  /** How many runs were asked for, where more were there already and were kept. */
  readonly asked?: number;
};

const HASH_SHOWN = 8;

const identityOf = (arms: readonly OpenedArm[]): string =>
  comparisonHash(arms.map(({ name, plan }) => ({ name, inputHash: inputHash(plan) })));

/**
 * Plays several arms in the same worlds and pairs their runs: run r has the same random numbers in all of them, so that
 * what differs between two is what the arms differ in.
 *
 * Every arm gets a results directory of its own below `arms/`, the same to the last byte as without the others. It is
 * extended and gone on with like any other.
 *
 * @throws DetenteError if a scenario is wrong, ResultsError if the arms are, or a directory is in the way; the signal's
 *   reason when it is aborted
 */
export const compareExperiments = async (options: CompareOptions): Promise<CompareDocument> => {
  const { cwd = process.cwd() } = options;
  const stopClock = startEnvironment(cwd);
  const opened = await openArms(options, cwd);
  const { arms, baseline, first } = opened;
  const asked = runsAsked(first, options);
  const hash = identityOf(arms);
  const directory = resolve(cwd, options.out ?? join('results', `compare-${hash.slice(0, HASH_SHOWN)}`));
  const results = shownPath(directory, cwd);
  const others = arms.filter((arm) => arm !== baseline);
  const found = others.flatMap((arm) => mismatches(baseline, arm));
  options.opened?.({ arms, baseline: baseline.name, results, mismatches: found });
  const there = inspectComparison(directory, results, opened, options.force ?? false);
  return whileLocked(directory, async () => {
    const runs = Math.max(asked, ...arms.map(({ name }) => (options.force ? 0 : runsThere(directory, name))));
    const documents = await playArms(directory, opened, runs, options);
    const compared = { ...opened, models: arms.map(({ model }) => model) };
    const files = await comparisonFiles(directory, compared, documents, found, options.signal);
    const made = publish(directory, opened, hash, documents, files, there, options, stopClock);
    const isKept = made.kept && documents.every(({ alreadyComplete }) => alreadyComplete);
    return {
      schemaVersion: 1,
      results,
      baseline: baseline.name,
      seed: opened.seed,
      runs,
      complete: true,
      arms: documents,
      ...files.paired,
      mismatches: found,
      manifestSha256: made.sha256,
      ...(isKept ? { alreadyComplete: true as const } : {}),
      ...(options.runs !== undefined && runs > options.runs ? { asked } : {}),
    };
  });
};

/** Runs that an arm has already; what is in its way is told when it is played. */
const runsThere = (directory: string, name: string): number => {
  const folder = armFolder(directory, name);
  const found = isFolder(folder) ? readManifest(folder) : undefined;
  return found === undefined ? 0 : runsDone(found.manifest);
};

/** One arm after the other, each with all threads. */
const playArms = async (
  directory: string,
  { arms, seed }: OpenedArms,
  runs: number,
  options: CompareOptions,
): Promise<readonly ArmDocument[]> => {
  const { force, draft, format, lanes, workers, trace, signal, cwd, progress, beforeChange } = options;
  const documents: ArmDocument[] = [];
  for (const { name, reference, set } of arms) {
    const before = documents.length * runs;
    const document = await runExperiment({
      ...defined({ force, draft, format, lanes, workers, trace, signal, cwd, beforeChange }),
      reference,
      set,
      seed,
      runs,
      out: armFolder(directory, name),
      progress: ({ done, outcomes }) =>
        progress?.({ arm: name, done: before + done, total: arms.length * runs, outcomes }),
    });
    documents.push({ name, set, ...document });
  }
  return documents;
};

/** Puts the files of the comparison in place, unless the same ones are there. */
const publish = (
  directory: string,
  { arms, baseline, seed }: OpenedArms,
  hash: string,
  documents: readonly ArmDocument[],
  { texts }: ComparisonFiles,
  there: FoundComparison | undefined,
  { beforeChange }: CompareOptions,
  stopClock: () => object,
): { readonly sha256: string; readonly kept: boolean } => {
  const draft = openDraft(directory, beforeChange, []);
  try {
    const files = Object.fromEntries(texts.map(([name, text]) => [name, writeText(draft.open(name), text)]));
    const manifest: ComparisonManifest = {
      schemaVersion: 1,
      kind: COMPARISON,
      versions: currentVersions(),
      inputHash: hash,
      design: { kind: 'arms' },
      seed,
      baseline: baseline.name,
      draft: documents.some((_, index) => isDraft(directory, arms[index] as OpenedArm)),
      arms: documents.map(({ name, scenario, set, runs, failedRuns, manifestSha256 }, index) => ({
        name,
        ...defined({ label: (arms[index] as OpenedArm).label }),
        ...{ scenario, set },
        inputHash: inputHash((arms[index] as OpenedArm).plan),
        ...{ runs, failed: failedRuns, manifestSha256 },
      })),
      complete: true,
      files,
    };
    const text = jsonText(manifest);
    const isSame = there?.sha256 === sha256(text) && damages(directory, manifest).length === 0;
    if (isSame) {
      draft.abandon();
      return { sha256: sha256(text), kept: true };
    }
    writeText(draft.open('environment.json'), jsonText(stopClock()));
    draft.publish(text);
    return { sha256: sha256(text), kept: false };
  } catch (error) {
    quietly(draft.abandon);
    throw error;
  }
};

const isDraft = (directory: string, { name }: OpenedArm): boolean =>
  readManifest(armFolder(directory, name))?.manifest.draft ?? false;
