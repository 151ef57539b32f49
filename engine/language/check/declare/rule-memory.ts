import type { Decision, Memory, RuleExpression } from '../../model.ts';
import type { Span } from '../../source.ts';
import type { MapEntry, YamlNode } from '../../yaml/node.ts';
import type { Catalogue, Draft } from '../catalogue.ts';
import { readFormula } from '../formulas.ts';
import { asMap, asText, entriesOf, itemsOf, nodeAt } from '../nodes.ts';
import { listed, suggestion } from '../report.ts';
import type { RuleContext } from '../rule-context.ts';
import { resolveNumber, resolveRuleFormula } from '../rule-formula.ts';
import type { Use } from './rule-parameters.ts';

/** `per: option`, or `per: [other, option]`. */
const perOf = (node: YamlNode | undefined): readonly string[] => {
  const word = asText(node);
  return word === undefined ? itemsOf(node).flatMap((item) => asText(item) ?? []) : [word];
};

const nothing = (span: Span): RuleExpression => ({
  kind: 'scalar',
  span,
  formula: { kind: 'number', value: Number.NaN, span },
});

const declareOne = (catalogue: Catalogue, use: Use, decision: Decision, entry: MapEntry): Draft<Memory> => {
  const { key, keySpan, value } = entry;
  const node = asMap(value);
  const per = perOf(nodeAt(node, 'per'));
  if (per.length === 2 && new Set(per).size === 1) {
    catalogue.report.error('value-form', keySpan, `"${key}" is kept per ${per[0]} twice`, 'write per: [other, option]');
  }
  return {
    name: key,
    id: [decision.owner.name, decision.name, use.rule, key].join('.'),
    unit: asText(nodeAt(node, 'unit')) ?? '1',
    unitAt: nodeAt(node, 'unit')?.span,
    decision,
    perOption: per.includes('option'),
    other: per.includes('other') ? { class: decision.owner, others: true } : undefined,
    initial: nothing(keySpan),
    learn: nothing(keySpan),
    span: keySpan,
  };
};

/** What a rule keeps from tick to tick, its formulas still open. */
export const declareMemory = (catalogue: Catalogue, use: Use, decision: Decision): readonly Draft<Memory>[] =>
  entriesOf(nodeAt(use.node, 'memory')).flatMap((entry) => {
    if (!use.parameters.has(entry.key)) return [declareOne(catalogue, use, decision, entry)];
    const message = `the rule "${use.rule}" has a parameter "${entry.key}" already`;
    catalogue.report.error('declared-twice', entry.keySpan, message, 'give one of them another name');
    return [];
  });

const checkLearned = (catalogue: Catalogue, use: Use): void => {
  const remembered = entriesOf(nodeAt(use.node, 'memory')).map(({ key }) => key);
  const learned = entriesOf(nodeAt(use.node, 'learn'));
  for (const { key, keySpan } of learned) {
    if (remembered.includes(key)) continue;
    const fallback =
      remembered.length > 0 ? `it has ${listed(remembered)}` : `declare it: memory: {${key}: {initial: 0}}`;
    const message = `the rule "${use.rule}" has no memory "${key}"`;
    catalogue.report.error('unknown-key', keySpan, message, suggestion(key, remembered, fallback));
  }
  for (const { key, keySpan } of entriesOf(nodeAt(use.node, 'memory'))) {
    if (learned.some((entry) => entry.key === key)) continue;
    const message = `the rule "${use.rule}" never changes its memory "${key}"`;
    catalogue.report.error('missing-value', keySpan, message, `add learn: {${key}: …}, or make it a parameter`);
  }
};

/**
 * Reads the formulas of what a rule remembers: where it starts, and what it becomes after a tick.
 *
 * @param context the rule's, at any of its moments
 */
export const resolveMemory = (context: Omit<RuleContext, 'moment' | 'other'>, use: Use): readonly Memory[] => {
  const { catalogue } = context.resolving;
  checkLearned(catalogue, use);
  const memories = [...context.memory.values()];
  for (const memory of memories) {
    const initial = nodeAt(asMap(nodeAt(asMap(nodeAt(use.node, 'memory')), memory.name)), 'initial');
    const learn = nodeAt(asMap(nodeAt(use.node, 'learn')), memory.name);
    const read = (node: YamlNode | undefined, own: RuleContext): RuleExpression => {
      const formula = node && readFormula(catalogue.report, node);
      if (!formula) return nothing(memory.span);
      return memory.perOption
        ? resolveRuleFormula(own, formula.root)
        : resolveNumber(own, formula.root, `"${memory.name}"`);
    };
    memory.initial = read(initial, { ...context, moment: 'initial', other: undefined });
    memory.learn = read(learn, { ...context, moment: 'learn', other: memory.other });
  }
  return memories;
};
