import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from '../batch/journal.ts';
import type { BeforeChange } from './before-change.ts';
import { currentVersions } from './current-versions.ts';
import { whileLocked } from './directory.ts';
import { DRAFT } from './draft.ts';
import { differences, type Manifest, runsDone } from './manifest.ts';
import { type PlanFile, readPlan, removePlan } from './plan-file.ts';
import { ResultsError } from './results-error.ts';

/**
 * Clears what a process left that ended after its results were in place: its draft, and a plan that they fulfil with its
 * shards. Without a plan shards may be of more runs, begun later: they stay.
 */
export const clearFinished = async (directory: string, manifest: Manifest, before: BeforeChange): Promise<void> => {
  const plan = readPlan(directory);
  const isFinished = plan !== undefined && fulfils(manifest, plan);
  const isLeft = plan === undefined && existsSync(join(directory, DRAFT));
  if (!isFinished && !isLeft) return;
  const clear = async (): Promise<void> => {
    before('remove draft');
    rmSync(join(directory, DRAFT), { recursive: true, force: true });
    if (!isFinished) return;
    openJournal(directory, '', before).clear();
    removePlan(directory, before);
  };
  try {
    await whileLocked(directory, clear, before);
  } catch (error) {
    // Somebody is at work there, or nobody may write: the results are whole all the same.
    if (!(error instanceof ResultsError)) throw error;
  }
};

const fulfils = (manifest: Manifest, plan: PlanFile): boolean =>
  differences(plan, manifest, currentVersions()).length === 0 &&
  (plan.design.kind !== 'replicates' || (runsDone(manifest) >= plan.runs && plan.trace === manifest.trace)) &&
  (plan.draft || !manifest.draft);
