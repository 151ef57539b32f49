import { SHARD_RUNS } from '../batch/shard.ts';
import { jsonText } from '../json.ts';
import type { TraceChoice } from '../tables/trace-table.ts';
import type { Draft } from './draft.ts';
import { type Arm, inputHash, type Manifest, type Plan, type Versions } from './manifest.ts';
import { type Written, writeBytes, writeText } from './sink.ts';
import type { SourceArchive } from './sources.ts';

/** What results are made of besides their tables. */
export type Publication = {
  readonly plan: Plan;
  readonly versions: Versions;
  readonly archive: SourceArchive;
  /** The scenario after `extends` and `--set`, as JSON. */
  readonly resolved: string;
  readonly arms: readonly Arm[];
  readonly draft: boolean;
  readonly trace: TraceChoice;
  /** The tables, written already. */
  readonly files: Readonly<Record<string, Written>>;
  /** What differs between machines. */
  readonly environment: object;
};

/** Adds the sources and the manifest to tables that are written, and puts all of it in place. */
export const publishResults = (draft: Pick<Draft, 'open' | 'publish'>, results: Publication): Manifest => {
  const { plan, versions, archive, resolved, arms, trace, files, environment } = results;
  const others: Record<string, Written> = { 'resolved.json': writeText(draft.open('resolved.json'), resolved) };
  for (const [name, bytes] of archive.copies)
    others[`sources/${name}`] = writeBytes(draft.open(`sources/${name}`), bytes);
  writeText(draft.open('environment.json'), jsonText(environment));
  const manifest: Manifest = {
    schemaVersion: 1,
    kind: 'detente-results',
    versions,
    inputHash: inputHash(plan),
    ...plan,
    draft: results.draft,
    trace,
    shardRuns: SHARD_RUNS,
    arms,
    complete: true,
    files: { ...files, ...others },
  };
  draft.publish(jsonText(manifest));
  return manifest;
};
