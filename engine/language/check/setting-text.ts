import type { ScalarNode, YamlNode } from '../yaml/node.ts';

/** Texts that YAML reads as they stand, on a line of their own and inside brackets. */
const plainOnLine = /^[A-Za-z(](?:[\w .+*/^()<>=-]*[\w)])?$/;
const plainInBrackets = /^[A-Za-z][\w.]*$/;
const notTexts = /^(?:true|false|null)$/i;

const scalarText = ({ value, text }: ScalarNode, plain: RegExp): string => {
  if (typeof value !== 'string') return text;
  return plain.test(value) && !notTexts.test(value) ? value : JSON.stringify(value);
};

const inBrackets = (node: YamlNode): string => {
  if (node.kind === 'scalar') return scalarText(node, plainInBrackets);
  if (node.kind === 'list') return `[${node.items.map(inBrackets).join(', ')}]`;
  return `{${node.entries.map(({ key, value }) => `${key}: ${inBrackets(value)}`).join(', ')}}`;
};

/**
 * A value as `--set path=value` takes it: YAML on one line that reads as the same value, however the value was written
 * (quotes, comments, several lines). Numbers stay as they were written.
 *
 * @param node a value for a path whose shape has been checked: its keys need no quotes
 */
export const settingText = (node: YamlNode): string =>
  node.kind === 'scalar' ? scalarText(node, plainOnLine) : inBrackets(node);
