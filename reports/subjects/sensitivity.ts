import { morrisEffectBars } from '../charts/morris-effect-bars.ts';
import { sobolIndexBars } from '../charts/sobol-index-bars.ts';
import type { SensitivityFacts } from '../results.ts';
import { sensitivityEvidence, sensitivityFindings } from '../study/sensitivity-finding.ts';
import { sensitivityWords } from '../wording/sensitivity.ts';
import { present } from './present.ts';
import { roomyBars } from './roomy-bars.ts';
import type { Subject } from './subject.ts';

/** Which parameters matter. */
export const sensitivity: Subject<SensitivityFacts> = {
  figures: (results, _, options) => present([morrisEffectBars(results, options), sobolIndexBars(results, options)]),
  roomy: roomyBars,
  findings: sensitivityFindings,
  evidence: (_, facts) => sensitivityEvidence(facts),
  reading: sensitivityWords.reading,
};
