import { plain } from '../../analysis/condition-names.ts';
import type { Model } from '../../language/model.ts';
import { defined } from '../defined.ts';
import { namedParameters } from './factor.ts';

/** The parameter of a path, and the scenario's own value where it is one number for all. */
export const standingOf = (path: string, own: Model): { readonly doc?: string; readonly own?: number } => {
  const found = [...namedParameters(own)].find(([name]) => plain(name) === plain(path))?.[1];
  const values = found?.parameter.values ?? [];
  const members = found?.member === undefined ? values : [values[found.member.index] ?? values[0]];
  const numbers = new Set(members.map((value) => (value?.kind === 'number' ? value.value : undefined)));
  const [value] = numbers;
  return defined({ doc: found?.parameter.doc, own: numbers.size === 1 ? value : undefined });
};
