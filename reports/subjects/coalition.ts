import type { CoalitionDocument, CoalitionFacts } from '../../engine/experiment/solutions/solution-facts.ts';
import { coalitionCurve } from '../charts/coalition-curve.ts';
import { coalitionGains } from '../charts/coalition-gains.ts';
import { coalitionStability } from '../charts/coalition-stability.ts';
import { coalitionTotal } from '../charts/coalition-total.ts';
import { coalitionEvidence, coalitionFindings } from '../coalition/findings.ts';
import { isPlayed } from '../coalition/sizes.ts';
import { formatCount } from '../format.ts';
import { reading, size, which } from '../wording/coalition.ts';
import { present } from './present.ts';
import type { Subject } from './subject.ts';

function sizeText(document: CoalitionDocument): string[] {
  const players = size.players(formatCount(document.players.length));
  if (!isPlayed(document)) return [players, size.exact];
  const { runs, table, seed } = document;
  return [players, size.runs(formatCount(runs), formatCount(table.length)), size.seed(seed)];
}

function whichText(document: CoalitionDocument): string {
  if (!isPlayed(document)) return which.exact;
  return which.runs(document.seed, formatCount(document.runs - 1), formatCount(document.table.length));
}

/** Which memberships are stable. */
export const coalition: Subject<CoalitionFacts> = {
  figures: (results, { document }, options) =>
    present([
      coalitionCurve(results, document, options),
      coalitionGains(results, document, options),
      coalitionStability(results, document, options),
      coalitionTotal(results, document, options),
    ]),
  findings: (_, { document }) => coalitionFindings(document),
  evidence: (_, { document }) => coalitionEvidence(document),
  reading,
  size: (_, { document }) => sizeText(document),
  which: (_, { document }) => whichText(document),
};
