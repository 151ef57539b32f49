import { asMap, asText, itemsOf, nodeAt } from '../../engine/language/check/nodes.ts';
import type { Loaded } from '../../engine/language/load.ts';
import type { Decision, Memory, RuleUse } from '../../engine/language/model.ts';
import type { MapNode, YamlNode } from '../../engine/language/yaml/node.ts';
import type { DecisionEntry, MemoryEntry, RuleEntry } from './document.ts';
import { formulaOf, own, type Reading } from './equations.ts';
import { beliefLatex, memoryLatex, ruleLatex } from './latex-rule.ts';
import { oneLine, placeOf } from './texts.ts';
import { parameterInWords } from './values.ts';

/** Who begins with a rule: events may change it later. */
const followersOf = ({ ruleChoice, owner }: Decision, rule: number): readonly string[] =>
  owner.members
    .filter((_, k) => {
      const value = ruleChoice.values[k];
      return value?.kind === 'number' && value.value === rule;
    })
    .map(({ name }) => name);

const ruleEntry = (decision: Decision, use: RuleUse, index: number, loaded: Loaded, reading: Reading): RuleEntry => {
  const root = loaded.rules.get(use.rule);
  const choose = nodeAt(root, 'choose');
  return {
    name: use.rule,
    summary: use.summary,
    names: itemsOf(nodeAt(root, 'names')).flatMap((name) => asText(name) ?? []),
    source: asText(nodeAt(root, 'source')),
    followers: followersOf(decision, index),
    parameters: use.parameters.map((of) => `\`${of.id}\` is ${parameterInWords(of, reading.texts)}`),
    choose: {
      text: oneLine(asText(choose) ?? ''),
      latex: ruleLatex(use, decision.name, reading.context),
    },
    memory: use.memory.map((memory) => memoryEntry(memory, root, reading)),
    believe: use.believe && {
      text: oneLine(asText(nodeAt(root, 'believe')) ?? ''),
      latex: beliefLatex(use.believe, reading.context),
    },
    place: placeOf(use.choose.span),
  };
};

const memoryEntry = (memory: Memory, root: MapNode | undefined, { context }: Reading): MemoryEntry => {
  const node = asMap(nodeAt(asMap(nodeAt(root, 'memory')), memory.name));
  const text = (formula: YamlNode | undefined): string => oneLine(asText(formula) ?? '');
  const latex = memoryLatex(memory, context);
  const per = [...(memory.other ? (['other'] as const) : []), ...(memory.perOption ? (['option'] as const) : [])];
  return {
    name: memory.name,
    unit: memory.unit,
    doc: asText(nodeAt(node, 'doc')),
    per: per.length === 0 ? ['player'] : per,
    initial: { text: text(nodeAt(node, 'initial')), latex: latex.initial },
    learn: { text: text(nodeAt(asMap(nodeAt(root, 'learn')), memory.name)), latex: latex.learn },
  };
};

const initialOf = ({ options, initial, owner }: Decision): string => {
  const groups = new Map<string, string[]>();
  for (const [k, option] of initial.entries()) {
    const name = options[option] ?? '';
    groups.set(name, [...(groups.get(name) ?? []), owner.members[k]?.name ?? '']);
  }
  if (groups.size === 1) return `\`${[...groups.keys()][0]}\``;
  return [...groups].map(([option, who]) => `${who.join(', ')} \`${option}\``).join('; ');
};

/** What is chosen, by whom, with which rule, and what it is worth. */
export const decisionEntries = (loaded: Loaded, reading: Reading): readonly DecisionEntry[] =>
  reading.model.decisions.map((decision) => {
    const { id, name, owner, module, stage, options, attributes, cooperate, when, every, payoff, seen, rules, span } =
      decision;
    const there: Reading = { ...reading, context: { ...reading.context, module } };
    const me = reading.context.letters.players[0] ?? 'i';
    const chosen = own(decision, there);
    return {
      id,
      name,
      class: owner.name,
      module,
      stage,
      options: options.map((option, k) => ({
        name: option,
        attributes: attributes.map(({ values }) => values[k] ?? Number.NaN),
      })),
      attributes: attributes.map((attribute) => attribute.name),
      cooperate: options[cooperate] ?? '',
      initial: initialOf(decision),
      every: every && there.texts.of(every),
      when: every ? undefined : when && formulaOf(`${chosen} \\text{ is chosen}`, when, there, '\\iff'),
      payoff: payoff && formulaOf(`U_{${me}}\\left( ${chosen} \\right)`, payoff, there),
      seen: seen && formulaOf(`${chosen}^{\\mathrm{seen}}`, seen, there),
      rules: rules.map((use, k) => ruleEntry(decision, use, k, loaded, there)),
      place: placeOf(span),
    };
  });
