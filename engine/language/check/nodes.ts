import type { ListNode, MapEntry, MapNode, ScalarNode, YamlNode } from '../yaml/node.ts';

/*
 * Reading YAML nodes whose shape has been checked on loading: what has the wrong kind has been reported there, so here
 * it is simply absent.
 */

export const entryOf = (map: MapNode | undefined, key: string): MapEntry | undefined =>
  map?.entries.find((entry) => entry.key === key);

export const nodeAt = (map: MapNode | undefined, key: string): YamlNode | undefined => {
  const value = entryOf(map, key)?.value;
  return value === undefined || isNull(value) ? undefined : value;
};

export const isNull = (node: YamlNode): boolean => node.kind === 'scalar' && node.value === null;

export const asMap = (node: YamlNode | undefined): MapNode | undefined => (node?.kind === 'map' ? node : undefined);
export const asList = (node: YamlNode | undefined): ListNode | undefined => (node?.kind === 'list' ? node : undefined);
export const asScalar = (node: YamlNode | undefined): ScalarNode | undefined =>
  node?.kind === 'scalar' && node.value !== null ? node : undefined;

/** The text of a scalar of any type: `unit: 1` says `1`. */
export const asText = (node: YamlNode | undefined): string | undefined => {
  const scalar = asScalar(node);
  return typeof scalar?.value === 'string' ? scalar.value : scalar?.text;
};

/** A number; `true` and `false` stand for 1 and 0 in formulas, not here. */
export const asNumber = (node: YamlNode | undefined): number | undefined => {
  const value = asScalar(node)?.value;
  return typeof value === 'number' ? value : undefined;
};

export const asBoolean = (node: YamlNode | undefined): boolean | undefined => {
  const value = asScalar(node)?.value;
  return typeof value === 'boolean' ? value : undefined;
};

export const entriesOf = (node: YamlNode | undefined): readonly MapEntry[] => asMap(node)?.entries ?? [];
export const itemsOf = (node: YamlNode | undefined): readonly YamlNode[] => asList(node)?.items ?? [];

/** Key by key: what `over` gives replaces, what it does not mention stays. */
export const replaceKeys = (under: YamlNode, over: YamlNode): YamlNode => {
  if (under.kind !== 'map' || over.kind !== 'map') return over;
  const kept = under.entries.map((entry) => entryOf(over, entry.key) ?? entry);
  const added = over.entries.filter((entry) => !entryOf(under, entry.key));
  return { ...under, entries: [...kept, ...added].filter((entry) => !isNull(entry.value)) };
};
