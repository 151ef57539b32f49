import { morrisEffectBars } from '../charts/morris-effect-bars.ts';
import { sobolIndexBars } from '../charts/sobol-index-bars.ts';
import type { SensitivityFacts } from '../results.ts';
import { sensitivityEvidence, sensitivityFindings } from '../study/sensitivity-finding.ts';
import { present } from './present.ts';
import { roomyBars } from './roomy-bars.ts';
import type { Subject } from './subject.ts';

/** Which parameters matter. */
export const sensitivity: Subject<SensitivityFacts> = {
  figures: (results, _, options) => present([morrisEffectBars(results, options), sobolIndexBars(results, options)]),
  roomy: roomyBars,
  findings: sensitivityFindings,
  evidence: (_, facts) => sensitivityEvidence(facts),
  reading:
    'Effects in this model, not causes in the world, and over the ranges given: over others other parameters may matter. Each parameter is judged by itself: of many without any effect about 1 in 40 would seem clear. Intervals (95 %): sampling error only.',
};
