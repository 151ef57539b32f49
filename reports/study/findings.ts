import type { Results } from '../results.ts';
import { sensitivityEvidence, sensitivityFindings } from './sensitivity-finding.ts';
import { thresholdEvidence, thresholdFindings } from './threshold-finding.ts';

/** The finding of a study in full and in ever fewer words; empty where results are of no study. */
export function studyFindings(results: Results): readonly string[] {
  const { studied } = results;
  if (studied === undefined) return [];
  const said =
    studied.kind === 'sensitivity' ? sensitivityFindings(results, studied) : thresholdFindings(results, studied);
  return [...new Set(said)];
}

/** What stands below the finding of a study. */
export function studyEvidence(results: Results): readonly string[] {
  const { studied } = results;
  if (studied === undefined) return [];
  return studied.kind === 'sensitivity' ? sensitivityEvidence(studied) : thresholdEvidence(results, studied);
}
