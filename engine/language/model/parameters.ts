import type { Span } from '../source.ts';
import type { Expression } from './expression.ts';
import type { Declared, PlayerClass } from './players.ts';

export type Parameter = Declared & {
  readonly kind: 'parameter';
  readonly unit: string;
  /** Where the unit is written; undefined where it is not (`unit` is then `1`, and means nothing). */
  readonly unitAt?: Span | undefined;
  readonly label: string;
  readonly doc: string | undefined;
  readonly source: string | undefined;
  readonly role: 'lever' | 'assumption';
  readonly headline: boolean;
  readonly range: readonly [number, number] | undefined;
  /** The options it can hold, when it holds an option. */
  readonly options: readonly string[] | undefined;
  /** One per member of the owner (one in all for a global parameter): known before the run, or drawn once per run. */
  readonly values: readonly ParameterValue[];
  /** What sets it apart: `rule` parameters belong to a decision's rule, `initial` ones hold a state's given start. */
  readonly origin: 'declared' | 'rule' | 'initial' | 'rule-choice';
  /** Set where the value differs between ticks: a list of options or numbers; the last one holds on. (`values` is then empty.) */
  readonly schedule: readonly (readonly number[])[] | undefined;
};

export type ParameterValue =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'distribution'; readonly distribution: Distribution }
  /** A formula of parameters and per-run draws, evaluated once at the start of the run with `me` the member. */
  | { readonly kind: 'formula'; readonly formula: Expression };

/** Drawn once per run from one uniform number through the inverse distribution function, cut to the parameter's range. */
export type Distribution =
  | { readonly dist: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly dist: 'lognormal'; readonly mean: number; readonly sd: number }
  | { readonly dist: 'uniform'; readonly min: number; readonly max: number }
  | { readonly dist: 'triangular'; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly dist: 'beta'; readonly a: number; readonly b: number }
  | { readonly dist: 'choice'; readonly values: readonly number[]; readonly weights: readonly number[] };

/** `home: {ref: governments}`: which player somebody points at; fixed for all runs. */
export type Reference = Declared & {
  readonly kind: 'reference';
  readonly owner: PlayerClass;
  readonly target: PlayerClass;
  /** Index of the target member, one per member of the owner. */
  readonly values: readonly number[];
};
