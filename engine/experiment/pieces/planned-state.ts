import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isFolder } from '../make-folder.ts';
import { currentVersions } from '../results/current-versions.ts';
import { differences, type Manifest } from '../results/manifest.ts';
import { PLAN, type PlanFile, readPlan } from '../results/plan-file.ts';
import { type Found, readManifest } from '../results/read-manifest.ts';
import { ResultsError } from '../results/results-error.ts';
import { isEnough } from '../run-experiment.ts';

/** What a directory holds for those who play pieces: a plan, or what came of one. */
export type PlannedState =
  | { readonly kind: 'planned'; readonly plan: PlanFile }
  | { readonly kind: 'complete'; readonly found: Found };

/** Whether results are all that a plan asks for. */
export const fulfils = (manifest: Manifest, plan: PlanFile): boolean => {
  if (!manifest.complete || differences(manifest, plan, currentVersions()).length > 0) return false;
  const isOfRuns = plan.design.kind === 'replicates';
  return isOfRuns ? isEnough(manifest, plan.runs, plan) : plan.draft || !manifest.draft;
};

/**
 * @param shown the directory as people are told it
 * @throws ResultsError `no-plan` where there is neither
 */
export const plannedState = (directory: string, shown: string): PlannedState => {
  const plan = readPlan(directory);
  const found = isFolder(directory) ? readManifest(directory) : undefined;
  if (found !== undefined && (plan === undefined ? found.manifest.complete : fulfils(found.manifest, plan)))
    return { kind: 'complete', found };
  if (plan !== undefined) return { kind: 'planned', plan };
  if (existsSync(join(directory, PLAN)))
    throw new ResultsError(
      'no-plan',
      `${shown}: its ${PLAN} is not as it was written`,
      'write the plan again with --force',
    );
  const what = existsSync(directory) ? 'there is no plan in it' : 'there is no such folder';
  throw new ResultsError('no-plan', `${shown}: ${what}`, 'detente plan writes one');
};
