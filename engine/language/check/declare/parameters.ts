import type { Member, Parameter, ParameterValue } from '../../model.ts';
import type { MapNode, YamlNode } from '../../yaml/node.ts';
import { type Draft, idOf, type OptionSet } from '../catalogue.ts';
import { asMap, asText, itemsOf, nodeAt } from '../nodes.ts';
import { findDecision } from '../paths.ts';
import { listed } from '../report.ts';
import { type Declaring, everyMember, givenTo } from './declaring.ts';
import { describeParameter } from './describe-parameter.ts';
import { declare, type Entry } from './gather.ts';
import { gatherParameters } from './gather-parameters.ts';
import type { Namespace } from './players.ts';
import { declareReference } from './references.ts';
import { declareTable } from './tables.ts';
import { nothing, readValue } from './values.ts';

/** Where a value stands says which names it sees: in the module that declares it, or in the scenario. */
const moduleOfNode = (declaring: Declaring, node: YamlNode): string | undefined => {
  const home = declaring.parts.find((part) => part.root.span.source === node.span.source);
  return home?.module;
};

const fillParameter = (declaring: Declaring, parameter: Draft<Parameter>, node: MapNode | undefined): void => {
  const { catalogue } = declaring;
  const set = catalogue.holds.get(parameter);
  const byDefault = nodeAt(node, 'default');
  const missing: Member[] = [];
  const read = new Map<YamlNode, ParameterValue>();
  parameter.values = everyMember(parameter.owner).map((member) => {
    const given = givenTo(declaring, parameter, member) ?? byDefault;
    if (!given) {
      if (member) missing.push(member);
      else
        catalogue.report.error(
          'missing-value',
          parameter.span,
          `"${parameter.id}" has no value`,
          'give it a default, or a value in the scenario',
        );
      return nothing;
    }
    const value =
      read.get(given) ?? readValue(declaring, given, parameter, set, { module: moduleOfNode(declaring, given) });
    read.set(given, value);
    return value;
  });
  if (missing.length === 0) return;
  const names = listed(missing.map(({ name }) => name));
  catalogue.report.error(
    'missing-value',
    parameter.span,
    `"${parameter.name}" has no value for ${names}`,
    'give it a default, or each player a value',
  );
};

const titleOf = ({ owner, module, name }: Entry): string => (owner ? `${owner.name}.${name}` : idOf(module, name));

/** The options a parameter takes from a decision, or lists itself. */
const optionsOf = (declaring: Declaring, entry: Entry): OptionSet | 'refused' | undefined => {
  const node = asMap(entry.value);
  const of = nodeAt(node, 'of');
  const listedOptions = itemsOf(nodeAt(node, 'options')).flatMap((item) => asText(item) ?? []);
  if (!of)
    return listedOptions.length > 0
      ? { title: titleOf(entry), options: listedOptions, decision: undefined }
      : undefined;
  const decision = findDecision(declaring.catalogue, asText(of) ?? '', entry.owner, of.span);
  return (decision && declaring.catalogue.holds.get(decision)) ?? 'refused';
};

/** Parameters and references of every file. Decisions must be declared before: parameters may take their options. */
export const declareParameters = (declaring: Declaring, namespace: Namespace): readonly Draft<Parameter>[] =>
  gatherParameters(declaring).flatMap((entry) => {
    const { catalogue } = declaring;
    const node = asMap(entry.value);
    const to = nodeAt(node, 'ref');
    if (to) {
      declareReference(declaring, entry, to, namespace);
      return [];
    }
    if (nodeAt(node, 'between')) return declareTable(declaring, entry);
    const set = optionsOf(declaring, entry);
    if (set === 'refused') {
      catalogue.broken.add(entry.name);
      return [];
    }
    const parameter = describeParameter(declaring, entry, set?.options);
    if (!declare(catalogue, parameter)) return [];
    if (set) catalogue.holds.set(parameter, set);
    catalogue.later.push(() => fillParameter(declaring, parameter, node));
    return [parameter];
  });
