import type { Setting } from '../../language/loading/settings.ts';
import type { Advance } from '../batch/advance.ts';
import { type Crew, soloCrew } from '../batch/crew.ts';
import { type Journal, playBatch } from '../batch/play-batch.ts';
import { defined } from '../defined.ts';
import type { OpenedScenario } from '../open-scenario.ts';
import { commandOf } from '../results/command-of.ts';
import { damaged } from '../results/kept-files.ts';
import type { Manifest, Plan } from '../results/manifest.ts';
import { provenanceIn } from '../results/provenance-in.ts';
import { publishResults } from '../results/publish.ts';
import type { Results } from '../results/results.ts';
import { resultsOf } from '../results/results-of.ts';
import { hashSink, type OpenSink, sha256 } from '../results/sink.ts';
import { versionsOf } from '../results/versions.ts';
import type { TraceChoice } from '../tables/trace-table.ts';
import { memorySinks } from './memory-sinks.ts';

export type MemoryRun = {
  readonly scenario: OpenedScenario;
  /** What `scenario` was opened with. */
  readonly set: readonly Setting[];
  readonly seed: string;
  readonly runs: number;
  /** Default: `sample`. */
  readonly trace?: TraceChoice;
  /** Default: no. */
  readonly draft?: boolean;
  /** Shards that were played before. */
  readonly journal?: Journal;
  /** The files whose bytes are kept. Default: all. */
  readonly keep?: (name: string) => boolean;
  /** The version of Detente. */
  readonly version: string;
  /** Who plays; default: this thread. */
  readonly crew?: Crew;
  readonly signal?: AbortSignal;
  readonly progress?: (advance: Advance) => void;
};

/** A results directory that lies on no disk. */
export type MemoryResults = {
  readonly manifest: Manifest;
  /** Of the bytes of `manifest.json`: the same as of `detente run` with the same scenario, settings, seed and runs. */
  readonly manifestSha256: string;
  /** Bytes by name of what is kept, `manifest.json` among it; `environment.json`, which no hash covers, is not. */
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** @param reference what names the scenario on a command line */
  readonly results: (reference: string) => Promise<Results>;
};

/**
 * Plays a scenario as `runExperiment` does, without a disk: the same files, byte for byte.
 *
 * @throws the signal's reason when it is aborted
 */
export const playInMemory = async (run: MemoryRun): Promise<MemoryResults> => {
  const { scenario, seed, runs, set, trace = 'sample', draft = false, signal, progress, journal } = run;
  const { model, archive, resolved } = scenario;
  const arm = { name: 'base', point: 0 };
  const sinks = memorySinks();
  const { keep = () => true } = run;
  const open: OpenSink = (name) => (keep(name) ? sinks.open(name) : hashSink(name));
  const crew = run.crew ?? soloCrew();
  const batch = { model, seed, runs, trace, arm: arm.name, point: arm.point };
  const { summary, files } = await playBatch(batch, open, defined({ signal, progress, journal }), crew);
  const plan: Plan = { scenario: model.name, seed, set, design: { kind: 'replicates' }, sources: archive.files };
  let text = '';
  const publish = (written: string): void => {
    text = written;
  };
  const manifest = publishResults(
    { open, publish },
    {
      ...{ plan, versions: versionsOf(run.version), archive, resolved, files, trace, draft, environment: {} },
      arms: [{ ...arm, asked: runs, done: summary.runs, failed: summary.failedRuns }],
    },
  );
  const kept = sinks.files();
  kept.delete('environment.json');
  kept.set('manifest.json', new TextEncoder().encode(text));
  return { manifest, manifestSha256: sha256(text), files: kept, results: read(manifest, sha256(text), kept) };
};

const read =
  (manifest: Manifest, hash: string, files: MemoryResults['files']): MemoryResults['results'] =>
  (reference) => {
    const where = `results/${manifest.scenario}-${manifest.inputHash.slice(0, 8)}`;
    const bytesOf = (name: string): Uint8Array<ArrayBuffer> => {
      const bytes = files.get(name);
      if (bytes === undefined) throw damaged(where, `${name}: expected to be kept, got nothing`);
      return bytes;
    };
    const provenance = provenanceIn(where, manifest, hash, commandOf(manifest, reference));
    return resultsOf({ manifest, where, read: bytesOf }, provenance);
  };
