import type { Member, Parameter, ParameterValue } from '../../model.ts';
import type { Span } from '../../source.ts';
import type { MapEntry, MapNode, YamlNode } from '../../yaml/node.ts';
import type { Draft, OptionSet } from '../catalogue.ts';
import { isDistribution } from '../distributions.ts';
import { asList, asMap, asScalar, asText, itemsOf, nodeAt } from '../nodes.ts';
import type { DecisionNode } from './decisions.ts';
import type { Declaring } from './declaring.ts';
import { describeParameter } from './describe-parameter.ts';
import { nothing, readOption, readValue } from './values.ts';

/** A rule as one decision uses it. */
export type Use = {
  readonly rule: string;
  readonly node: MapNode;
  readonly usedAt: Span;
  /** What the decision says, then what members say. */
  readonly common: MapNode | undefined;
  readonly own: ReadonlyMap<Member, MapNode | undefined>;
  readonly parameters: Map<string, Draft<Parameter> | readonly Draft<Parameter>[]>;
};

const baseId = ({ decision }: DecisionNode, use: Use, name: string): string =>
  [decision.owner.name, decision.name, use.rule, name].join('.');

const createParameter = (
  declaring: Declaring,
  each: DecisionNode,
  use: Use,
  entry: MapEntry,
  option?: string,
): Draft<Parameter> => {
  const { decision } = each;
  const node = asMap(entry.value);
  const set = asText(nodeAt(node, 'of')) === 'decision' ? declaring.catalogue.holds.get(decision) : undefined;
  const described = describeParameter(
    declaring,
    { module: undefined, owner: decision.owner, name: entry.key, keySpan: entry.keySpan, value: entry.value },
    set?.options,
  );
  const id = [baseId(each, use, entry.key), ...(option === undefined ? [] : [option])].join('.');
  const label =
    asText(nodeAt(node, 'label')) ?? `${described.label} of ${use.rule}${option === undefined ? '' : `, ${option}`}`;
  const parameter: Draft<Parameter> = { ...described, id, label, module: undefined, origin: 'rule' };
  if (set) declaring.catalogue.holds.set(parameter, set);
  declaring.catalogue.ofRules.set(id, parameter);
  return parameter;
};

/** Where a member's value stands: a path, the member's own rule, the decision's rule, the rule's default. */
const nodeFor = (
  declaring: Declaring,
  use: Use,
  parameter: Parameter,
  entry: MapEntry,
  member: Member,
): YamlNode | undefined =>
  declaring.settings.of(parameter, member) ??
  nodeAt(use.own.get(member), entry.key) ??
  nodeAt(use.common, entry.key) ??
  nodeAt(asMap(entry.value), 'default');

/** `initial`, for an option of the decision: the one the member begins with. */
const initialOf = (
  node: YamlNode,
  { decision }: DecisionNode,
  set: OptionSet | undefined,
  member: Member,
): number | undefined =>
  set && asText(node) === 'initial' && !set.options.includes('initial') ? decision.initial[member.index] : undefined;

const reportMissing = ({ catalogue }: Declaring, use: Use, entry: MapEntry): ParameterValue => {
  catalogue.report.error(
    'missing-value',
    use.usedAt,
    `the rule "${use.rule}" needs a value for "${entry.key}"`,
    `write rule: {${use.rule}: {${entry.key}: …}}`,
  );
  return nothing;
};

const fillScalar = (
  declaring: Declaring,
  each: DecisionNode,
  use: Use,
  parameter: Draft<Parameter>,
  entry: MapEntry,
): void => {
  const set = declaring.catalogue.holds.get(parameter);
  const read = new Map<YamlNode, ParameterValue>();
  parameter.values = (parameter.owner?.members ?? []).map((member) => {
    const node = nodeFor(declaring, use, parameter, entry, member);
    if (!node) return reportMissing(declaring, use, entry);
    const initial = initialOf(node, each, set, member);
    if (initial !== undefined) return { kind: 'number', value: initial };
    const value = read.get(node) ?? readValue(declaring, node, parameter, set, { module: undefined });
    read.set(node, value);
    return value;
  });
};

/** A list with one number per option, or one number for all. */
const fillPerOption = (
  declaring: Declaring,
  use: Use,
  parameters: readonly Draft<Parameter>[],
  entry: MapEntry,
): void => {
  const reported = new Set<YamlNode>();
  parameters.forEach((parameter, option) => {
    parameter.values = (parameter.owner?.members ?? []).map((member) => {
      const node = nodeFor(declaring, use, parameter, entry, member);
      const list = asList(node);
      if (!node) return option === 0 ? reportMissing(declaring, use, entry) : nothing;
      if (!list) return readValue(declaring, node, parameter, undefined, { module: undefined });
      const item = list.items.length === parameters.length ? list.items[option] : undefined;
      if (item) return readValue(declaring, item, parameter, undefined, { module: undefined });
      if (!reported.has(node))
        declaring.catalogue.report.error(
          'wrong-length',
          node.span,
          `"${entry.key}" has ${list.items.length} numbers for ${parameters.length} options`,
          'give one number per option, in the order of the options',
        );
      reported.add(node);
      return nothing;
    });
  });
};

const readStep = (declaring: Declaring, item: YamlNode, parameter: Parameter, set: OptionSet | undefined): number => {
  if (set) return readOption(declaring, item, set) ?? Number.NaN;
  const value = asScalar(item)?.value;
  const read = typeof value === 'number' ? readValue(declaring, item, parameter, undefined) : undefined;
  if (read?.kind === 'number') return read.value;
  declaring.catalogue.report.error(
    'value-form',
    item.span,
    `"${parameter.name}" takes a list of numbers, one per tick`,
  );
  return Number.NaN;
};

/** A list over ticks, per member; one value is a list of one. */
const fillSchedule = (
  declaring: Declaring,
  each: DecisionNode,
  use: Use,
  parameter: Draft<Parameter>,
  entry: MapEntry,
): void => {
  const set = declaring.catalogue.holds.get(parameter);
  parameter.schedule = (parameter.owner?.members ?? []).map((member) => {
    const node = nodeFor(declaring, use, parameter, entry, member);
    if (!node || isDistribution(node)) {
      reportMissing(declaring, use, entry);
      return [0];
    }
    const items = node.kind === 'list' ? itemsOf(node) : [node];
    const steps = items.map((item) => initialOf(item, each, set, member) ?? readStep(declaring, item, parameter, set));
    return steps;
  });
};

/** A parameter of a rule: one value per member, or one per option, or a list over ticks. */
export const declareRuleParameter = (
  declaring: Declaring,
  each: DecisionNode,
  use: Use,
  entry: MapEntry,
): readonly Draft<Parameter>[] => {
  const per = asText(nodeAt(asMap(entry.value), 'per'));
  if (per === 'option') {
    const parameters = each.decision.options.map((option) => createParameter(declaring, each, use, entry, option));
    use.parameters.set(entry.key, parameters);
    declaring.catalogue.later.push(() => fillPerOption(declaring, use, parameters, entry));
    return parameters;
  }
  const parameter = createParameter(declaring, each, use, entry);
  use.parameters.set(entry.key, parameter);
  if (per === 'tick') parameter.schedule = [];
  declaring.catalogue.later.push(() =>
    (per === 'tick' ? fillSchedule : fillScalar)(declaring, each, use, parameter, entry),
  );
  return [parameter];
};
