import type { GridAxis, GridCell, GridQuantity } from '../../engine/experiment/study/swept-grid.ts';
import type { SweepFacts, SweptNumber } from '../results.ts';

/** A number along one parameter. */
export type Curve = {
  readonly quantity: GridQuantity;
  readonly x: GridAxis;
  /** One per value. */
  readonly cells: readonly GridCell[];
  /** Of each point. */
  readonly runs: number;
};

/** The curve of a number of a sweep over one parameter. */
export function curveOf({ runs }: SweepFacts, x: GridAxis, { quantity, cells }: SweptNumber): Curve {
  return { quantity, x, cells, runs };
}
