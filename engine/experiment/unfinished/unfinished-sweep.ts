import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openJournal } from '../batch/journal.ts';
import type { Journal } from '../batch/play-batch.ts';
import { defined } from '../defined.ts';
import { openPlannedScenario } from '../pieces/planned-shards.ts';
import { kindFlags } from '../results/command-of.ts';
import { shownPath } from '../results/directory.ts';
import { planIdentity } from '../results/plan-file.ts';
import { provenanceIn } from '../results/provenance-in.ts';
import { shownDirectory } from '../results/read-cited.ts';
import { repeatCommand } from '../results/repeat-command.ts';
import type { Results } from '../results/results.ts';
import type { SweepDesign } from '../study/design.ts';
import { jobsOf } from '../study/play-points.ts';
import { readSweep } from '../study/read-sweep.ts';
import { runStudy } from '../study/run-study.ts';
import { isHeld } from '../study/sweep-layout.ts';
import { begunIn, notYet, type UnfinishedOptions } from './begun.ts';
import { leadingGrid } from './leading-grid.ts';

/** Whether points of a sweep are being kept in a directory whose results are not there yet. */
export const hasUnfinishedSweep = (directory: string): boolean => begunIn(directory)?.design.kind === 'sweep';

/** How many points are kept from the first one on without a gap. */
const leadingPoints = (load: Journal['load'], { points, runs }: SweepDesign): number => {
  const jobs = [...jobsOf({ first: 0, runs })];
  const isKept = (point: number): boolean => jobs.every((job, at) => load(point * jobs.length + at, job) !== undefined);
  let done = 0;
  while (done < points && isKept(done)) done += 1;
  return done;
};

/** The part of a grid that can be drawn. @throws ResultsError `incomplete-results` where there is none, or no other part */
const partOf = (directory: string, design: SweepDesign, done: number): SweepDesign => {
  const { points, method } = design;
  const counted = `${done} of ${points} points`;
  if (done === points) throw notYet(directory, `all ${points} points are played, but not yet put together`);
  if (method !== 'grid') throw notYet(directory, `${counted} are played; only a grid is drawn before all are`);
  const part = leadingGrid(design, done);
  if (part === undefined || part.factors.every(isHeld))
    throw notYet(directory, `${counted} are played, too few for a picture`);
  return part;
};

/**
 * What pictures need of a sweep over a grid that was interrupted, or is being played: the first levels of the parameter
 * that changes slowest, as far as all their points are kept. The numbers, and the hash of the manifest, are those of the
 * same command with these levels.
 *
 * Nothing is written into the directory, and nobody is in the way of whoever plays the rest.
 *
 * @param directory as it is to be named in pictures
 * @param read reads the results of the part
 * @throws ResultsError `incomplete-results` where there is too little, all or no grid; `other-results` or
 *   `damaged-results` where the sources of the plan are not as they were; the signal's reason when it is aborted
 */
export const readUnfinishedSweep = async (
  directory: string,
  options: UnfinishedOptions = {},
  read: (folder: string) => Promise<Results> = (folder) => readSweep(folder, { shown: directory }),
): Promise<Results> => {
  const path = resolve(directory);
  const plan = begunIn(path);
  if (plan?.design.kind !== 'sweep') throw notYet(directory, 'nothing is kept of what was begun');
  const { files, reference } = await openPlannedScenario(path, shownPath(path, process.cwd()), plan);
  const { load } = openJournal(path, planIdentity(plan, plan.trace));
  const design = partOf(directory, plan.design, leadingPoints(load, plan.design));
  const { seed, set, draft } = plan;
  const folder = mkdtempSync(join(tmpdir(), 'detente-part-'));
  try {
    const part = { reference, files, seed, set, draft, plan: () => ({ design }) };
    const { manifest, manifestSha256 } = await runStudy({ ...part, out: folder, earlier: load, ...defined(options) });
    const results = await read(folder);
    const command = `${repeatCommand(manifest)}${kindFlags(manifest)}`;
    return {
      ...results,
      provenance: provenanceIn(shownDirectory(directory), manifest, manifestSha256, command),
      incomplete: { done: design.points, asked: plan.design.points, of: 'points' },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
