import type { Member, Parameter, RuleUse } from '../../model.ts';
import type { Span } from '../../source.ts';
import type { MapNode, YamlNode } from '../../yaml/node.ts';
import type { Draft } from '../catalogue.ts';
import { readFormula } from '../formulas.ts';
import { asMap, asText, entriesOf, nodeAt } from '../nodes.ts';
import { ownerOf } from '../paths.ts';
import { listed, suggestion } from '../report.ts';
import type { RuleContext } from '../rule-context.ts';
import { isRuleWord, resolveChoose } from '../rule-formula.ts';
import { isFormulaWord } from '../words.ts';
import type { DecisionNode } from './decisions.ts';
import type { Declaring } from './declaring.ts';
import { resolveBelief } from './rule-belief.ts';
import { declareMemory, resolveMemory } from './rule-memory.ts';
import { declareRuleParameter, type Use } from './rule-parameters.ts';
import { readOption } from './values.ts';

/** `logit`, or `{logit: {precision: 4}}`, as somebody wrote it. */
type Naming = { readonly rule: string; readonly values: MapNode | undefined; readonly span: Span };

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

/** A naming by a path: `labs.stance.rule: grim`, or `Leader.stance.rule: grim` for one member. */
type PathNaming = Naming & { readonly member: Member | undefined };

const pathNamingsOf = ({ catalogue, paths, members }: Declaring, { decision }: DecisionNode): readonly PathNaming[] => {
  const atMembers = members.flatMap(({ member, node }) =>
    entriesOf(node).map(({ key, value }) => ({ path: [member.name, ...key.split('.')], value })),
  );
  return [...paths, ...atMembers].flatMap(({ path, value }) => {
    const [head = '', name, last] = path;
    const owner = ownerOf(catalogue, head);
    const leadsHere = path.length === 3 && name === decision.name && last === 'rule' && owner?.class === decision.owner;
    const rule = asText(value);
    return leadsHere && rule !== undefined ? [{ rule, values: undefined, span: value.span, member: owner.member }] : [];
  });
};

const missingRule = ({ catalogue }: Declaring, { decision, node }: DecisionNode, members: readonly Member[]): void => {
  const whose =
    members.length === decision.owner.members.length ? '' : ` for ${listed(members.map(({ name }) => name))}`;
  const rule = nodeAt(node, 'payoff') || decision.options.length === 0 ? 'logit' : 'fixed';
  catalogue.report.error(
    'missing-rule',
    decision.span,
    `nothing says how "${decision.name}" is decided${whose}`,
    `add a rule, like rule: ${rule}`,
  );
};

/** The rules of a decision: its own first, then those its members bring, then those of paths, in the order met. */
const usesOf = (declaring: Declaring, each: DecisionNode): { uses: readonly Use[]; chosen: readonly number[] } => {
  const common = readNaming(nodeAt(each.node, 'rule'));
  const own = namingsOf(declaring, each);
  const { members } = each.decision.owner;
  const byPath = pathNamingsOf(declaring, each);
  const isOnPath = (member: Member): boolean =>
    byPath.some(({ member: only }) => only === undefined || only === member);
  const undecided = members.filter((member) => !common && !own.has(member) && !isOnPath(member));
  if (undecided.length > 0) missingRule(declaring, each, undecided);
  const namings = [common, ...members.map((member) => own.get(member)), ...byPath].flatMap((naming) => naming ?? []);
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

/** A parameter or memory of a rule that formulas, or rules, read as something else. */
const checkOwnNames = ({ catalogue }: Declaring, use: Use): void => {
  const own = ['parameters', 'memory'].flatMap((block) => entriesOf(nodeAt(use.node, block)));
  for (const { key, keySpan } of own) {
    if (!isFormulaWord(key) && !isRuleWord(key)) continue;
    const message = `"${key}" has a meaning of its own in rules and cannot be declared`;
    catalogue.report.error('reserved-name', keySpan, message, `choose another name, like my_${key}`);
  }
};

const resolveUse = (declaring: Declaring, each: DecisionNode, use: Use): RuleUse => {
  const choose = nodeAt(use.node, 'choose');
  const formula = choose && readFormula(declaring.catalogue.report, choose);
  const memory = declareMemory(declaring.catalogue, use, each.decision);
  const context = {
    resolving: declaring.resolving,
    rule: use.rule,
    decision: each.decision,
    parameters: use.parameters,
    memory: new Map(memory.map((one) => [one.name, one])),
    tiesToFirst: asText(nodeAt(use.node, 'ties')) === 'first',
    usedAt: use.usedAt,
  };
  const choosing: RuleContext = { ...context, moment: 'choose', other: undefined };
  return {
    rule: use.rule,
    summary: asText(nodeAt(use.node, 'summary')),
    parameters: [...use.parameters.values()].flat(),
    choose: formula ? resolveChoose(choosing, formula.root) : { kind: 'option', span: use.node.span },
    memory: resolveMemory(context, use),
    believe: resolveBelief(context, use),
  };
};

/** Who begins with which of the rules compiled: what a path says, `labs.stance.rule: grim`, else what was written. */
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
      checkOwnNames(declaring, use);
      return entriesOf(nodeAt(use.node, 'parameters')).flatMap((entry) =>
        declareRuleParameter(declaring, each, use, entry),
      );
    });
    declaring.catalogue.later.push(() => {
      chooseRules(declaring, each, choice, chosen);
      decision.rules = uses.map((use) => resolveUse(declaring, each, use));
    });
    return [...parameters, choice];
  });
};
