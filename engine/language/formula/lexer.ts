import type { Problem } from '../problem.ts';
import type { Span } from '../source.ts';
import { isVanishing, VANISHING } from '../vanishing.ts';
import type { ScalarNode } from '../yaml/node.ts';
import { factorial, negation, type Refusal, refuseCharacter, refusedSigns, string, transpose } from './refusals.ts';
import { endsValue, type Sign, type Token } from './token.ts';

const words: ReadonlySet<string> = new Set(['and', 'or', 'not']);

const reservedNames: ReadonlySet<string> = new Set(['constructor', '__proto__', 'prototype']);

const truthValues: Readonly<Record<string, string>> = { true: '1', false: '0' };

/** Pieces of text by the character that they begin with, in their order. */
const byFirst = <T>(pieces: readonly T[], textOf: (piece: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const piece of pieces) {
    const first = textOf(piece)[0] as string;
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [piece]);
    else group.push(piece);
  }
  return groups;
};

const refusedFrom = byFirst(refusedSigns, ([sign]) => sign);

/** Longest first. */
const signs: readonly Sign[] = [
  '==',
  '!=',
  '<=',
  '>=',
  '+',
  '-',
  '*',
  '/',
  '^',
  '%',
  '<',
  '>',
  '(',
  ')',
  '[',
  ']',
  ',',
  '.',
];

const signsFrom = byFirst(signs, (sign) => sign);

/** What a piece of text at some offset is; `length` is never zero. */
type Piece = { readonly length: number } & (
  | { readonly token: Omit<Token & { kind: 'number' }, 'span'> | Omit<Token & { kind: 'name' }, 'span'> }
  | { readonly token: Omit<Token & { kind: 'sign' }, 'span'> }
  | { readonly refusal: Refusal; readonly at?: number }
  | { readonly blank: true }
);

const wrong = (code: Problem['code'], message: string, hint: string): Refusal => ({ code, message, hint });

const numberPattern = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;

const match = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
};

/** Numbers that other languages have, or that are not what they look like: what is wrong, and what to write. */
const oddNumbers: readonly (readonly [RegExp, string, (word: string) => string])[] = [
  [
    /(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-\d\d)?(?![\w.])/y,
    'is a date, and formulas count ticks',
    () => 'write the tick, as in at: 12; time: {start: 2026-01} says which month tick 0 is',
  ],
  [/0[xXoObB][0-9a-fA-F_]+/y, 'is not a decimal number', () => 'write it in decimals'],
  [/\d+(?:_\d+)+/y, 'is no number', (word) => `write ${word.replaceAll('_', '')}`],
  [/0+(?=0)0(?![\d.])/y, 'is no number', () => 'write 0; 1000 has no comma'],
  [/0\d+(?:\.\d+)?/y, 'begins with a zero', (word) => `write ${Number(word)}`],
  [
    /\d+\.(?![\d*/^])(?:[eE][+-]?\d+)?/y,
    'has no digit after the point',
    (word) => `write ${word.replace('.', '.0')} or ${word.replace('.', '')}`,
  ],
  [/\d*\.\d+(?:\.\d+)+/y, 'has two points', () => 'write one number'],
];

/** Most numbers: none of the odd ones, for nothing goes on behind it. */
const plainNumber = /(?:0|[1-9]\d*)(?:\.\d+)?(?![\w.-])/y;

const numberAt = (text: string, at: number): Piece | undefined => {
  const first = text[at] as string;
  if (first !== '.' && (first < '0' || first > '9')) return undefined;
  const plain = match(plainNumber, text, at);
  if (plain === undefined)
    for (const [pattern, what, hint] of oddNumbers) {
      const word = match(pattern, text, at);
      if (word) return { length: word.length, refusal: wrong('number-form', `${word} ${what}`, hint(word)) };
    }
  const word = plain ?? match(numberPattern, text, at);
  if (word === undefined) return undefined;
  const value = Number(word);
  const refusal = numberRange(word, value);
  return refusal
    ? { length: word.length, refusal }
    : { length: word.length, token: { kind: 'number', value, text: word } };
};

const shortened = (word: string): string => (word.length > 40 ? `${word.slice(0, 39)}…` : word);

const numberRange = (word: string, value: number): Refusal | undefined => {
  if (!Number.isFinite(value))
    return wrong('number-range', `${shortened(word)} is larger than any number here`, 'the largest is about 1.8e308');
  if (isVanishing(word, value)) return wrong('number-range', `${shortened(word)} ${VANISHING.message}`, VANISHING.hint);
  if (/^\d+$/.test(word) && !Number.isSafeInteger(value))
    return wrong(
      'number-range',
      `${shortened(word)} is beyond the whole numbers that are exact`,
      'write it with an exponent',
    );
  return undefined;
};

const namePattern = /[A-Za-z_][A-Za-z0-9_]*/y;

