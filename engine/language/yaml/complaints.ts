import type { YAMLError } from 'yaml';
import type { Problem } from '../problem.ts';
import type { ProblemCode } from '../problem-code.ts';
import type { Source } from '../source.ts';
import { blockEnd } from './trap.ts';

type Saying = { code?: ProblemCode; message: string; hint?: string };

const blockInFlow = 'a block may not stand inside { } or [ ]';
const quote = 'quote a text that contains signs of YAML';

/** What the parser's codes and sentences mean to somebody who writes a model; the first that fits is taken. */
const sayings: readonly (readonly [RegExp, (word: string) => Saying])[] = [
  [/^TAB_AS_INDENT/, () => ({ code: 'tab', message: 'a tab indents this line', hint: 'indent with spaces' })],
  [
    /^UNEXPECTED_TOKEN Unexpected block-seq-ind on same line/,
    () => ({
      code: 'unquoted-formula',
      message: '"- " begins a list, which must start on a line of its own',
      hint: 'write "-x" without a space, or quote the formula',
    }),
  ],
  [
    /^UNEXPECTED_TOKEN Not a YAML token/,
    () => ({
      message: '"|" or ">" begins a text on the lines below; nothing else may stand here',
      hint: 'quote a text that begins with "|" or ">"',
    }),
  ],
  [
    /^UNEXPECTED_TOKEN Unexpected .* at node end/,
    (word) => ({ message: `the value has ended before "${word}"`, hint: 'put all of the value in one pair of quotes' }),
  ],
  [/^UNEXPECTED_TOKEN Unexpected ,/, () => ({ message: 'an item is missing before the comma' })],
  [/^UNEXPECTED_TOKEN/, (word) => ({ message: `"${word}" is not expected here`, hint: quote })],
  [/^BAD_SCALAR_START/, (word) => ({ message: `a text cannot begin with "${word[0] ?? ''}"`, hint: 'quote the text' })],
  [
    /^BAD_DQ_ESCAPE/,
    () => ({ message: 'this "\\" begins no escape that YAML knows', hint: 'use single quotes, or write "\\\\"' }),
  ],
  [
    /^MISSING_CHAR Implicit map keys/,
    (word) => ({ message: `"${word}" is no "key: value"`, hint: 'write ": " after a key' }),
  ],
  [/^MISSING_CHAR Missing ,/, () => ({ message: 'a comma is missing between two items', hint: quote })],
  [/^MULTILINE_IMPLICIT_KEY Implicit keys of flow/, () => ({ message: blockInFlow, hint: quote })],
  [
    /^MULTILINE_IMPLICIT_KEY|^KEY_OVER_1024/,
    (word) => ({
      message: `this key runs over several lines; is ": " missing after "${word.split('\n')[0]?.trim() ?? ''}"?`,
      hint: 'write ": " with the space after each key, and begin the keys of one map in the same column',
    }),
  ],
  [
    /^BAD_INDENT|^BLOCK_AS_IMPLICIT_KEY/,
    () => ({ message: 'the indentation fits no line above', hint: 'keys of one map begin in the same column' }),
  ],
  [/^BLOCK_IN_FLOW/, () => ({ message: blockInFlow, hint: quote })],
];

const sayingOf = (error: YAMLError, word: string): Saying => {
  const key = `${error.code} ${error.message}`;
  for (const [pattern, say] of sayings) if (pattern.test(key)) return say(word);
  return { message: `not valid YAML: ${error.message}` };
};

/** The first word of the last line that is not blank. */
const lastWords = (text: string): number => {
  const line = text.lastIndexOf('\n', text.trimEnd().length - 1) + 1;
  return line + (/^\s*/.exec(text.slice(line))?.[0].length ?? 0);
};

/**
 * A complaint of the `yaml` package, error or warning, in our words, its place without blanks. What it says of the end
 * of the file is told at the last line.
 */
export const complaint = (source: Source, text: string, error: YAMLError): Problem => {
  const at = error.pos[0];
  const indented = error.code === 'BAD_INDENT' ? (/^ *(?=\S)/.exec(text.slice(at, at + 1_000))?.[0].length ?? 0) : 0;
  const start = at + indented < text.trimEnd().length ? at + indented : lastWords(text);
  const word = text.slice(start, Math.max(start + 1, error.pos[1])).trimEnd();
  const { code = 'yaml-syntax', message, hint } = sayingOf(error, word.slice(0, 60));
  const firstLine = word.split(/\r?\n/, 1)[0]?.length ?? 0;
  const span = { source, start, end: start + Math.max(1, firstLine) };
  return { code, severity: 'error', message, span, ...(hint === undefined ? {} : { hint }) };
};

/** After one wrong indentation the rest of its map fits nothing either. */
const firstOfBlocks = (text: string, errors: readonly YAMLError[]): YAMLError[] => {
  let until = -1;
  return errors.filter(({ code, pos }) => {
    if (code !== 'BAD_INDENT') return true;
    const first = pos[0] > until;
    if (first) until = blockEnd(text, pos[0]);
    return first;
  });
};

/** One complaint a line; behind the first the parser may have lost the document, and then all it meets is unexpected. */
export const complaints = (source: Source, text: string, errors: readonly YAMLError[]): Problem[] => {
  const lines = new Set<number>();
  const sorted = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  return firstOfBlocks(text, sorted)
    .filter((error, index) => index === 0 || !error.message.includes('token in YAML stream'))
    .filter((error) => {
      const line = text.lastIndexOf('\n', error.pos[0] - 1);
      const first = !lines.has(line);
      lines.add(line);
      return first;
    })
    .map((error) => complaint(source, text, error));
};
