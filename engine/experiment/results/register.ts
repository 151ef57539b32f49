import type { Distribution, Model, Parameter, ParameterValue } from '../../language/model.ts';
import { isCounted } from '../../language/parameter-counts.ts';
import { titleOf } from '../../language/title-of.ts';
import type { ParameterFacts } from './results.ts';

/** Every parameter that pages count, with its value, in the model's order: what the results rest on. */
export const register = (model: Model): readonly ParameterFacts[] => model.parameters.filter(isCounted).map(factsOf);

/** A parameter as a page shows it. */
export const factsOf = (parameter: Parameter): ParameterFacts => {
  const { label, doc, unit, role, headline, range, source } = parameter;
  return {
    name: parameter.origin === 'rule' ? parameter.id : titleOf(parameter),
    label,
    ...(doc === undefined ? {} : { doc }),
    unit,
    role,
    headline,
    ...(range === undefined ? {} : { range }),
    ...(source === undefined ? {} : { source }),
    values: valuesOf(parameter),
  };
};

/** Members with the same value stand together, in the order of their first. */
const valuesOf = (parameter: Parameter): ParameterFacts['values'] => {
  const { owner, schedule, values } = parameter;
  const texts = schedule?.map((row) => row.map((value) => numberText(parameter, value)).join(', ')) ?? [];
  const all = schedule === undefined ? values.map((value) => valueText(parameter, value)) : texts;
  const different = [...new Set(all)];
  if (owner === undefined || different.length === 1) return different.map((text) => ({ text }));
  return different.map((text) => ({
    text,
    players: owner.members.filter((_, member) => all[member] === text).map(({ name }) => name),
  }));
};

const numberText = ({ options }: Parameter, value: number): string => options?.[value] ?? String(value);

const valueText = (parameter: Parameter, value: ParameterValue): string => {
  if (value.kind === 'number') return numberText(parameter, value.value);
  return value.kind === 'formula' ? 'computed' : distributionText(value.distribution, parameter);
};

const percent = (share: number): string => `${(100 * share).toFixed(1).replace(/\.0$/, '')} %`;

const distributionText = (distribution: Distribution, parameter: Parameter): string => {
  if (distribution.dist === 'choice') {
    const { values, weights } = distribution;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const shares = values.map(
      (value, at) => `${numberText(parameter, value)} ${percent((weights[at] as number) / total)}`,
    );
    return `choice(${shares.join(', ')})`;
  }
  const { dist, ...terms } = distribution;
  // Those of a lognormal are of the logarithm: taken for its own they would be wrong by factors.
  const of = dist === 'lognormal' ? 'log ' : '';
  const words = Object.entries(terms).map(([name, value]) => `${of}${name} ${value}`);
  return `${dist}(${words.join(', ')})`;
};
