import type { Problem } from '../problem.ts';
import type { Source } from '../source.ts';
import type { ScalarNode } from './node.ts';

/** Largest file read, in bytes of UTF-8. */
export const largestFile = 1_048_576;

const mostReported = 20;

/** Invisible or reordering characters: harmless to the structure, but a reader would not see what a file says. */
const hidden = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/;

/** Control characters but tab and line ends, a carriage return alone, half surrogate pairs, what is no character. */
const broken =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\uFFFE\uFFFF]|\r(?!\n)|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

const either = new RegExp(`${hidden.source}|${broken.source}`, 'g');

const names: Readonly<Record<number, string>> = {
  0: 'a NUL character',
  13: 'a carriage return without a line feed',
  27: 'an escape character',
  133: 'a next-line character',
  160: 'a no-break space',
  8203: 'a zero-width space',
  8232: 'a line separator',
  8233: 'a paragraph separator',
  65279: 'a byte order mark inside the file',
};

const nameOf = (character: string): string => {
  const code = character.charCodeAt(0);
  const point = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const kind = hidden.test(character) ? 'an invisible text-direction or joining character' : 'a control character';
  return `${names[code] ?? kind} (${point})`;
};

/** What is wrong with the characters of a file, and the text with each of them made harmless in place. */
export type Characters = { text: string; problems: Problem[]; readable: boolean };

/**
 * Refuses characters that break a file or hide what it says. Offsets in the text returned equal those in the source;
 * `readable` is false where the structure is lost, so that nothing further should be said about the file.
 */
export const checkCharacters = (source: Source): Characters => {
  const problems: Problem[] = [];
  let readable = true;
  const replace = (character: string, at: number): string => {
    if (at === 0 && character === '\uFEFF') return character;
    if (broken.test(character)) readable = false;
    if (problems.length < mostReported) problems.push(characterProblem(source, character, at));
    return '\uFFFD';
  };
  const text = source.text.replace(either, replace);
  return { text, problems, readable };
};

const characterProblem = (source: Source, character: string, at: number): Problem => ({
  code: 'control-character',
  severity: 'error',
  message: `${nameOf(character)} is not allowed in a file`,
  span: { source, start: at, end: at + 1 },
  hint: 'delete it',
});

const first = new RegExp(either.source);

/**
 * The first character of a quoted text that would be refused if it stood in the file as it is: an escape such as `\\e`
 * or `\\u202e` brings it into names and labels all the same.
 */
export const escapedProblem = ({ value, quoted, offsets, span }: ScalarNode): Problem | undefined => {
  const found = quoted && typeof value === 'string' ? first.exec(value) : null;
  if (!found) return undefined;
  const start = offsets(found.index);
  return {
    code: 'control-character',
    severity: 'error',
    message: `this stands for ${nameOf(found[0])}, which is not allowed`,
    span: { source: span.source, start, end: Math.max(start + 1, offsets(found.index + 1)) },
    hint: 'delete it',
  };
};

/** Tabs at the beginning of a line: YAML indents with spaces only, and what a tab is worth differs between editors. */
export const checkTabs = (source: Source): Problem[] => {
  const problems: Problem[] = [];
  for (const match of source.text.matchAll(/^\uFEFF? *(\t)[ \t]*(?=[^\s])/gm)) {
    if (problems.length === mostReported) break;
    const at = match.index + match[0].indexOf('\t');
    problems.push({
      code: 'tab',
      severity: 'error',
      message: 'a tab indents this line',
      span: { source, start: at, end: at + 1 },
      hint: 'indent with spaces',
    });
  }
  return problems;
};

/** Bytes of a text in UTF-8, counted only as far as it matters. */
export const isTooLarge = (text: string): boolean =>
  text.length > largestFile || (text.length > largestFile / 3 && new TextEncoder().encode(text).length > largestFile);
