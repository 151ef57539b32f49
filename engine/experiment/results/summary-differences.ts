import { damaged } from './kept-files.ts';
import { MANIFEST, type Manifest, runsDone } from './manifest.ts';
import type { Summary } from './summary.ts';

type Said = Pick<Manifest, 'arms' | 'scenario' | 'seed'>;
type Summed = Pick<Summary, 'runs' | 'failedRuns' | 'scenario' | 'seed'>;

/** What a manifest says otherwise than the summary that it names, a line each: somebody changed it by hand. */
export const differencesToSummary = (manifest: Said, summary: Summed): readonly string[] => {
  const runs = runsDone(manifest);
  const failed = manifest.arms.reduce((sum, arm) => sum + arm.failed, 0);
  return [
    ...(summary.runs === runs ? [] : [`says ${runs} runs, summary.json says ${summary.runs}`]),
    ...(summary.scenario.name === manifest.scenario
      ? []
      : [`says scenario ${manifest.scenario}, summary.json says ${summary.scenario.name}`]),
    ...(summary.failedRuns === failed ? [] : [`says ${failed} failed runs, summary.json says ${summary.failedRuns}`]),
    ...(summary.seed === manifest.seed ? [] : [`says seed ${manifest.seed}, summary.json says ${summary.seed}`]),
  ];
};

/** @throws ResultsError `damaged-results` where a manifest and the summary that it names contradict each other */
export const checkSummary = (where: string, manifest: Said, summary: Summed): void => {
  const [line] = differencesToSummary(manifest, summary);
  if (line !== undefined) throw damaged(where, `its ${MANIFEST} has been changed: it ${line}`);
};
