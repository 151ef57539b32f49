import type { Limit } from './limits.ts';
import type { TestedLimit } from './search.ts';

/**
 * How good a box is. N points in all with sum of y T; of those outside earlier boxes, n are inside with sum S:
 * coverage S / T, density S / n, mass n / N, points n.
 */
export type BoxMeasures = {
  readonly coverage: number;
  readonly density: number;
  readonly mass: number;
  readonly points: number;
};

/**
 * A box of the peeling trajectory. `explained` is the share of the variance of y, among the points outside earlier
 * boxes, that being inside explains; `restricted` counts the factors with limits.
 */
export type TrajectoryBox = BoxMeasures & {
  readonly explained: number;
  readonly restricted: number;
  readonly limits: readonly Limit[];
};

/**
 * A box and where it comes from: how many boxes came before it, which box of its trajectory was picked, and which of
 * that one's limits were lifted because they did not do enough.
 */
export type PrimBox = BoxMeasures & {
  readonly explained: number;
  readonly limits: readonly TestedLimit[];
  readonly lifted: readonly TestedLimit[];
  readonly before: number;
  readonly picked: number;
  readonly trajectory: readonly TrajectoryBox[];
};

/**
 * Why there are no further boxes. Of the points outside the boxes found: there are none; no y is above 0; all y are
 * equal; no box whose limits all do enough has a density above that of all points. Or there are as many as wanted.
 */
export type PrimEnd = 'no points' | 'none positive' | 'all alike' | 'no box' | 'enough boxes';

/** What `prim` finds; N points, `base` the mean of their y, `binary` whether every y is 0 or 1. */
export type PrimResult = {
  readonly points: number;
  readonly base: number;
  readonly binary: boolean;
  readonly boxes: readonly PrimBox[];
  readonly together: BoxMeasures;
  readonly end: PrimEnd;
};
