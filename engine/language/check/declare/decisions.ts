import type { Attribute, Decision, Parameter, PlayerClass } from '../../model.ts';
import type { Span } from '../../source.ts';
import type { MapNode } from '../../yaml/node.ts';
import { type Draft, idOf, type OptionSet } from '../catalogue.ts';
import { asList, asMap, asNumber, asText, itemsOf, nodeAt } from '../nodes.ts';
import { findDecision } from '../paths.ts';
import { isFormulaWord, isTaken } from '../words.ts';
import { type Declaring, everyMember, givenTo, later } from './declaring.ts';
import { declare, type Entry, gather } from './gather.ts';
import { declareTiming } from './timing.ts';
import { readOption } from './values.ts';

/** Keys of a decision that are no attribute. */
const ownKeys = new Set(['options', 'of', 'initial', 'payoff', 'rule', 'stage', 'when', 'every', 'seen', 'cooperate']);

/** A declared decision with what its file says. */
export type DecisionNode = { readonly decision: Draft<Decision>; readonly node: MapNode };

const noRule = (owner: PlayerClass, name: string, span: Span): Parameter => ({
  kind: 'parameter',
  name: 'rule',
  module: undefined,
  id: `${owner.name}.${name}.rule`,
  owner,
  span,
  unit: '1',
  label: `rule of ${name}`,
  doc: undefined,
  source: undefined,
  role: 'assumption',
  headline: false,
  range: undefined,
  options: [],
  values: [],
  origin: 'rule-choice',
  schedule: undefined,
});

const createDecision = (entry: Entry, owner: PlayerClass): Draft<Decision> => ({
  kind: 'decision',
  name: entry.name,
  module: entry.module,
  id: idOf(entry.module, entry.name),
  owner,
  span: entry.keySpan,
  options: [],
  attributes: [],
  initial: [],
  payoff: undefined,
  stage: asNumber(nodeAt(asMap(entry.value), 'stage')) ?? 1,
  when: undefined,
  every: undefined,
  seen: undefined,
  cooperate: 0,
  rules: [],
  ruleChoice: noRule(owner, entry.name, entry.keySpan),
});

const refuseWord = ({ catalogue }: Declaring, word: string, span: Span, what: string): void => {
  catalogue.report.error(
    'reserved-name',
    span,
    `"${word}" has a meaning of its own in formulas and cannot be ${what}`,
    'choose another name',
  );
};

const readOptions = (declaring: Declaring, node: MapNode, decision: Decision): readonly string[] => {
  const { catalogue } = declaring;
  const items = itemsOf(nodeAt(node, 'options'));
  const options: string[] = [];
  for (const item of items) {
    const option = asText(item);
    if (option === undefined) continue;
    if (isTaken(option)) refuseWord(declaring, option, item.span, 'an option');
    if (options.includes(option))
      catalogue.report.error('declared-twice', item.span, `"${option}" is twice among the options of ${decision.name}`);
    options.push(option);
  }
  if (items.length === 0) {
    catalogue.report.error(
      'missing-value',
      decision.span,
      `the decision "${decision.name}" has no options`,
      'add options: [pause, slow, race], or share those of another decision with of:',
    );
  }
  return options;
};

/** Lists beside the language's keys: a number per option. */
const readAttributes = (declaring: Declaring, node: MapNode, decision: Decision): readonly Attribute[] => {
  const { catalogue } = declaring;
  return node.entries.flatMap(({ key, keySpan, value }) => {
    if (ownKeys.has(key)) return [];
    const list = asList(value);
    if (!list) {
      catalogue.broken.add(key);
      return [];
    }
    if (isFormulaWord(key)) {
      refuseWord(declaring, key, keySpan, 'an attribute');
      catalogue.broken.add(key);
      return [];
    }
    const values = list.items.map((item) => asNumber(item) ?? Number.NaN);
    if (values.length === decision.options.length) return [{ name: key, decision, values }];
    const wanted = `${decision.options.length} options (${decision.options.join(', ')})`;
    catalogue.report.error(
      'wrong-length',
      keySpan,
      `"${key}" has ${values.length} numbers for ${wanted}`,
      'give one number per option, in the order of the options',
    );
    // The attribute is there, so that what reads it is no further error.
    return [{ name: key, decision, values: decision.options.map((_, option) => values[option] ?? 0) }];
  });
};

/** `of: labs.stance`: its options, and its attributes where the decision has none of that name itself. */
const share = (declaring: Declaring, { decision, node }: DecisionNode): void => {
  const of = nodeAt(node, 'of');
  const shared = of && findDecision(declaring.catalogue, asText(of) ?? '', decision.owner, of.span);
  if (shared) decision.options = shared.options;
  const own = readAttributes(declaring, node, decision);
  const taken = (shared?.attributes ?? [])
    .filter(({ name }) => !own.some((attribute) => attribute.name === name))
    .map(({ name, values }): Attribute => ({ name, decision, values }));
  decision.attributes = [...taken, ...own];
};

const fill = (declaring: Declaring, { decision, node }: DecisionNode, set: OptionSet): void => {
  const initial = nodeAt(node, 'initial');
  const cooperate = nodeAt(node, 'cooperate');
  decision.cooperate = (cooperate && readOption(declaring, cooperate, set)) ?? 0;
  const common = initial && readOption(declaring, initial, set);
  decision.initial = everyMember(decision.owner).map((member) => {
    const given = givenTo(declaring, decision, member);
    return (given ? readOption(declaring, given, set) : common) ?? 0;
  });
};

/**
 * Decisions with options and attributes; payoffs and masks are resolved later. A decision without `initial` begins at
 * its first option.
 */
export const declareDecisions = (declaring: Declaring): readonly DecisionNode[] => {
  const { catalogue } = declaring;
  const declared = gather(catalogue, declaring.parts, 'decisions').flatMap((entry): DecisionNode[] => {
    const node = asMap(entry.value);
    if (!node) return [];
    if (!entry.owner) {
      catalogue.broken.add(entry.name);
      catalogue.report.error(
        'world-decision',
        entry.keySpan,
        'the world decides nothing: a decision belongs to a class',
        'name what happens by itself under draw or events',
      );
      return [];
    }
    const decision = createDecision(entry, entry.owner);
    if (!declare(catalogue, decision)) return [];
    if (!nodeAt(node, 'of')) {
      decision.options = readOptions(declaring, node, decision);
      decision.attributes = readAttributes(declaring, node, decision);
    }
    return [{ decision, node }];
  });
  for (const each of declared) if (nodeAt(each.node, 'of')) share(declaring, each);
  for (const each of declared) resolveLater(declaring, each);
  return declared;
};

const resolveLater = (declaring: Declaring, each: DecisionNode): void => {
  const { decision, node } = each;
  const set: OptionSet = { title: `${decision.owner.name}.${decision.name}`, options: decision.options, decision };
  declaring.catalogue.holds.set(decision, set);
  const scope = { class: decision.owner, module: decision.module };
  later(declaring, nodeAt(node, 'payoff'), { ...scope, decision }, (formula) => {
    decision.payoff = formula;
  });
  declareTiming(declaring, decision, node, { ...scope, decision });
  later(
    declaring,
    nodeAt(node, 'seen'),
    { ...scope, decision },
    (formula) => {
      decision.seen = formula;
    },
    () => set,
  );
  declaring.catalogue.later.push(() => fill(declaring, each, set));
};
