import type { Place } from './document.ts';

/** Signs that Markdown would read; names in backticks are left alone. */
export const escaped = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, k) => (k % 2 === 1 ? part : part.replace(/[\\*_<>[\]#~$|&]/g, '\\$&')))
    .join('')
    .replace(/^(?:[-+]|\d+(?=[.)]))(?=[.)]?\s)/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));

/** A text of several paragraphs. */
export const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n/)
    .map((one) => escaped(one.replace(/\s+/g, ' ').trim()))
    .filter((one) => one !== '');

/** A text of one line as code, whatever backticks are in it. */
export const code = (text: string): string => {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
};

/** `scenarios/frontier.yaml:12` */
export const placeText = ({ file, line }: Place): string => code(`${file}:${line}`);

/** The cells’ bars would part columns, also in code. */
const cell = (text: string): string => text.replace(/\s*\n\s*/g, ' ').replace(/(?<!\\)\|/g, '\\|');

/** A table; columns in which nothing stands are left out, and so is a table without rows. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => {
  if (rows.length === 0) return [];
  const kept = heads.map((head, k) => head === '' || k === 0 || rows.some((row) => (row[k] ?? '') !== ''));
  const line = (cells: readonly string[]): string =>
    `| ${cells
      .filter((_, k) => kept[k])
      .map(cell)
      .join(' | ')} |`;
  return [[line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')];
};

/** A formula typeset on lines of its own. */
export const displayed = (latex: string): string => `$$\n${latex}\n$$`;

export const list = (items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [items.map((item) => `* ${item}`).join('\n')];

/** A heading with what stands under it; nothing where nothing does. */
export const under = (heading: string, parts: readonly string[]): readonly string[] =>
  parts.length === 0 ? [] : [heading, ...parts];

export const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** The parts of a paragraph that there are. */
export const joined = (...texts: readonly (string | undefined)[]): string =>
  texts.filter((text) => text !== undefined).join(' ');
