import type { MorrisEffects } from '../../analysis/morris-effects.ts';
import type { SobolIndices } from '../../analysis/sobol-indices.ts';
import type { Crossing } from '../../analysis/threshold/find-crossing.ts';
import type { FlipSearch } from '../../analysis/threshold/rank-flips.ts';
import type { Verdict } from '../../analysis/threshold/verdict.ts';
import type { Factor } from './factor.ts';
import type { GridQuantity } from './quantity-facts.ts';

/** How much each parameter matters, as a picture of it needs it: plain data. */
export type SensitivityFacts = {
  readonly kind: 'sensitivity';
  /** In the order of the effects or indices. */
  readonly factors: readonly Factor[];
  /** What is explained. */
  readonly quantity: GridQuantity;
  /** Of all runs that have a number; NaN where none has. */
  readonly mean: number;
  /** Runs without a number. */
  readonly missing: number;
  /** Trajectories of Morris, base points of Sobol'. */
  readonly rows: number;
  /** Of every point. */
  readonly runsPerPoint: number;
  readonly found:
    | { readonly method: 'morris'; readonly effects: MorrisEffects }
    | {
        readonly method: 'sobol';
        readonly indices: SobolIndices;
        readonly groups?: { readonly names: readonly string[]; readonly indices: SobolIndices };
      }
    /** Too many runs have no number. */
    | { readonly method: 'none'; readonly why: string };
};

/** Where a condition turns, as a picture of it needs it: plain data. */
export type ThresholdFacts = {
  readonly kind: 'threshold';
  /** The one that is searched first, if any, then those that are moved by themselves. */
  readonly factors: readonly Factor[];
  /** The condition as written. */
  readonly until: string;
  /** Of every point. */
  readonly runsPerPoint: number;
  /** What the condition compares, by its name there, each once. */
  readonly quantities: readonly GridQuantity[];
  readonly base: Verdict;
  /** Along the first factor. */
  readonly crossing?: Crossing;
  /** The scenario's own value of that, where it is one number for all. */
  readonly own?: number;
  readonly flips?: FlipSearch;
};

/** What a study other than a sweep came to. */
export type StudyFacts = SensitivityFacts | ThresholdFacts;
