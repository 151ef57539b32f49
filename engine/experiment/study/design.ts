import type { RankCorrelation } from '../../designs/correlation-matrix.ts';
import type { Factor } from './factor.ts';

/** How the points of a sweep are laid out. */
export type SweepMethod = 'grid' | 'lhs' | 'sobol' | 'table';

/** Points over the values of factors, all with the same runs. */
export type SweepDesign = {
  readonly kind: 'sweep';
  readonly method: SweepMethod;
  readonly factors: readonly Factor[];
  readonly points: number;
  /** Of every point: runs 0 to runs − 1. */
  readonly runs: number;
  /** Rank correlations that inputs are given; none: they are independent. */
  readonly correlations?: readonly RankCorrelation[];
};

/** Rows of points whose outputs tell which factor matters. */
export type SensitivityDesign = {
  readonly kind: 'sensitivity';
  readonly method: 'morris' | 'sobol';
  readonly factors: readonly Factor[];
  /** Trajectories of Morris, base points of Sobol'. */
  readonly rows: number;
  /** Of every point; row j plays runs j · runs to (j + 1) · runs − 1 at all its points. */
  readonly runs: number;
  /** The end or measure whose sensitivity it is. */
  readonly output: string;
};

/** Where a condition begins to hold, and which single assumptions overturn it. */
export type ThresholdDesign = {
  readonly kind: 'threshold';
  /** The one that is searched first, if any, then the assumptions that are moved one at a time. */
  readonly factors: readonly Factor[];
  /** Whether the first factor is searched for the place where the condition turns. */
  readonly crossing: boolean;
  /** Whether assumptions are moved one at a time until the answer turns. */
  readonly flips: boolean;
  /** The condition as written. */
  readonly until: string;
  readonly runs: number;
};

export type StudyDesign = SweepDesign | SensitivityDesign | ThresholdDesign;
