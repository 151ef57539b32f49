import { Z95 } from '../../engine/analysis/wilson.ts';
import type { IteratedDocument } from '../../engine/experiment/solutions/tournament-document.ts';
import { payoffTexts } from '../solution/payoff-text.ts';
import { listed as joined } from '../wording/lists.ts';
import * as wording from '../wording/tournament.ts';
import { plain, quoted } from '../words.ts';

/** Who scores most: by itself, together with equals, or not clearly more than the next where chance plays. */
export function scoreFinding({ ranking, strategies, scores, standardErrors }: IteratedDocument): string {
  const [first = 0, second] = ranking;
  const name = (own: number): string => plain(strategies[own] ?? '');
  const [text = ''] = payoffTexts([scores[first] ?? Number.NaN]);
  const tied = ranking.filter((own) => scores[own] === scores[first]);
  if (tied.length > 1) return wording.scores.tied(joined(tied.slice(0, 4).map((own) => quoted(name(own)))), text);
  if (second === undefined) return wording.scores.best(name(first), text);
  const error = Math.hypot(standardErrors[first] ?? 0, standardErrors[second] ?? 0);
  // A runner-up is chosen among all others, so that two of the errors of one pair are asked for.
  const isClear = error === 0 || (scores[first] ?? 0) - (scores[second] ?? 0) > 1.5 * Z95 * error;
  return isClear ? wording.scores.best(name(first), text) : wording.scores.unclear(name(first), name(second));
}
