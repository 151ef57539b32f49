import type { RankCorrelation } from '../../designs/correlation-matrix.ts';
import type { SweepMethod } from './design.ts';
import type { Factor, FactorValue } from './factor.ts';
import type { InputCorrelation } from './sweep.ts';
import type { Association } from './sweep-findings.ts';
import type { GridAxis, GridCell, GridQuantity, HeldValue } from './swept-grid.ts';

/** Something with named values, such as a rule or an option. */
export type NamedAxis = {
  readonly path: string;
  readonly label: string;
  readonly doc?: string;
  readonly unit: string;
  /** In the order given, at least two; a number as it was written. */
  readonly names: readonly string[];
};

/** How the points of a sweep lie to each other, as pictures need it. */
export type SweptLayout =
  | { readonly kind: 'curve'; readonly x: GridAxis }
  | { readonly kind: 'plane'; readonly x: GridAxis; readonly y: GridAxis }
  /** Without a world all points lie in the scenario's own. */
  | { readonly kind: 'worlds'; readonly policy: NamedAxis; readonly world?: NamedAxis | GridAxis }
  /** The policy has two values. */
  | { readonly kind: 'signs'; readonly policy: NamedAxis; readonly x: GridAxis; readonly y: GridAxis }
  | { readonly kind: 'points' };

/** By how much a point is above the one that has the first policy and is else the same. */
export type PolicyDifference = {
  readonly estimate: number;
  readonly lo95: number;
  readonly hi95: number;
  /** Pairs of runs; of numbers that have none, the runs of the smaller side. */
  readonly n: number;
};

/** What came of one end or measure at all points. */
export type SweptNumber = {
  readonly quantity: GridQuantity;
  /** Of an end. */
  readonly kind?: 'harm' | 'benefit' | 'neutral';
  /**
   * One per point: of a grid in rows along x (or the world), row after row along y, and all rows of the first policy
   * before those of the second; of other designs in the order of the points.
   */
  readonly cells: readonly GridCell[];
  /** Of the policies from the second on, in the same order; absent in layouts without policies. */
  readonly differences?: readonly PolicyDifference[];
  /** Whether differences are of the same runs of both points. */
  readonly paired?: true;
  /** Of varied parameters that are numbers, the largest first. */
  readonly associations: readonly Association[];
};

/** A sweep as pictures of it need it: plain data. */
export type SweepFacts = {
  readonly kind: 'sweep';
  readonly method: SweepMethod;
  /** What is varied, in the order given. */
  readonly factors: readonly Factor[];
  readonly held: readonly HeldValue[];
  readonly layout: SweptLayout;
  /** Of each cell, what its point set the factors to, in their order; null: the scenario's own. */
  readonly places: readonly (readonly (FactorValue | null)[])[];
  /** That of the page first. */
  readonly numbers: readonly [SweptNumber, ...SweptNumber[]];
  /** Values at which lines are drawn; absent: where a share is half. */
  readonly lines?: readonly number[];
  readonly points: number;
  /** Of each point. */
  readonly runs: number;
  /** Rank correlations that were asked for among the inputs, and those that came. */
  readonly asked?: readonly RankCorrelation[];
  readonly inputCorrelations?: readonly InputCorrelation[];
};
