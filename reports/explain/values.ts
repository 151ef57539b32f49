import type { Parameter, ParameterValue } from '../../engine/language/model.ts';
import { distributionInWords } from './distribution.ts';
import { exactNumber } from './numbers.ts';
import type { Texts } from './texts.ts';

/** A number, or the option it stands for. */
const valueName =
  (options: readonly string[] | undefined) =>
  (value: number): string =>
    options === undefined ? exactNumber(value) : `\`${options[value] ?? exactNumber(value)}\``;

/** One value of a parameter in words; a formula in its own text. */
export const valueInWords = (value: ParameterValue, of: Parameter, texts: Texts): string => {
  switch (value.kind) {
    case 'number':
      return valueName(of.options)(value.value);
    case 'distribution':
      return distributionInWords(value.distribution, of.range, valueName(of.options));
    case 'formula':
      return `\`${texts.of(value.formula)}\``;
  }
};

const grouped = (values: readonly string[], names: readonly string[]): string => {
  const groups = new Map<string, string[]>();
  for (const [k, value] of values.entries()) groups.set(value, [...(groups.get(value) ?? []), names[k] ?? '']);
  if (groups.size === 1) return values[0] ?? '';
  return [...groups].map(([value, who]) => `${who.join(', ')}: ${value}`).join('; ');
};

/** Members’ values of a parameter, one per member. */
export const memberValues = (of: Parameter, texts: Texts): readonly string[] => {
  if (of.schedule !== undefined)
    return of.schedule.map(
      (steps) => `${steps.map(valueName(of.options)).join(', ')} (a tick each; the last holds on)`,
    );
  return of.values.map((value) => valueInWords(value, of, texts));
};

/** A parameter's value in words; where members differ, who has which; where each draws its own, that they do. */
export const parameterInWords = (of: Parameter, texts: Texts): string => {
  const values = memberValues(of, texts);
  const all = grouped(values, of.owner?.members.map(({ name }) => name) ?? []);
  const isDrawn = of.values.some(({ kind }) => kind === 'distribution');
  return of.owner !== undefined && isDrawn ? `${all} (drawn for each member by itself)` : all;
};
