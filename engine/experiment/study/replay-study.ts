import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { readTable, type Table } from '../../designs/table.ts';
import { withCrew } from '../batch/with-crew.ts';
import { defined } from '../defined.ts';
import { openScenario } from '../open-scenario.ts';
import { archivedFiles } from '../results/archived-files.ts';
import { compareFiles } from '../results/compare-files.ts';
import { currentVersions } from '../results/current-versions.ts';
import { differences, type Manifest } from '../results/manifest.ts';
import { openResults } from '../results/open-results.ts';
import { readText } from '../results/read-whole.ts';
import type { ReplayOptions, ReplayResult } from '../results/replay.ts';
import { hashSink, sha256 } from '../results/sink.ts';
import type { SourceFile } from '../results/sources.ts';
import { damages } from '../results/verify-files.ts';
import { conductStudy } from './conduct-study.ts';
import type { StudyDesign } from './design.ts';
import { openStudy } from './open-study.ts';
import { variantsOf } from './variants.ts';

/** Whether results are those of a study: its points, rather than runs of one scenario. */
export const isStudy = (manifest: Manifest): manifest is Manifest & { readonly design: StudyDesign } =>
  manifest.design.kind !== 'replicates';

/** The table that a design was read from, out of the results' own sources. */
export const archivedTable = (directory: string, sources: readonly SourceFile[]): Table | undefined => {
  const source = sources.find(({ role }) => role === 'table');
  if (source === undefined) return undefined;
  return readTable({ name: source.name, text: readText(join(directory, 'sources', source.file)) }).table;
};

/**
 * Repeats a study from its own `sources/` and compares, byte by byte.
 *
 * @throws ResultsError where there are no finished results, DetenteError where their sources no longer make a scenario
 */
export const replayStudy = async (directory: string, options: ReplayOptions = {}): Promise<ReplayResult> => {
  const { signal, workers = availableParallelism() } = options;
  const { manifest } = openResults(directory);
  if (!isStudy(manifest)) throw new Error(`${directory}: expected results of a study, got runs`);
  const damaged = damages(directory, manifest);
  if (damaged.some((line) => line.startsWith('sources/')))
    return { ok: false, checked: Object.keys(manifest.files).length, mismatches: damaged };
  const { files, reference } = archivedFiles(directory);
  const { design, set, seed } = manifest;
  const scenario = await openScenario(reference, files, set, variantsOf(design));
  const table = archivedTable(directory, manifest.sources);
  const opened = await openStudy(design, { reference, files, set, seed }, table);
  const { files: repeated } = await withCrew(workers, signal, (crew) =>
    conductStudy(opened.study, design, seed, hashSink, { ...opened, crew, ...defined({ signal }) }),
  );
  const hashes: Record<string, string> = { 'resolved.json': sha256(scenario.resolved) };
  for (const [name, bytes] of scenario.archive.copies) hashes[`sources/${name}`] = sha256(bytes);
  for (const [name, written] of Object.entries(repeated)) hashes[name] = written.sha256;
  const tables = manifest.sources.filter(({ role }) => role === 'table');
  for (const { file, sha256: hash } of tables) hashes[`sources/${file}`] = hash;
  const sources = [...scenario.archive.files, ...tables];
  const other = differences(manifest, { ...manifest, scenario: scenario.model.name, sources }, currentVersions());
  const compared = compareFiles(manifest.files, hashes);
  const mismatches = [...other, ...damaged, ...compared.mismatches];
  return { ok: mismatches.length === 0, checked: compared.checked, mismatches };
};
