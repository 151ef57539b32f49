import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BeforeChange, unheard } from '../results/before-change.ts';
import { inspect, whileLocked } from '../results/directory.ts';
import { MANIFEST } from '../results/manifest.ts';
import { checkPlan, type PlanFile, planFile, readPlan, writePlan } from '../results/plan-file.ts';
import type { Found } from '../results/read-manifest.ts';
import { ResultsError } from '../results/results-error.ts';
import { sha256 } from '../results/sink.ts';
import type { SourceArchive } from '../results/sources.ts';
import { checkSpace } from '../results/space.ts';
import { measureFile } from '../results/verify-files.ts';
import { prepareRun, type RunOptions } from '../run-experiment.ts';
import { checkStudySpace, prepareStudy, type StudyOptions } from '../study/run-study.ts';
import { handedOut, type PlannedShard, shardsOfPoints } from './planned-shards.ts';
import { fulfils } from './planned-state.ts';

type Pieces = {
  /** How many pieces; at most one per shard. */
  readonly pieces: number;
};

/** What is planned, before anything is played. */
export type PlanDocument = {
  readonly schemaVersion: 1;
  /** The directory of the plan, which is that of the results. */
  readonly results: string;
  readonly scenario: string;
  readonly seed: string;
  readonly kind: 'run' | 'sweep' | 'sensitivity';
  /** Of a study. */
  readonly points?: number;
  /** Of all points. */
  readonly runs: number;
  /** Runs that are played where all is put together: those that quantiles are taken of. */
  readonly runsAtMerge: number;
  readonly pieces: number;
  readonly draft: boolean;
  readonly inputHash: string;
  /** The same plan was there, and stays. */
  readonly alreadyPlanned?: true;
  /** The results are there, and nothing is left to be played. */
  readonly alreadyComplete?: true;
};

type Place = { readonly directory: string; readonly shown: string; readonly force: boolean };

/** What to plan: the plan, its files, and the shards that others can play. */
type Planning = {
  readonly file: PlanFile;
  readonly archive: SourceArchive;
  readonly shards: readonly PlannedShard[];
};

/** How a plan that is there differs from another of the same experiment, a line per difference. */
const partsThatDiffer = (there: PlanFile, now: PlanFile): readonly string[] =>
  (['runs', 'pieces', 'trace', 'draft'] as const)
    .filter((key) => there[key] !== now[key])
    .map((key) => `${key}: there ${there[key] ?? 'none'}, now ${now[key]}`);

const areSourcesWhole = (directory: string, { copies }: SourceArchive): boolean =>
  copies.every(([name, bytes]) => measureFile(join(directory, 'sources', name))?.sha256 === sha256(bytes));

/** @throws ResultsError where results of fewer runs are there, or those of a draft */
const refuseUnfinished = (shown: string, there: Found | undefined): void => {
  if (there !== undefined)
    throw new ResultsError(
      'other-results',
      `${shown}: holds results of the same, with fewer runs or trajectories or as a draft`,
      'the command that made them adds to them; or name another folder with --out, or replace them with --force',
    );
};

/** @throws ResultsError `bad-pieces` where there are more pieces than shards */
const refusePieces = (pieces: number, shards: readonly PlannedShard[]): void => {
  const [first] = shards;
  if (first === undefined)
    throw new ResultsError(
      'bad-pieces',
      '--pieces: there is nothing to hand out: the first 4,096 runs, which quantiles are taken of, are always played where all is put together',
      'run it at once, without a plan',
    );
  if (pieces <= shards.length) return;
  throw new ResultsError(
    'bad-pieces',
    `--pieces: expected at most ${shards.length}, the number of shards (of up to 512 runs) to be handed out, got ${pieces}`,
  );
};

/** @returns whether the plan was there already, or the results are */
const plant = async (
  { directory, shown, force }: Place,
  { file, archive, shards }: Planning,
  before: BeforeChange,
): Promise<Pick<PlanDocument, 'alreadyPlanned' | 'alreadyComplete'>> => {
  const there = inspect(directory, shown, file, force);
  if (there !== undefined && fulfils(there.manifest, file)) return { alreadyComplete: true };
  refuseUnfinished(shown, there);
  refusePieces(file.pieces ?? 1, shards);
  const write = async (): Promise<{ alreadyPlanned?: true }> => {
    const planned = readPlan(directory);
    if (planned !== undefined && !force) {
      checkPlan(directory, shown, file);
      const lines = partsThatDiffer(planned, file);
      if (lines.length > 0)
        throw new ResultsError(
          'other-results',
          `${shown}: there is another plan of the same (${lines.join('; ')})`,
          'name another folder with --out, or replace the plan with --force; what was played of it counts again',
        );
      if (areSourcesWhole(directory, archive)) return { alreadyPlanned: true };
    }
    if (existsSync(join(directory, MANIFEST))) {
      // Of damaged results, or of those that are to be replaced: nothing may look finished meanwhile.
      before(`remove ${MANIFEST}`);
      rmSync(join(directory, MANIFEST));
    }
    writePlan(directory, file, archive, before);
    return {};
  };
  return whileLocked(directory, write, before);
};

/**
 * Writes down what is to be played, in pieces that others can play.
 *
 * @throws DetenteError if the scenario is wrong; ResultsError if something else is in the way, or the runs are too few
 *   for so many pieces
 */
export const planRun = async (options: RunOptions & Pieces): Promise<PlanDocument> => {
  const { pieces, draft = false, force = false, trace = 'sample', beforeChange = unheard } = options;
  const { scenario, plan, runs, directory, shown } = await prepareRun(options);
  if (options.runs === undefined && !draft && scenario.model.experiment.precision !== undefined)
    throw new ResultsError(
      'bad-precision',
      'the scenario wants runs until it is precise, and how many these are is known only when they are played',
      'plan a number of them: --runs',
    );
  if (!force) checkSpace(directory, { model: scenario.model, runs, trace, csv: false });
  const file = planFile(plan, { runs, draft, trace, pieces });
  const shards = handedOut(runs);
  const made = await plant({ directory, shown, force }, { file, archive: scenario.archive, shards }, beforeChange);
  const handed = shards.reduce((sum, { count }) => sum + count, 0);
  return { ...documentOf(file, shown), kind: 'run', runs, runsAtMerge: runs - handed, pieces, ...made };
};

/**
 * Writes down a study whose points are known beforehand, in pieces that others can play.
 *
 * @throws as `planRun`; ResultsError `bad-design` where the points depend on each other
 */
export const planStudy = async (options: StudyOptions & Pieces): Promise<PlanDocument> => {
  const { pieces, draft = false, force = false, beforeChange = unheard } = options;
  const prepared = await prepareStudy(options);
  const { plan, archive, directory, shown, open } = prepared;
  if (!force) checkStudySpace(prepared);
  const { kind } = plan.design;
  const { points } = (await open()).study;
  if (points === undefined || kind === 'threshold')
    throw new ResultsError('bad-design', `a ${kind} cannot be planned: which points it plays depends on those before`);
  const file = planFile(plan, { runs: plan.design.runs, draft, trace: 'none', pieces });
  const made = await plant(
    { directory, shown, force },
    { file, archive, shards: shardsOfPoints(points) },
    beforeChange,
  );
  const runs = points.reduce((sum, point) => sum + point.runs, 0);
  return { ...documentOf(file, shown), kind, points: points.length, runs, runsAtMerge: 0, pieces, ...made };
};

const documentOf = ({ scenario, seed, draft, inputHash }: PlanFile, results: string) => ({
  schemaVersion: 1 as const,
  ...{ results, scenario, seed, draft, inputHash },
});
