import { openScenario } from '../open-scenario.ts';
import { archivedFiles } from '../results/archived-files.ts';
import { openResults } from '../results/open-results.ts';
import { type ReplayOptions, type ReplayResult, replay } from '../results/replay.ts';
import { readSummary, runDocument } from '../results/run-document.ts';
import { sha256 } from '../results/sink.ts';
import { comparisonFiles } from './comparison-files.ts';
import { armFolder, type ComparedArm } from './comparison-manifest.ts';
import { mismatches } from './mismatches.ts';
import { verifyComparison } from './verify-comparison.ts';

/** An arm as it was opened when it was played, from its own sources. */
const archivedArm = async (directory: string, { name, set }: ComparedArm) => {
  const folder = armFolder(directory, name);
  const { manifest, sha256: hash } = openResults(folder);
  const { files, reference } = archivedFiles(folder);
  const { model } = await openScenario(reference, files, set);
  return { name, model, document: { name, ...runDocument(folder, manifest, hash, readSummary(folder)) } };
};

/** The differences once more, from the runs of the arms. */
const pairedAgain = async (directory: string, signal: AbortSignal | undefined): Promise<readonly string[]> => {
  const { manifest } = verifyComparison(directory);
  const arms = [];
  for (const arm of manifest.arms) arms.push(await archivedArm(directory, arm));
  const baseline = arms.find(({ name }) => name === manifest.baseline);
  if (baseline === undefined) return [`manifest.json: no arm is called ${manifest.baseline}`];
  const found = arms.filter((arm) => arm !== baseline).flatMap((arm) => mismatches(baseline, arm));
  const documents = arms.map(({ document }) => document);
  const compared = { baseline, seed: manifest.seed, models: arms.map(({ model }) => model) };
  const { texts } = await comparisonFiles(directory, compared, documents, found, signal);
  return texts
    .filter(([name, text]) => manifest.files[name]?.sha256 !== sha256(text))
    .map(([name]) => `${name}: comes out differently when repeated`);
};

/**
 * Repeats every arm of a comparison from its own sources, and the differences from the runs of the arms.
 *
 * @throws ResultsError where there is no comparison, DetenteError where sources no longer make a scenario
 */
export const replayComparison = async (directory: string, options: ReplayOptions = {}): Promise<ReplayResult> => {
  const { manifest, damages, checked: files } = verifyComparison(directory);
  if (damages.length > 0)
    return { ok: false, checked: files, mismatches: damages.map(({ file, detail }) => `${file}: ${detail}`) };
  const lines: string[] = [];
  let checked = options.sample === undefined ? files : 0;
  for (const { name } of manifest.arms) {
    const one = await replay(armFolder(directory, name), options);
    checked += one.checked;
    lines.push(...one.mismatches.map((line) => `arms/${name}/${line}`));
  }
  lines.push(...(await pairedAgain(directory, options.signal)));
  return { ok: lines.length === 0, checked, mismatches: lines };
};
