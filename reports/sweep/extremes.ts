import type { Factor, FactorValue } from '../../engine/experiment/study/factor.ts';
import { axisValue, axisWord, subject } from '../plane/names.ts';
import type { Results, SweepFacts, SweptNumber } from '../results.ts';
import { evidence as words } from '../wording/sweep.ts';
import { clipped, plain } from '../words.ts';
import { cellWords } from './names.ts';

/** Values by which a point is told; of more parameters those with which the number goes most. */
const MOST_VALUES = 3;
const FEWER = 2;

function valueText(factor: Factor, value: FactorValue | null, { scenario }: Results): string {
  const name = axisWord({ ...factor, levels: [] });
  if (typeof value === 'number') return `${name} ${axisValue({ ...factor, levels: [] }, value, scenario, 3)}`;
  return value === null ? words.asDrawn(name) : `${name} ${clipped(plain(value), 32)}`;
}

/** `peril 0.2 per year, caution 0`: a point by what it sets. */
function placeText(
  { factors, places }: SweepFacts,
  { associations }: SweptNumber,
  at: number,
  results: Results,
): string {
  const values = places[at] ?? [];
  const rank = ({ path }: Factor): number => associations.findIndex((one) => one.path === path);
  const all = factors.map((factor, k) => ({ factor, value: values[k] ?? null }));
  const told =
    all.length <= MOST_VALUES
      ? all
      : all
          .filter(({ factor }) => rank(factor) >= 0)
          .toSorted((a, b) => rank(a.factor) - rank(b.factor))
          .slice(0, FEWER);
  const said = told.map(({ factor, value }) => valueText(factor, value, results));
  return `${said.join(', ')}${told.length < all.length ? ', …' : ''}`;
}

/** What all of these points set alike: `pressure 0`; empty where there is nothing. */
function sharedText({ factors, places }: SweepFacts, points: readonly number[], results: Results): string {
  const said = factors.flatMap((factor, k) => {
    const values = new Set(points.map((at) => places[at]?.[k] ?? null));
    const [value = null] = values;
    return values.size === 1 ? [valueText(factor, value, results)] : [];
  });
  return said.length > MOST_VALUES ? '' : said.join(', ');
}

/** Where a number is lowest and highest, with intervals, and that they were picked; undefined where no point has it. */
export function extremesSentence(facts: SweepFacts, of: SweptNumber, results: Results): string | undefined {
  const { quantity, cells } = of;
  const known = cells.map((cell, at) => ({ cell, at })).filter(({ cell }) => Number.isFinite(cell.estimate));
  const [first] = known;
  if (first === undefined) return undefined;
  const lowest = known.reduce((best, one) => (one.cell.estimate < best.cell.estimate ? one : best), first);
  const highest = known.reduce((best, one) => (one.cell.estimate > best.cell.estimate ? one : best), first);
  const number = ({ cell }: typeof first): string => cellWords(quantity, cell, results.scenario);
  const place = ({ cell, at }: typeof first): string => {
    const ties = known.filter((one) => one.cell.estimate === cell.estimate).map((one) => one.at);
    if (ties.length === 1) return placeText(facts, of, at, results);
    const shared = sharedText(facts, ties, results);
    if (shared !== '') return words.tiedWith(ties.length, shared);
    return words.tied(ties.length, placeText(facts, of, at, results));
  };
  const what = subject(quantity);
  if (lowest.cell.estimate === highest.cell.estimate) return words.same(what, number(lowest), known.length);
  return words.extremes(what, number(lowest), place(lowest), number(highest), place(highest), known.length);
}
