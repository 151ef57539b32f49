import { independentDifference } from '../../analysis/independent-difference.ts';
import type { Values } from '../compare/arm-runs.ts';
import { createPairFold } from '../compare/pair-fold.ts';
import type { NumberRuns } from './point-runs.ts';
import type { PolicyDifference, SweptNumber } from './sweep-facts.ts';
import type { GridCell } from './swept-grid.ts';

/** The differences of cells from those of the first policy. */
export type Differences = Pick<SweptNumber, 'differences' | 'paired'>;

const ofPairs = ({ kind, byPoint }: NumberRuns, base: number, other: number): PolicyDifference => {
  const fold = createPairFold(kind);
  fold.add(byPoint[base] as Values, byPoint[other] as Values);
  const { estimate, lo95, hi95, n } = fold.finish();
  return { estimate, lo95, hi95, n };
};

/**
 * By how much the points of each further policy are above those of the first: of the same runs of both, where runs have
 * the number one by one, else by the intervals of the points.
 *
 * @param cells those of the first policy, then those of each other, as many
 * @param order the place of each cell's point among all points
 */
export const policyDifferences = (
  cells: readonly GridCell[],
  order: readonly number[],
  policies: number,
  runs: NumberRuns | undefined,
): Differences => {
  const worlds = cells.length / policies;
  const further = cells.slice(worlds).map((cell, k) => ({ cell, at: worlds + k, base: k % worlds }));
  if (runs !== undefined)
    return {
      differences: further.map(({ at, base }) => ofPairs(runs, order[base] as number, order[at] as number)),
      paired: true,
    };
  return {
    differences: further.map(({ cell, base }) => {
      const against = cells[base] as GridCell;
      return { ...independentDifference(against, cell), n: Math.min(against.n, cell.n) };
    }),
  };
};
