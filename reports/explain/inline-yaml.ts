import type { ScalarNode, YamlNode } from '../../engine/language/yaml/node.ts';
import { oneLine } from './texts.ts';

const scalarText = ({ text, value }: ScalarNode): string => (value === null ? '~' : oneLine(text));

/** A YAML node on one line, as braces and brackets; texts without quotes. */
export const inlineYaml = (node: YamlNode): string => {
  switch (node.kind) {
    case 'scalar':
      return scalarText(node);
    case 'list':
      return `[${node.items.map(inlineYaml).join(', ')}]`;
    case 'map':
      return `{${node.entries.map(({ key, value }) => `${key}: ${inlineYaml(value)}`).join(', ')}}`;
  }
};

/** Whether two nodes say the same, however they are written; the keys of a map in any order. */
export const sameYaml = (a: YamlNode, b: YamlNode): boolean => {
  if (a.kind === 'scalar' || b.kind === 'scalar')
    return a.kind === b.kind && a.kind === 'scalar' && b.kind === 'scalar' && scalarsAgree(a, b);
  if (a.kind === 'list' || b.kind === 'list')
    return (
      a.kind === b.kind &&
      a.kind === 'list' &&
      b.kind === 'list' &&
      a.items.length === b.items.length &&
      a.items.every((item, k) => sameYaml(item, b.items[k] as YamlNode))
    );
  return (
    a.entries.length === b.entries.length &&
    a.entries.every((entry) => {
      const other = b.entries.find(({ key }) => key === entry.key);
      return other !== undefined && sameYaml(entry.value, other.value);
    })
  );
};

const scalarsAgree = (a: ScalarNode, b: ScalarNode): boolean =>
  Object.is(a.value, b.value) || (typeof a.value === typeof b.value && scalarText(a) === scalarText(b));
