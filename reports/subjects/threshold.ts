import { endBars } from '../charts/end-bars.ts';
import { flipBars } from '../charts/flip-bars.ts';
import { thresholdCurves } from '../charts/threshold-curve.ts';
import type { ThresholdFacts } from '../results.ts';
import { thresholdEvidence, thresholdFindings } from '../study/threshold-finding.ts';
import { thresholdWords } from '../wording/threshold.ts';
import { present } from './present.ts';
import { roomyBars } from './roomy-bars.ts';
import type { Subject } from './subject.ts';

/** Where a condition turns, and which single parameters turn it. */
export const threshold: Subject<ThresholdFacts> = {
  figures: (results, _, options) =>
    present([...thresholdCurves(results, options), flipBars(results, options), endBars(results, options)]),
  roomy: roomyBars,
  findings: thresholdFindings,
  evidence: thresholdEvidence,
  reading: thresholdWords.reading,
};
