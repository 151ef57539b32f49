import type { Span } from '../../language/source.ts';
import type { MapNode } from '../../language/yaml/node.ts';

export const entryIn = (map: MapNode, key: string) => map.entries.find((entry) => entry.key === key);

export const textIn = (map: MapNode, key: string): string | undefined => {
  const value = entryIn(map, key)?.value;
  return value?.kind === 'scalar' && value.value !== null ? value.text.trim() : undefined;
};

/** Texts of a list; none where there is no such list. */
export const textsIn = (map: MapNode, key: string): readonly { readonly text: string; readonly span: Span }[] => {
  const value = entryIn(map, key)?.value;
  if (value?.kind !== 'list') return [];
  return value.items.flatMap((item) => (item.kind === 'scalar' ? [{ text: item.text, span: item.span }] : []));
};
