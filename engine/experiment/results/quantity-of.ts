import type { ConditionName } from '../../analysis/condition-names.ts';
import type { Quantity } from '../../analysis/judge-condition.ts';
import { wilson } from '../../analysis/wilson.ts';
import { defined } from '../defined.ts';
import type { ShareDocument } from './run-document.ts';

/** Numbers of results by their keys: of all runs, or of a point. */
export type Quantities = {
  readonly runs: number;
  readonly failedRuns: number;
  readonly outcomes: Readonly<Record<string, ShareDocument & { readonly count: number }>>;
  readonly measures: Readonly<Record<string, MeanQuantity | ShareDocument>>;
};

/** A mean over the runs that have the number; `count`: in how many it is true, where it is true or false. */
export type MeanQuantity = {
  readonly n: number;
  readonly count?: number;
  readonly mean: number;
  readonly lo95: number;
  readonly hi95: number;
};

const unknown: Quantity = {
  estimate: Number.NaN,
  lo95: Number.NEGATIVE_INFINITY,
  hi95: Number.POSITIVE_INFINITY,
  n: 0,
};

const shareOf = (count: number, n: number): Quantity => {
  const { estimate, lo, hi } = wilson(count, n);
  return { estimate, lo95: lo, hi95: hi, n, count };
};

/** A number of results under the name that conditions have for it; NaN where there is none. */
export const quantityOf = (document: Quantities, { key, kind }: ConditionName): Quantity => {
  const { runs, failedRuns, outcomes, measures } = document;
  const n = runs - failedRuns;
  if (kind === 'share' && key === 'failed') return shareOf(failedRuns, runs);
  if (kind === 'share') {
    const share = outcomes[key];
    return share === undefined ? unknown : { ...share, n };
  }
  const measure = measures[key];
  if (measure === undefined) return unknown;
  const { lo95, hi95 } = measure;
  if (!('mean' in measure)) return { estimate: measure.estimate, lo95, hi95, n };
  return { estimate: measure.mean, lo95, hi95, n: measure.n, ...defined({ count: measure.count }) };
};
