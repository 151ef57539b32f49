import { asList, asMap, asText, entriesOf, entryOf, nodeAt } from '../../engine/language/check/nodes.ts';
import { shows } from '../../engine/language/shape/shows.ts';
import { keyAsText } from '../../engine/language/yaml/key-as-text.ts';
import type { MapNode, YamlNode } from '../../engine/language/yaml/node.ts';

type Keys = readonly string[];

const isCalled = (item: YamlNode, name: string): boolean => asText(nodeAt(asMap(item), 'name')) === name;

const classOfMember = (root: MapNode, name: string): string | undefined =>
  entriesOf(nodeAt(root, 'players')).find(({ value }) => asList(value)?.items.some((item) => isCalled(item, name)))
    ?.key;

/**
 * Where a file may say without a path what `Leader.caution`, `labs.stance.rule` or `labs.stance.logit.precision` says
 * with one: at the player, then at the class.
 *
 * @param root the scenario, for the class of a player
 * @param path as `parameters` has it
 * @returns the keys that lead there, a player by the name, the nearest place first
 */
export const formsOfPath = (root: MapNode, path: string): readonly Keys[] => {
  const [head = '', ...rest] = path.split('.');
  const memberClass = classOfMember(root, head);
  const owner = memberClass ?? head;
  const [first = '', second = '', ...others] = rest;
  const member = (...keys: Keys): readonly Keys[] => (memberClass ? [['players', owner, head, ...keys]] : []);
  if (rest.length === 1) return [...member(first), ['parameters', owner, first]];
  if (rest.length === 2 && second === 'rule') return [...member('rule', first), ['decisions', owner, first, 'rule']];
  if (rest.length > 2)
    return [...member('rule', first, second, ...others), ['decisions', owner, first, 'rule', second, ...others]];
  return [];
};

/** A declaration without a default says nothing of the value. */
const valueIn = (node: YamlNode): YamlNode | undefined =>
  node.kind === 'map' && !shows(node, ['dist', 'p10', 'p90']) ? entryOf(node, 'default')?.value : node;

/** `{logit: {precision: 4}}` says `logit`. */
const ruleIn = (node: YamlNode): YamlNode => {
  const [use] = entriesOf(node);
  return use ? keyAsText(use) : node;
};

const step = (node: YamlNode | undefined, key: string): YamlNode | undefined =>
  asList(node)?.items.find((item) => isCalled(item, key)) ?? entryOf(asMap(node), key)?.value;

/** What a file says there: the value of a parameter, the name of a rule, else all of it. */
export const saidAt = (root: MapNode, keys: Keys): YamlNode | undefined => {
  const node = keys.reduce<YamlNode | undefined>(step, root);
  if (node === undefined) return undefined;
  if (keys[0] === 'parameters') return valueIn(node);
  const isRule =
    keys[0] === 'decisions' ? keys[3] === 'rule' && keys.length === 4 : keys[3] === 'rule' && keys.length === 5;
  return isRule ? ruleIn(node) : node;
};
