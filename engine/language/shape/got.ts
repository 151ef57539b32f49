import type { YamlNode } from '../yaml/node.ts';

const longestShown = 40;

const shorten = (text: string): string => {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length > longestShown ? `${characters.slice(0, longestShown - 1).join('')}…` : characters.join('');
};

/** What stands there, as a message says it after "got". */
export const got = (node: YamlNode): string => {
  if (node.kind === 'list') return node.items.length === 0 ? 'an empty list' : 'a list';
  if (node.kind === 'map') return node.entries.length === 0 ? 'an empty map' : 'a map';
  if (node.value === null) return 'nothing';
  if (typeof node.value === 'number') return `the number ${shorten(node.text)}`;
  if (typeof node.value === 'boolean') return String(node.value);
  return node.value === '' ? 'an empty text' : `the text "${shorten(node.value)}"`;
};
