import type { Quantity } from '../../analysis/judge-condition.ts';
import type { FactorValue } from './factor.ts';
import type { GridQuantity } from './quantity-facts.ts';

export type { GridQuantity } from './quantity-facts.ts';

/** A parameter along an axis. */
export type GridAxis = {
  readonly path: string;
  /** In the scenario's words; the path where it has none. */
  readonly label: string;
  readonly doc?: string;
  /** `"1"` for a plain number. */
  readonly unit: string;
  /** Ascending, at least two. */
  readonly levels: readonly number[];
  /** The scenario's own value, where it is one number for all. */
  readonly own?: number;
};

/** What came of one point; estimate NaN and bounds infinite where no run has a number. */
export type GridCell = Quantity & { readonly runs: number; readonly failedRuns: number };

/** A parameter with one value at all points. */
export type HeldValue = { readonly path: string; readonly value: FactorValue };

/** One number over a grid of one or two parameters, as a picture of it needs it: plain data. */
export type SweptGrid = {
  readonly quantity: GridQuantity;
  readonly x: GridAxis;
  /** Absent: one parameter is varied, and there is one row of cells. */
  readonly y?: GridAxis;
  /** `cells[row][column]`: at `y.levels[row]` and `x.levels[column]`. */
  readonly cells: readonly (readonly GridCell[])[];
  readonly held: readonly HeldValue[];
  /** Of each point. */
  readonly runs: number;
};
