import type { BoxMeasures, PrimBox, PrimEnd, PrimResult, TrajectoryBox } from './prim/box.ts';
import { limitsOf } from './prim/limits.ts';
import { peel, type Step } from './prim/peel.ts';
import { explained, placesOf, type Region, restrictedCount, type Tally } from './prim/region.ts';
import { pickOf, refine, tested } from './prim/search.ts';
import { type PrimOptions, type Settings, settingsOf } from './prim/settings.ts';
import { aliveIn, type PrimFactor, type Table, tableOf } from './prim/table.ts';

export type { BoxMeasures, PrimBox, PrimEnd, PrimResult, TrajectoryBox } from './prim/box.ts';
export { type ByChance, primByChance } from './prim/by-chance.ts';
export { insideBox, type Limit } from './prim/limits.ts';
export type { TestedLimit } from './prim/search.ts';
export type { PrimOptions } from './prim/settings.ts';
export type { PrimFactor } from './prim/table.ts';
export { type BoxWords, boxSentence, endSentence } from './prim/words.ts';

const measuresOf = (all: Tally, { count, sum }: Tally): BoxMeasures => ({
  coverage: all.sum > 0 ? sum / all.sum : 0,
  density: count > 0 ? sum / count : 0,
  mass: all.count > 0 ? count / all.count : 0,
  points: count,
});

const trajectoryOf = (table: Table, all: Tally, steps: readonly Step[]): TrajectoryBox[] =>
  steps.map(({ region, tally }) => ({
    ...measuresOf(all, tally),
    explained: explained(table, tally),
    restricted: restrictedCount(table, region),
    limits: limitsOf(table, region),
  }));

type Found = { readonly box: PrimBox; readonly region: Region };

const findBox = (table: Table, all: Tally, settings: Settings, before: number): Found | undefined => {
  const steps = peel(table, settings.alpha);
  const pick = before === 0 ? settings.pick : undefined;
  const picked = pick ?? pickOf(table, steps);
  const step = steps[picked];
  if (!step) throw new RangeError(`prim: expected a box of the trajectory, 0 to ${steps.length - 1}, got ${pick}`);
  const found = pick === undefined ? refine(table, step, settings.largestP) : tested(table, step);
  const { region, tally, limits, lifted } = found;
  if (limits.length === 0 || tally.sum * all.count <= all.sum * tally.count) return undefined;
  const measures = { ...measuresOf(all, tally), explained: explained(table, tally) };
  return { region, box: { ...measures, limits, lifted, before, picked, trajectory: trajectoryOf(table, all, steps) } };
};

/** The table of the points outside a region. */
const outside = (table: Table, region: Region): Table => {
  const { misses } = placesOf(table, region);
  const alive = table.alive.map((lives, point) => (misses[point] === 0 ? 0 : lives));
  return { ...table, ...aliveIn(table.y, alive) };
};

const endBefore = (table: Table, most: number, boxes: number): PrimEnd | undefined => {
  if (table.count === 0) return 'no points';
  if (table.sum === 0) return 'none positive';
  if (table.variation === 0) return 'all alike';
  return boxes === most ? 'enough boxes' : undefined;
};

/**
 * Scenario discovery: where in the space of what was varied does something happen? The answer is a box, limits on a few
 * factors, found by the patient rule induction method (PRIM).
 *
 * 1. Peel: from all points, take off thin slices, each time the one that raises the density most (`prim/peel.ts`).
 * 2. Pick: the box of this trajectory whose inside is most correlated with y over all points, that is, which alone
 *    explains most of the variance of y. It balances coverage and density at every base rate; the F-measure of the two
 *    prefers all points once the event is common.
 * 3. Paste: move the limits while that correlation grows (`prim/paste.ts`).
 * 4. Test: lift limits whose quasi-p-value is above `largestP`, the largest first, and paste again.
 * 5. Cover: look for the next box among the points outside.
 *
 * Only the order of a factor's numbers counts, whole values are peeled together, and the order of points and of factors
 * has no influence (ties go by the factors' names). Limits are numbers with few decimals that leave the same points
 * inside as the ranks that were found. PRIM often finds a box in noise, too, with small quasi-p-values: say what
 * `primByChance` says along with a box. Cost: order N per factor and peel; 4,000 points of 12 factors take 0.1 to 0.3 s.
 *
 * @param factors what was varied, with different names
 * @param x `x[point][factor]`, finite numbers; for a category the index of its level
 * @param y `y[point]`: 0 or 1, or the share of the point's runs in which it happened, in [0, 1]
 * @returns boxes in the order found; why no more, or none, were found in `end`
 * @throws RangeError on input out of its range, also a `pick` that the trajectory does not have
 *
 * Source: J. H. Friedman and N. I. Fisher 1999, Bump hunting in high-dimensional data, Statistics and Computing 9;
 * B. P. Bryant and R. J. Lempert 2010, Thinking inside the box, Technological Forecasting and Social Change 77
 * (coverage, density, quasi-p-values).
 */
export const prim = (
  factors: readonly PrimFactor[],
  x: readonly (readonly number[])[],
  y: readonly number[],
  options: PrimOptions = {},
): PrimResult => {
  const settings = settingsOf(options);
  const all = tableOf(factors, x, y, settings.minimumMass);
  const boxes: PrimBox[] = [];
  let table = all;
  let end = endBefore(table, settings.maximumBoxes, 0);
  while (end === undefined) {
    const found = findBox(table, all, settings, boxes.length);
    if (found) {
      boxes.push(found.box);
      table = outside(table, found.region);
    }
    end = found ? endBefore(table, settings.maximumBoxes, boxes.length) : 'no box';
  }
  return {
    points: all.count,
    base: all.count > 0 ? all.sum / all.count : 0,
    binary: all.binary,
    boxes,
    together: measuresOf(all, { count: all.count - table.count, sum: all.sum - table.sum }),
    end,
  };
};
