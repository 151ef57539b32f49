import { planeFinding } from '../plane/finding.ts';
import { levelText } from '../plane/names.ts';
import { linesOf, openCells } from '../plane/plane.ts';
import type { Results, SweepFacts } from '../results.ts';
import { evidence as words } from '../wording/sweep.ts';
import { counterpart } from './counterpart.ts';
import { curveOf } from './curve.ts';
import { curveFinding } from './curve-finding.ts';
import { extremesSentence } from './extremes.ts';
import { planeOf } from './grids.ts';
import { ranksFinding } from './ranks-finding.ts';
import { signsFinding } from './signs-finding.ts';
import { worldsFindings } from './worlds-finding.ts';

/** Names in the shortest of the sentences that a headline may be. */
const SHORT = 20;

/** What the page says first, in full and in ever fewer words. */
export function sweepFindings(results: Results, facts: SweepFacts): readonly string[] {
  const { layout, lines } = facts;
  const [first] = facts.numbers;
  switch (layout.kind) {
    case 'curve': {
      const along = curveOf(facts, layout.x, first);
      const at = lines ?? (first.quantity.isShare ? [0.5] : []);
      return [false, true].map((isBrief) => curveFinding(along, at, results.scenario, isBrief));
    }
    case 'plane': {
      const plane = planeOf(facts, layout, first);
      return [false, true].map((isBrief) => planeFinding(plane, linesOf(plane, lines), results.scenario, isBrief));
    }
    case 'worlds':
      return worldsFindings(layout, first, results);
    case 'signs':
      return [signsFinding(layout, first, results), signsFinding(layout, first, results, SHORT)];
    case 'points':
      return [ranksFinding(facts, first), ranksFinding(facts, first).replace(/ \(rank correlation [^)]*\)$/, '')];
  }
}

/** How many points of a plane leave open on which side of its line they lie. */
function openSentence({ scenario }: Results, facts: SweepFacts): string | undefined {
  const { layout, lines: asked } = facts;
  if (layout.kind !== 'plane') return undefined;
  const plane = planeOf(facts, layout, facts.numbers[0]);
  const lines = linesOf(plane, asked);
  if (lines.length === 0) return undefined;
  const told = lines.map((one) => levelText(plane.quantity, one, scenario));
  return words.open(openCells(plane, lines), facts.points, words.or(told));
}

/** What stands below the headline: where the number is lowest and highest, and the same of its counterpart. */
export function sweepEvidence(results: Results, facts: SweepFacts): readonly string[] {
  const other = counterpart(facts);
  return [
    extremesSentence(facts, facts.numbers[0], results),
    (other === undefined ? undefined : extremesSentence(facts, other, results)) ?? openSentence(results, facts),
  ].filter((one) => one !== undefined);
}
