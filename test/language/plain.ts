import type { YamlNode } from '../../engine/language/yaml/node.ts';

/** What a tree says, without places: maps as lists of pairs, so that order counts. */
export const plain = (node: YamlNode): unknown => {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return new Map(node.entries.map(({ key, value }) => [key, plain(value)]));
};

/** The same with maps as objects, for comparing with literals where order does not count. */
export const asObject = (node: YamlNode): unknown => {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(asObject);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, asObject(value)]));
};
