import type { Loaded } from '../../language/load.ts';
import type { MapNode, YamlNode } from '../../language/yaml/node.ts';

/** A tree as JSON text with its keys in the order written: objects of JavaScript would put `2` before `b`. */
const nodeText = (node: YamlNode, indent: string): string => {
  const inner = `${indent}  `;
  if (node.kind === 'scalar') return JSON.stringify(node.value);
  const parts =
    node.kind === 'list'
      ? node.items.map((item) => `${inner}${nodeText(item, inner)}`)
      : node.entries.map(({ key, value }) => `${inner}${JSON.stringify(key)}: ${nodeText(value, inner)}`);
  const [open, close] = node.kind === 'list' ? ['[', ']'] : ['{', '}'];
  return parts.length === 0 ? open + close : `${open}\n${parts.join(',\n')}\n${indent}${close}`;
};

const blockText = (trees: Iterable<readonly [string, MapNode]>): string => {
  const parts = [...trees].map(([name, root]) => `    ${JSON.stringify(name)}: ${nodeText(root, '    ')}`);
  return parts.length === 0 ? '{}' : `{\n${parts.join(',\n')}\n  }`;
};

/** The scenario after `extends` and `--set`, with its modules and rules, as plain JSON. */
export const resolvedText = (loaded: Loaded): string =>
  [
    '{',
    '  "schemaVersion": 1,',
    `  "name": ${JSON.stringify(loaded.name)},`,
    `  "scenario": ${nodeText(loaded.root, '  ')},`,
    `  "modules": ${blockText(loaded.modules.map(({ name, root }) => [name, root] as const))},`,
    `  "rules": ${blockText(loaded.rules)}`,
    '}\n',
  ].join('\n');
