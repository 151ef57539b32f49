import { availableParallelism } from 'node:os';
import { compile } from '../../compile/compile.ts';
import { runBatch } from '../batch/batch.ts';
import { createShardPlayer, playShard } from '../batch/shard.ts';
import { shardColumns, shardProgram } from '../batch/shard-program.ts';
import { type OpenedScenario, openScenario } from '../open-scenario.ts';
import { type Cell, openParquetBytes } from '../tables/parquet-file.ts';
import { runsCells, runsColumns } from '../tables/runs-table.ts';
import { archivedFiles } from './archived-files.ts';
import { compareFiles } from './compare-files.ts';
import { currentVersions } from './current-versions.ts';
import { differences, type Manifest, type Plan, runsDone } from './manifest.ts';
import { openResults } from './open-results.ts';
import { hashSink, sha256 } from './sink.ts';
import { damages, readBytes } from './verify-files.ts';

export type ReplayResult = {
  readonly ok: boolean;
  /** Files compared, or runs with `sample`. */
  readonly checked: number;
  /** A sentence each. */
  readonly mismatches: readonly string[];
};

export type ReplayOptions = {
  /** Repeat only so many runs, spread over all, and compare their rows. Default: all runs, and every byte. */
  readonly sample?: number;
  /** Threads that play. Default: one per core. */
  readonly workers?: number;
  readonly signal?: AbortSignal;
};

/**
 * Repeats results from their own `sources/` and compares: first the files with the manifest, byte by byte, then what
 * comes out of them again.
 *
 * @throws ResultsError where there are no finished results, DetenteError where their sources no longer make a scenario
 */
export const replay = async (directory: string, options: ReplayOptions = {}): Promise<ReplayResult> => {
  const { manifest } = openResults(directory);
  const damaged = damages(directory, manifest);
  const sourcesHold = !damaged.some((line) => line.startsWith('sources/'));
  if (!sourcesHold) return { ok: false, checked: Object.keys(manifest.files).length, mismatches: damaged };
  const archived = archivedFiles(directory);
  const scenario = await openScenario(archived.reference, archived.files, manifest.set);
  const plan: Plan = { ...manifest, scenario: scenario.model.name, sources: scenario.archive.files };
  const other = differences(manifest, plan, currentVersions());
  const repeated =
    options.sample === undefined
      ? await repeatAll(manifest, scenario, options)
      : await repeatSome(directory, manifest, scenario, options.sample);
  const mismatches = [...other, ...damaged, ...repeated.mismatches];
  return { ok: mismatches.length === 0, checked: repeated.checked, mismatches };
};

type Repeated = { readonly checked: number; readonly mismatches: readonly string[] };

/** All of it again, nothing written: only the hashes count. */
const repeatAll = async (
  manifest: Manifest,
  { model, archive, resolved }: OpenedScenario,
  { signal, workers = availableParallelism() }: ReplayOptions,
): Promise<Repeated> => {
  const hashes: Record<string, string> = { 'resolved.json': sha256(resolved) };
  for (const [name, bytes] of archive.copies) hashes[`sources/${name}`] = sha256(bytes);
  for (const { name, point, done } of manifest.arms) {
    const batch = { model, seed: manifest.seed, runs: done, arm: name, point, trace: manifest.trace };
    const hooks = { workers, ...(signal === undefined ? {} : { signal }) };
    const { files } = await runBatch(batch, hashSink, hooks);
    for (const [file, written] of Object.entries(files)) hashes[file] = written.sha256;
  }
  return compareFiles(manifest.files, hashes);
};

/** Runs spread evenly over all, each played by itself and compared with its row. */
const repeatSome = async (
  directory: string,
  manifest: Manifest,
  { model }: OpenedScenario,
  sample: number,
): Promise<Repeated> => {
  const kernel = compile(model, { lanes: 2 });
  const described = shardColumns(kernel);
  const player = await createShardPlayer(await shardProgram(kernel, manifest.seed, described));
  const columns = runsColumns(kernel, described.drawn);
  const table = await openParquetBytes(readBytes(directory, 'runs.parquet'));
  const runs = runsDone(manifest);
  const count = Math.min(sample, runs);
  const mismatches: string[] = [];
  for (let k = 0; k < count; k++) {
    const run = Math.floor((k * runs) / count);
    const shard = await playShard(player, { first: run, count: 1 }, () => undefined);
    const cells = runsCells(kernel, shard, { arm: 'base', point: 0, seed: manifest.seed });
    const [row] = await table.read(run, run + 1);
    const column = columns.findIndex((_, index) => !isSame(cells[index]?.[0] ?? null, row?.[index] ?? null));
    if (column >= 0) mismatches.push(`run ${run}: ${columns[column]?.name} comes out differently when repeated`);
  }
  return { checked: count, mismatches };
};

/** Missing numbers are null in files. */
const isSame = (now: Cell, there: Cell): boolean => Object.is(Number.isNaN(now) ? null : now, there);
