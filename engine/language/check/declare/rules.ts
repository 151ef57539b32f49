import type { Member, Parameter, ParameterValue, RuleUse } from '../../model.ts';
import type { Span } from '../../source.ts';
import type { MapEntry, MapNode, YamlNode } from '../../yaml/node.ts';
import type { Draft, OptionSet } from '../catalogue.ts';
import { isDistribution } from '../distributions.ts';
import { readFormula } from '../formulas.ts';
import { asList, asMap, asScalar, asText, entriesOf, itemsOf, nodeAt } from '../nodes.ts';
import { listed, suggestion } from '../report.ts';
import { type RuleContext, resolveChoose } from '../rule-formula.ts';
import type { DecisionNode } from './decisions.ts';
import type { Declaring } from './declaring.ts';
import { describeParameter, readOption, readValue } from './parameters.ts';

/** `logit`, or `{logit: {precision: 4}}`, as somebody wrote it. */
type Naming = { readonly rule: string; readonly values: MapNode | undefined; readonly span: Span };

type Use = {
  readonly rule: string;
  readonly node: MapNode;
  readonly usedAt: Span;
  /** What the decision says, then what members say. */
  readonly common: MapNode | undefined;
  readonly own: ReadonlyMap<Member, MapNode | undefined>;
  readonly parameters: Map<string, Draft<Parameter> | readonly Draft<Parameter>[]>;
};

const readNaming = (node: YamlNode | undefined): Naming | undefined => {
  const text = asText(node);
  if (node && text !== undefined) return { rule: text, values: undefined, span: node.span };
  const [entry] = entriesOf(node);
  return entry && { rule: entry.key, values: asMap(entry.value), span: entry.keySpan };
};

/** The member's own `rule: {stance: grim}`. */
const namingsOf = (declaring: Declaring, { decision }: DecisionNode): ReadonlyMap<Member, Naming> => {
  const namings = new Map<Member, Naming>();
  for (const { member, node } of declaring.members) {
    if (member.class !== decision.owner) continue;
    const naming = readNaming(nodeAt(asMap(nodeAt(node, 'rule')), decision.name));
    if (naming) namings.set(member, naming);
  }
  return namings;
};

const missingRule = ({ catalogue }: Declaring, { decision }: DecisionNode, members: readonly Member[]): void => {
  const whose =
    members.length === decision.owner.members.length ? '' : ` for ${listed(members.map(({ name }) => name))}`;
  const rule = decision.payoff || decision.options.length === 0 ? 'logit' : 'fixed';
  catalogue.report.error(
    'missing-rule',
    decision.span,
    `nothing says how "${decision.name}" is decided${whose}`,
    `add a rule, like rule: ${rule}`,
  );
};

/** The rules of a decision: its own first, then those its members bring, in the order met. */
const usesOf = (declaring: Declaring, each: DecisionNode): { uses: readonly Use[]; chosen: readonly number[] } => {
  const common = readNaming(nodeAt(each.node, 'rule'));
  const own = namingsOf(declaring, each);
  const { members } = each.decision.owner;
  const undecided = members.filter((member) => !common && !own.has(member));
  if (undecided.length > 0) missingRule(declaring, each, undecided);
  const namings = [common, ...members.map((member) => own.get(member))].flatMap((naming) => naming ?? []);
  const uses: Use[] = [];
  for (const naming of namings) {
    const node = declaring.rules.get(naming.rule);
    if (!node || uses.some(({ rule }) => rule === naming.rule)) continue;
    const values = new Map(
      members.flatMap((member) =>
        own.get(member)?.rule === naming.rule ? [[member, own.get(member)?.values] as const] : [],
      ),
    );
    uses.push({
      rule: naming.rule,
      node,
      usedAt: naming.span,
      common: common?.rule === naming.rule ? common.values : undefined,
      own: values,
      parameters: new Map(),
    });
  }
  const chosen = members.map((member) => uses.findIndex(({ rule }) => rule === (own.get(member) ?? common)?.rule));
  return { uses, chosen };
};

// ---------------------------------------------------------------------------------------------------------------
// Parameters

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

