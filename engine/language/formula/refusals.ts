import type { ProblemCode } from '../problem-code.ts';

/** What to say of a sign formulas do not have. */
export type Refusal = {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
};

const refuse = (code: ProblemCode, message: string, hint: string): Refusal => ({ code, message, hint });

const instead = (sign: string, write: string): Refusal =>
  refuse('unknown-operator', `"${sign}" is no operator here`, `write ${write}`);

const bitwise = (sign: string, write: string): Refusal =>
  refuse('bitwise-operator', `"${sign}" works on bits, which formulas do not have`, write);

/** Signs of other languages and of mathjs, longest first: the first that the text continues with is taken. */
export const refusedSigns: readonly (readonly [string, Refusal])[] = [
  ['>>>', bitwise('>>>', 'divide by a power of two')],
  ['===', instead('===', '==')],
  ['!==', instead('!==', '!=')],
  ['...', refuse('range', '"..." has no meaning here', 'write the values out')],
  ['&&', instead('&&', 'and')],
  ['||', instead('||', 'or')],
  ['**', instead('**', '^')],
  ['<>', instead('<>', '!=')],
  ['=<', instead('=<', '<=')],
  ['=>', instead('=>', '>=')],
  ['??', instead('??', 'orelse(a, b)')],
  ['?.', instead('?.', 'orelse(a.b, c)')],
  ['<<', bitwise('<<', 'multiply by a power of two')],
  ['>>', bitwise('>>', 'divide by a power of two')],
  ['//', refuse('comment', 'formulas contain no comments', 'one / divides; put a YAML comment above the key')],
  ['/*', refuse('comment', 'formulas contain no comments', 'put a YAML comment above the key')],
  [':=', refuse('assignment', '":=" assigns, a formula only has a value', 'write == to compare')],
  ['.*', instead('.*', '*')],
  ['./', instead('./', '/')],
  ['.^', instead('.^', '^')],
  ['#', refuse('comment', 'formulas contain no comments', 'a YAML comment begins with a space: write " # "')],
  ['=', refuse('assignment', '"=" assigns, a formula only has a value', 'write == to compare')],
  ['?', refuse('conditional-operator', 'formulas have no "? :"', 'write if(condition, then, otherwise)')],
  [':', refuse('range', 'formulas have no ranges', 'write the values out')],
  [';', refuse('statement', 'a formula is one expression, without ";"', 'name the parts under "let"')],
  ['&', bitwise('&', 'write and')],
  ['|', bitwise('|', 'write or')],
  ['~', bitwise('~', 'write not')],
  ['{', refuse('matrix', 'formulas have no { }', 'use ( ) to group')],
  ['}', refuse('matrix', 'formulas have no { }', 'use ( ) to group')],
  ['@', refuse('unknown-character', '"@" has no meaning here', 'delete it')],
  ['$', refuse('unknown-character', '"$" has no meaning here', 'names are letters, digits and _')],
  ['\\', refuse('unknown-character', '"\\" has no meaning here', 'delete it')],
];

/** `!` before a value, behind one, and the quote behind a value. */
export const negation = refuse('unknown-operator', '"!" is no operator here', 'write not');
export const factorial = refuse('factorial', 'formulas have no factorial', 'write the product, or != for "not equal"');
export const transpose = refuse('transpose', 'formulas have no transpose', 'delete the quote');
export const string = refuse('string', 'formulas have no texts', 'write an option or a name without quotes');

/** Characters that look like a sign of ours, and that sign. */
const lookalikes: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '﹣': '-',
  '－': '-',
  '＋': '+',
  '×': '*',
  '·': '*',
  '⋅': '*',
  '∙': '*',
  '∗': '*',
  '•': '*',
  '＊': '*',
  '÷': '/',
  '∕': '/',
  '⁄': '/',
  '／': '/',
  '≤': '<=',
  '⩽': '<=',
  '≥': '>=',
  '⩾': '>=',
  '≠': '!=',
  '≡': '==',
  '＝': '==',
  '＜': '<',
  '＞': '>',
  '∧': 'and',
  '∨': 'or',
  '¬': 'not',
  '√': 'sqrt(x)',
  '∑': 'sum(x)',
  '²': '^2',
  '³': '^3',
  '¹': '^1',
  '⁰': '^0',
  '∞': 'a large number such as 1e9',
  '％': '%',
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '，': ',',
  '、': ',',
  '．': '.',
};

const typographicQuotes = /[\u2018-\u201F\u00AB\u00BB\u2039\u203A\u2032\u2033]/;
const otherSpaces = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\uFEFF\u200B]/;

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** What to say of a character that begins nothing. */
export const refuseCharacter = (character: string): Refusal => {
  if (otherSpaces.test(character))
    return refuse(
      'unicode-character',
      `a space that is no plain space (${codePoint(character)})`,
      'write a plain space',
    );
  if (typographicQuotes.test(character)) return refuse('string', string.message, string.hint);
  const ours = lookalikes[character];
  if (ours !== undefined) return refuse('unicode-character', `"${character}" is not plain ASCII`, `write ${ours}`);
  if (/\p{L}|\p{M}|\p{N}/u.test(character))
    return refuse('unicode-character', `"${character}" cannot be part of a name`, 'names are a-z, A-Z, 0-9 and _');
  if (character.charCodeAt(0) > 0x7e || character.charCodeAt(0) < 0x20)
    return refuse('unicode-character', `the character ${codePoint(character)} has no meaning here`, 'delete it');
  return refuse('unknown-character', `"${character}" has no meaning here`, 'delete it');
};

/** Words that are operators elsewhere, and what to write. */
export const operatorWords: ReadonlyMap<string, string> = new Map([
  ['mod', 'a % b'],
  ['xor', '(a or b) and not (a and b)'],
  ['to', 'plain numbers: units are not converted'],
  ['in', 'a == b'],
  ['is', 'a == b'],
  ['if', 'if(condition, then, otherwise)'],
  ['then', 'if(condition, then, otherwise)'],
  ['else', 'if(condition, then, otherwise)'],
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
  ['And', 'and'],
  ['Or', 'or'],
  ['Not', 'not'],
]);
