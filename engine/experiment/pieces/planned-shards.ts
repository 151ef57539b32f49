import { join } from 'node:path';
import type { CompileOptions } from '../../compile/compile.ts';
import { batchProgram } from '../batch/play-batch.ts';
import type { Item } from '../batch/play-shards.ts';
import { SHARD_RUNS, sampledShards, shardRuns } from '../batch/shard.ts';
import { defined } from '../defined.ts';
import { type OpenedScenario, openScenario } from '../open-scenario.ts';
import { archivedFiles } from '../results/archived-files.ts';
import { currentVersions } from '../results/current-versions.ts';
import type { Plan } from '../results/manifest.ts';
import { differences } from '../results/manifest.ts';
import type { PlanFile } from '../results/plan-file.ts';
import { readWhole } from '../results/read-whole.ts';
import { ResultsError } from '../results/results-error.ts';
import { withTable } from '../results/sources.ts';
import type { StudyDesign } from '../study/design.ts';
import { heldFiles, openStudy } from '../study/open-study.ts';
import { jobsOf } from '../study/play-points.ts';
import { archivedTable } from '../study/replay-study.ts';
import type { DesignTable } from '../study/run-study.ts';
import type { PointRequest } from '../study/study.ts';
import { variantsOf } from '../study/variants.ts';

/** A shard that anybody can play, by its number in the journal. */
export type PlannedShard = { readonly index: number; readonly first: number; readonly count: number };

export type PlannedShards = {
  /** All that are handed out, in order. */
  readonly shards: readonly PlannedShard[];
  /** What plays some of them. */
  readonly itemsOf: (shards: readonly PlannedShard[]) => AsyncIterable<Item>;
};

type Lanes = { readonly lanes?: NonNullable<CompileOptions['lanes']> };

/** The files of a plan in place of those of the machine. */
type PlannedScenario = ReturnType<typeof archivedFiles> & { readonly scenario: OpenedScenario };

const damaged = (shown: string, what: string): ResultsError =>
  new ResultsError('damaged-results', `${shown}: ${what}`, 'write the plan again with --force');

/** The table that a design is, out of the plan's own sources. */
export const plannedTable = (directory: string, { sources }: Plan): DesignTable | undefined => {
  const source = sources.find(({ role }) => role === 'table');
  const table = archivedTable(directory, sources);
  if (source === undefined || table === undefined) return undefined;
  return { name: source.name, bytes: readWhole(join(directory, 'sources', source.file)), table };
};

/**
 * The scenario of a plan, from the plan's own copies of its files.
 *
 * @throws ResultsError where these are not as they were, or the plan is that of another version
 */
export const openPlannedScenario = async (
  directory: string,
  shown: string,
  plan: PlanFile,
): Promise<PlannedScenario> => {
  const { design, set } = plan;
  const variants = design.kind === 'replicates' ? [] : variantsOf(design);
  try {
    const archived = archivedFiles(directory);
    const files = heldFiles(archived.files);
    const scenario = await openScenario(archived.reference, files, set, variants);
    const table = plannedTable(directory, plan);
    const archive = table === undefined ? scenario.archive : withTable(scenario.archive, table.name, table.bytes);
    const now: Plan = { ...plan, scenario: scenario.model.name, sources: archive.files };
    const lines = differences(plan, now, currentVersions());
    if (lines.length > 0)
      throw new ResultsError(
        'other-results',
        `${shown}: what is there to be played now is not what was planned (${lines.join('; ')})`,
        'write the plan again with --force',
      );
    return { files, reference: archived.reference, scenario };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw damaged(shown, 'the sources of its plan are not all there');
  }
};

/** Shards that samples for quantiles are taken of are played where all is put together. */
const shardsOfRuns = async (
  { scenario: { model } }: PlannedScenario,
  { seed, runs, trace }: PlanFile,
  { lanes }: Lanes,
): Promise<PlannedShards> => {
  const { program } = await batchProgram({ model, seed, runs, trace, ...defined({ lanes }) });
  return {
    shards: handedOut(runs),
    itemsOf: async function* (shards) {
      for (const { first, count } of shards) yield { program, job: { first, count }, known: undefined };
    },
  };
};

/** The shards of runs of one scenario that others can play. */
export const handedOut = (runs: number): readonly PlannedShard[] => {
  const from = sampledShards(Number.POSITIVE_INFINITY);
  const count = Math.max(0, Math.ceil(runs / SHARD_RUNS) - from);
  return Array.from({ length: count }, (_, at) => ({ index: from + at, ...shardRuns(from + at, runs) }));
};

/** The shards of points, numbered through. */
export const shardsOfPoints = (
  points: readonly PointRequest[],
): readonly (PlannedShard & { readonly point: PointRequest })[] =>
  points
    .flatMap((point) => [...jobsOf(point)].map((job) => ({ ...job, point })))
    .map((one, index) => ({ index, ...one }));

const shardsOfStudy = async (
  directory: string,
  shown: string,
  { files, reference }: PlannedScenario,
  plan: PlanFile & { readonly design: StudyDesign },
  { lanes }: Lanes,
): Promise<PlannedShards> => {
  const { design, set, seed } = plan;
  const table = plannedTable(directory, plan)?.table;
  const { study, programs } = await openStudy(design, { reference, files, set, seed, ...defined({ lanes }) }, table);
  if (study.points === undefined)
    throw new ResultsError(
      'no-plan',
      `${shown}: what was begun there cannot be played in pieces: each of its points depends on those before`,
      'the command that began it goes on where it was',
    );
  const shards = shardsOfPoints(study.points);
  return {
    shards,
    itemsOf: async function* (some) {
      for (const { index, first, count } of some) {
        const { program, held } = await programs.of((shards[index] as (typeof shards)[number]).point.values);
        yield { program, job: { first, count, held }, known: undefined };
      }
    },
  };
};

/**
 * What is to be played of a plan, from the plan's own sources.
 *
 * @throws ResultsError where the plan cannot be played in pieces, or is not as it was written
 */
export const plannedShards = async (
  directory: string,
  shown: string,
  plan: PlanFile,
  lanes: Lanes,
): Promise<PlannedShards> => {
  const opened = await openPlannedScenario(directory, shown, plan);
  const { design } = plan;
  if (design.kind === 'replicates') return shardsOfRuns(opened, plan, lanes);
  return shardsOfStudy(directory, shown, opened, { ...plan, design }, lanes);
};