const nothing: ParameterValue = { kind: 'number', value: Number.NaN };

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

const declareParameter = (
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

/** A value for a parameter that the rule does not have. */
const checkKeys = ({ catalogue }: Declaring, use: Use): void => {
  const known = entriesOf(nodeAt(use.node, 'parameters')).map(({ key }) => key);
  for (const values of new Set([use.common, ...use.own.values()])) {
    for (const { key, keySpan } of values?.entries ?? []) {
      if (known.includes(key)) continue;
      const fallback = known.length > 0 ? `it has ${listed(known)}` : 'it has no parameters';
      catalogue.report.error(
        'unknown-key',
        keySpan,
        `the rule "${use.rule}" has no parameter "${key}"`,
        suggestion(key, known, fallback),
      );
    }
  }
};

// ---------------------------------------------------------------------------------------------------------------

const resolveUse = (declaring: Declaring, each: DecisionNode, use: Use): RuleUse => {
  const choose = nodeAt(use.node, 'choose');
  const formula = choose && readFormula(declaring.catalogue.report, choose);
  const context: RuleContext = {
    resolving: declaring.resolving,
    rule: use.rule,
    decision: each.decision,
    parameters: use.parameters,
    tiesToFirst: asText(nodeAt(use.node, 'ties')) === 'first',
    usedAt: use.usedAt,
  };
  return {
    rule: use.rule,
    summary: asText(nodeAt(use.node, 'summary')),
    parameters: [...use.parameters.values()].flat(),
    choose: formula ? resolveChoose(context, formula.root) : { kind: 'option', span: use.node.span },
  };
};

/** `labs.stance.rule: grim` among the rules compiled. */
const chooseRules = (
  declaring: Declaring,
  { decision }: DecisionNode,
  choice: Draft<Parameter>,
  chosen: readonly number[],
): void => {
  const set = declaring.catalogue.holds.get(choice);
  choice.values = decision.owner.members.map((member, index) => {
    const node = declaring.settings.of(choice, member);
    const value = node && set ? readOption(declaring, node, set) : chosen[index];
    return { kind: 'number', value: value ?? Number.NaN };
  });
};

/** A member's rule for a decision that his class does not have. */
const checkMemberRules = ({ catalogue, members }: Declaring, decisions: readonly DecisionNode[]): void => {
  for (const { member, node } of members) {
    const own = decisions
      .filter(({ decision }) => decision.owner === member.class)
      .map(({ decision }) => decision.name);
    for (const { key, keySpan } of entriesOf(nodeAt(node, 'rule'))) {
      if (own.includes(key) || catalogue.broken.has(key)) continue;
      const fallback = own.length > 0 ? `they decide ${listed(own)}` : 'they decide nothing';
      catalogue.report.error(
        'unknown-key',
        keySpan,
        `${member.class.name} have no decision "${key}"`,
        suggestion(key, own, fallback),
      );
    }
  }
};

/** The rules of every decision with their parameters, and who follows which. Returns all parameters made. */
export const declareRules = (declaring: Declaring, decisions: readonly DecisionNode[]): readonly Draft<Parameter>[] => {
  checkMemberRules(declaring, decisions);
  return decisions.flatMap((each) => {
    const { decision } = each;
    const { uses, chosen } = usesOf(declaring, each);
    const choice: Draft<Parameter> = { ...decision.ruleChoice, options: uses.map(({ rule }) => rule) };
    decision.ruleChoice = choice;
    declaring.catalogue.ofRules.set(choice.id, choice);
    declaring.catalogue.holds.set(choice, { title: choice.id, options: choice.options ?? [], decision: undefined });
    const parameters = uses.flatMap((use) => {
      checkKeys(declaring, use);
      return entriesOf(nodeAt(use.node, 'parameters')).flatMap((entry) =>
        declareParameter(declaring, each, use, entry),
      );
    });
    declaring.catalogue.later.push(() => {
      chooseRules(declaring, each, choice, chosen);
      decision.rules = uses.map((use) => resolveUse(declaring, each, use));
    });
    return [...parameters, choice];
  });
};