const nameAt = (text: string, at: number): Piece | undefined => {
  const word = match(namePattern, text, at);
  if (word === undefined) return undefined;
  const { length } = word;
  if (words.has(word)) return { length, token: { kind: 'sign', sign: word as Sign, text: word } };
  if (reservedNames.has(word))
    return { length, refusal: wrong('reserved-name', `"${word}" cannot be a name`, 'choose another name') };
  if (Object.hasOwn(truthValues, word))
    return {
      length,
      refusal: wrong('reserved-name', `"${word}" is no name; truth is a number`, `write ${truthValues[word]}`),
    };
  return { length, token: { kind: 'name', text: word } };
};

/** A quoted text to its closing quote, or to the end. */
const stringAt = (text: string, at: number): Piece => {
  const end = text.indexOf(text[at] ?? '', at + 1);
  return { length: (end < 0 ? text.length : end + 1) - at, refusal: string };
};

/** `!` and `'` mean one thing behind a value and another elsewhere. */
const quoteOrBang = (text: string, at: number, behindValue: boolean, touching: boolean): Piece | undefined => {
  const character = text[at] ?? '';
  if (character === '!' && !text.startsWith('!=', at))
    return { length: 1, refusal: behindValue ? factorial : negation };
  if (character === "'" && behindValue && touching) return { length: 1, refusal: transpose };
  return '"\'`'.includes(character) ? stringAt(text, at) : undefined;
};

const refusedAt = (text: string, at: number): Piece | undefined => {
  for (const [sign, refusal] of refusedFrom.get(text[at] as string) ?? [])
    if (text.startsWith(sign, at) && !isOurs(text, at)) return { length: sign.length, refusal };
  return undefined;
};

/** `==` begins with a refused sign but is ours, unless it goes on as `===`. */
const isOurs = (text: string, at: number): boolean => text.startsWith('==', at) && !text.startsWith('===', at);

const signAt = (text: string, at: number): Piece | undefined => {
  const sign = signsFrom.get(text[at] as string)?.find((candidate) => text.startsWith(candidate, at));
  return sign && { length: sign.length, token: { kind: 'sign', sign, text: sign } };
};

const blankPattern = /[ \t\r\n]+/y;

const pieceAt = (text: string, at: number, last: Token | undefined, touching: boolean): Piece => {
  const blank = match(blankPattern, text, at);
  if (blank) return { length: blank.length, blank: true };
  const name = nameAt(text, at);
  if (name) return name;
  const behindValue = endsValue(last);
  const isDot = text[at] === '.' && behindValue && touching && last?.kind !== 'number';
  const piece =
    (isDot && !/[*/^.]/.test(text[at + 1] ?? '') ? signAt(text, at) : undefined) ??
    numberAt(text, at) ??
    quoteOrBang(text, at, behindValue, touching) ??
    refusedAt(text, at) ??
    signAt(text, at);
  if (piece) return piece;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { length: character.length, refusal: refuseCharacter(character) };
};

/** The place of a stretch of a scalar's text in the source. */
export const spanIn = (scalar: ScalarNode, start: number, end: number): Span => {
  const from = scalar.offsets(start);
  const to = end > start ? scalar.offsets(end - 1) + 1 : from;
  return { source: scalar.span.source, start: from, end: Math.max(from, to) };
};

/** `cos.constructor("…")()` is an attempt to leave the language: the rest of it needs no word. */
const isForbidden = ({ code, message }: Problem): boolean =>
  code === 'reserved-name' && [...reservedNames].some((name) => message.startsWith(`"${name}"`));

/** `a ? b : c` is one mistake: the colon behind a question mark is not a second one. */
const withoutEchoes = (problems: readonly Problem[]): Problem[] => {
  const forbidden = problems.find(isForbidden);
  if (forbidden) return [forbidden];
  return withoutColons(problems);
};

const withoutColons = (problems: readonly Problem[]): Problem[] =>
  problems.some(({ code }) => code === 'conditional-operator')
    ? problems.filter(({ code }) => code !== 'range')
    : [...problems];

/** The tokens of a formula, or every sign and word in it that formulas do not have. */
export const readTokens = (scalar: ScalarNode): { tokens: Token[]; problems: Problem[] } => {
  const { text } = scalar;
  const tokens: Token[] = [];
  const problems: Problem[] = [];
  let touching = false;
  for (let at = 0; at < text.length; ) {
    const piece = pieceAt(text, at, tokens.at(-1), touching);
    const span = spanIn(scalar, at, at + piece.length);
    if ('token' in piece) tokens.push({ ...piece.token, span });
    else if ('refusal' in piece) problems.push({ ...piece.refusal, severity: 'error', span });
    touching = !('blank' in piece);
    at += piece.length;
  }
  return { tokens, problems: withoutEchoes(problems) };
};
