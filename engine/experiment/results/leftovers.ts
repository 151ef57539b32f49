import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from '../batch/journal.ts';
import type { BeforeChange } from './before-change.ts';
import { currentVersions } from './current-versions.ts';
import { whileLocked } from './directory.ts';
import { DRAFT } from './draft.ts';
import { differences, type Manifest, runsDone } from './manifest.ts';
import { readPlan, removePlan } from './plan-file.ts';

/** Clears what a process left that ended after its results were in place: a plan that they fulfil, and its shards. */
export const clearFinished = async (directory: string, manifest: Manifest, before: BeforeChange): Promise<void> => {
  const plan = readPlan(directory);
  if (plan === undefined || differences(plan, manifest, currentVersions()).length > 0) return;
  if (plan.design.kind === 'replicates' && (runsDone(manifest) < plan.runs || plan.trace !== manifest.trace)) return;
  if (manifest.draft && !plan.draft) return;
  await whileLocked(
    directory,
    async () => {
      before('remove draft');
      rmSync(join(directory, DRAFT), { recursive: true, force: true });
      openJournal(directory, '', before).clear();
      removePlan(directory, before);
    },
    before,
  );
};
