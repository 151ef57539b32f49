import type { PairedDifference } from '../../engine/analysis/paired-difference.ts';
import { pairedProportions } from '../../engine/analysis/paired-proportions.ts';
import type { Played } from './messages.ts';

/**
 * By how much more often runs end so than in the reference, run by run with the same random numbers.
 *
 * @param place of the end among the outcomes, from 0
 * @returns undefined where the two have other seeds, so that their runs are no pairs
 */
export function differenceOf(played: Played, reference: Played, place: number): PairedDifference | undefined {
  if (played.wanted.seed !== reference.wanted.seed) return undefined;
  const counts = { both: 0, onlyA: 0, onlyB: 0, neither: 0 };
  const pairs = Math.min(played.endings.length, reference.endings.length);
  for (let run = 0; run < pairs; run++) {
    const [a, b] = [reference.endings[run], played.endings[run]];
    if (a === -1 || b === -1) continue;
    const [inA, inB] = [a === place + 1, b === place + 1];
    counts[inA ? (inB ? 'both' : 'onlyA') : inB ? 'onlyB' : 'neither'] += 1;
  }
  return pairedProportions(counts);
}
