import type { Parameter, ParameterValue } from '../../model.ts';
import type { YamlNode } from '../../yaml/node.ts';
import type { OptionSet } from '../catalogue.ts';
import { constantOf } from '../constant.ts';
import { isDistribution, readDistribution } from '../distributions.ts';
import { readFormula } from '../formulas.ts';
import { asNumber, asScalar, asText } from '../nodes.ts';
import { listed, suggestion } from '../report.ts';
import type { Declaring } from './declaring.ts';

/** The number of an option as a file names it: by name, or by its place. */
export const readOption = (declaring: Declaring, node: YamlNode, set: OptionSet): number | undefined => {
  const text = asText(node) ?? '';
  const number = asNumber(node);
  const index = number ?? set.options.indexOf(text);
  if (Number.isInteger(index) && index >= 0 && index < set.options.length) return index;
  const shown = node.kind === 'scalar' ? `"${text}"` : `a ${node.kind}`;
  refuseOption(declaring, node, set, shown, text);
  return undefined;
};

const refuseOption = (declaring: Declaring, node: YamlNode, set: OptionSet, shown: string, text = ''): void =>
  declaring.catalogue.report.error(
    'unknown-option',
    node.span,
    `${set.title} has no option ${shown}`,
    suggestion(text, set.options, `its options are ${listed(set.options)}`),
  );

/** Stands where a value could not be read; the problem has been reported. */
export const nothing: ParameterValue = { kind: 'number', value: Number.NaN };

const checkRange = (
  { catalogue }: Declaring,
  node: YamlNode,
  { name, range }: Pick<Parameter, 'name' | 'range'>,
  value: number,
): void => {
  if (!range || (value >= range[0] && value <= range[1]) || Number.isNaN(value)) return;
  catalogue.report.error('out-of-range', node.span, `"${name}" lies in [${range.join(', ')}], not at ${value}`);
};

/** A value where a file gives one: a number, an option, a distribution or a formula of parameters. */
export const readValue = (
  declaring: Declaring,
  node: YamlNode,
  parameter: Pick<Parameter, 'name' | 'range' | 'options' | 'owner' | 'module'>,
  set: OptionSet | undefined,
  scope: { readonly module: string | undefined } = parameter,
): ParameterValue => {
  const { catalogue, resolving } = declaring;
  const { range } = parameter;
  if (isDistribution(node)) {
    const distribution = readDistribution(catalogue.report, node, range, set?.options);
    return distribution ? { kind: 'distribution', distribution } : nothing;
  }
  const scalar = asScalar(node);
  if (!scalar) {
    catalogue.report.error(
      'value-form',
      node.span,
      `"${parameter.name}" takes a number, an option, a formula or a distribution, not a ${node.kind}`,
    );
    return nothing;
  }
  if (set && (typeof scalar.value === 'number' || set.options.includes(scalar.text) || !/[^\w]/u.test(scalar.text))) {
    const option = readOption(declaring, node, set);
    return option === undefined ? nothing : { kind: 'number', value: option };
  }
  const value = typeof scalar.value === 'boolean' ? Number(scalar.value) : scalar.value;
  if (typeof value === 'number') {
    checkRange(declaring, node, parameter, value);
    return { kind: 'number', value };
  }
  const formula = readFormula(catalogue.report, node);
  if (!formula) return nothing;
  const resolved = resolving.resolve(formula.root, { class: parameter.owner, module: scope.module }, set);
  const constant = constantOf(resolved);
  if (constant === undefined) return { kind: 'formula', formula: resolved };
  if (set && !Number.isNaN(constant) && set.options[constant] === undefined) {
    refuseOption(declaring, node, set, `number ${constant}`);
    return nothing;
  }
  checkRange(declaring, node, parameter, constant);
  return { kind: 'number', value: constant };
};
