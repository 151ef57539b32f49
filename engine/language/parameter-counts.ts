import type { Model, Parameter } from './model.ts';

/** How many parameters a model has, and how many of them rest on a source. */
export type ParameterCounts = { readonly total: number; readonly sourced: number; readonly assumed: number };

/** Declared parameters and those of decision rules: a player's starting values and choice of rule are no assumptions apart. */
export const isCounted = ({ origin }: Parameter): boolean => origin === 'declared' || origin === 'rule';

/**
 * Counts declared parameters and those of decision rules. `source: assumption`, with whatever it is compared with
 * (`assumption (cf. …)`), is no source; neither is none.
 */
export const parameterCounts = (model: Model): ParameterCounts => countSources(model.parameters.filter(isCounted));

export const countSources = (counted: readonly { readonly source: string | undefined }[]): ParameterCounts => {
  const sourced = counted.filter(({ source }) => source !== undefined && !/^\s*assumption\b/i.test(source)).length;
  return { total: counted.length, sourced, assumed: counted.length - sourced };
};
