import type { SweptLayout } from '../../engine/experiment/study/sweep-facts.ts';
import { cellText } from '../plane/finding.ts';
import { subject } from '../plane/names.ts';
import type { Results, SweptNumber } from '../results.ts';
import { worlds as words } from '../wording/sweep.ts';
import { plain, quoted } from '../words.ts';
import { byWorld, countSigns, type Signs } from './grids.ts';
import { axisName, valueName } from './names.ts';

export type Worlds = Extract<SweptLayout, { readonly kind: 'worlds' }>;

/** Clauses of one sentence; of more policies those that move most. */
const MOST_CLAUSES = 3;

/** Names in the shortest of the sentences. */
const SHORT = 20;

function signsText({ lowered, raised, unclear, missing, all }: Signs): string {
  return words.signs(lowered, raised, unclear, missing, all);
}

/** The lowest and the highest, where there is nothing to compare. */
function levels(layout: Worlds, of: SweptNumber, { scenario }: Results): string {
  const { policy, world } = layout;
  const all = byWorld(layout, of).flatMap((row, w) => row.map(({ cell }, p) => ({ cell, w, p })));
  const known = all
    .filter(({ cell }) => Number.isFinite(cell.estimate))
    .toSorted((a, b) => a.cell.estimate - b.cell.estimate);
  const [lowest, highest] = [known[0], known.at(-1)];
  if (lowest === undefined || highest === undefined) return words.nowhereKnown(subject(of.quantity));
  const where = ({ cell, w, p }: (typeof known)[number]): string => {
    const place = [
      valueName(policy, p, scenario),
      ...(world === undefined ? [] : [`${axisName(world)} ${valueName(world, w, scenario)}`]),
    ].join(', ');
    const ties = known.filter((one) => one.cell.estimate === cell.estimate).length;
    return ties > 1 ? words.tied(place) : place;
  };
  const text = ({ cell }: (typeof known)[number]): string => cellText(of.quantity, cell, scenario);
  return words.levels(subject(of.quantity), text(lowest), where(lowest), text(highest), where(highest));
}

/**
 * What policies change, as one sentence in full and in fewer words: in how many worlds each of them is clearly below or
 * above the first, by the interval of the difference.
 */
export function worldsFindings(layout: Worlds, of: SweptNumber, results: Results): readonly string[] {
  const { policy } = layout;
  const { differences = [] } = of;
  const count = policy.names.length;
  const size = of.cells.length / count;
  if (count < 2) return [levels(layout, of, results)];
  const each = Array.from({ length: count - 1 }, (_, k) => ({
    at: k + 1,
    signs: countSigns(differences.slice(k * size, (k + 1) * size)),
  }));
  const moved = ({ signs }: (typeof each)[number]): number => signs.raised + signs.lowered;
  const sorted = each.toSorted((a, b) => moved(b) - moved(a));
  const said = (most: number, longest?: number): string => {
    const name = (k: number): string => quoted(valueName(policy, k, results.scenario, longest ?? 36));
    const what = quoted(plain(of.quantity.label), longest);
    const [only, second] = each;
    if (only !== undefined && second === undefined) return words.one(what, name(1), name(0), signsText(only.signs));
    const clauses = sorted.slice(0, most).map(({ at, signs }) => words.clause(name(at), signsText(signs)));
    const rest = each.length - clauses.length;
    return words.several(what, name(0), rest > 0 ? [...clauses, words.more(rest)] : clauses);
  };
  return [said(MOST_CLAUSES), said(2), said(1), said(1, SHORT)];
}
