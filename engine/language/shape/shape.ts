import type { MapEntry } from '../yaml/node.ts';
import type { Slip } from './slips.ts';

/**
 * What a file looks like, as a table. The same table checks files (`validate.ts`), and becomes the JSON Schema that
 * gives editors completion (`../schema.ts`), so the two cannot drift apart.
 *
 * `expected` is what a message says after "expected": "a list of options". `about` is the line an editor shows. `slip`
 * says what to write where something else stands.
 */
export type Shape =
  | TextShape
  | WordShape
  | NumberShape
  | BooleanShape
  | FormulaShape
  | ListShape
  | MapShape
  | RecordShape
  | ChoiceShape
  | TaggedShape
  | RefusedShape
  | AnyShape;

/** A text; with `pattern` one of that form, `isName` where it names something. `numbers`: a number does as well. */
export type TextShape = {
  readonly kind: 'text';
  readonly expected: string;
  readonly slip?: Slip;
  readonly pattern?: string;
  readonly longest?: number;
  readonly isName?: true;
  readonly numbers?: 'any' | 'whole';
};

/** One of a few words. */
export type WordShape = { readonly kind: 'word'; readonly expected: string; readonly words: readonly string[] };

export type NumberShape = {
  readonly kind: 'number';
  readonly expected: string;
  readonly slip?: Slip;
  readonly min?: number;
  readonly max?: number;
  /** Larger than this, not equal to it. */
  readonly above?: number;
  readonly whole?: true;
};

export type BooleanShape = { readonly kind: 'boolean'; readonly expected: string };

/**
 * A formula: a text, or a number or boolean that stands for itself. Its syntax is the formula parser's affair.
 * `orName`: the text may as well be a name that is no formula (`home: New Zealand`).
 */
export type FormulaShape = { readonly kind: 'formula'; readonly expected: string; readonly orName?: true };

export type ListShape = {
  readonly kind: 'list';
  readonly expected: string;
  readonly slip?: Slip;
  readonly of: Shape;
  readonly fewest?: number;
  readonly most?: number;
  /** Numbers that do not fall. */
  readonly ascending?: true;
  /** Its items are maps that an overlay merges by `name`, so that `~` can stand in them. */
  readonly byName?: true;
};

/** A map whose keys the author chooses. */
export type MapShape = {
  readonly kind: 'map';
  readonly expected: string;
  readonly slip?: Slip;
  readonly key: KeyShape;
  readonly of: Shape;
  readonly fewest?: number;
  readonly most?: number;
  /** Says of an entry that stands one level too high where it belongs. */
  readonly misplaced?: (entry: MapEntry) => string | undefined;
};

/** What an author's key may be. */
export type KeyShape = { readonly expected: string; readonly pattern: string; readonly longest: number };

/** A map whose keys the language chooses. */
export type RecordShape = {
  readonly kind: 'record';
  readonly expected: string;
  readonly slip?: Slip;
  readonly fields: Fields;
  /** What other keys may hold, where the author may add some. */
  readonly rest?: { readonly key: KeyShape; readonly of: Exclude<Shape, RefusedShape> };
  /** Of each group exactly one key must be there. */
  readonly oneOf?: readonly (readonly string[])[];
};

export type Fields = { readonly [name: string]: Field };

export type Field = {
  readonly shape: Shape;
  readonly about: string;
  /** The key must be there in this file, whatever it extends; the text is the hint. */
  readonly required?: string;
};

/** Several forms of one thing, told apart by kind of node, and maps by the keys they have. */
export type ChoiceShape = {
  readonly kind: 'choice';
  readonly expected: string;
  readonly slip?: Slip;
  readonly scalar?: Shape;
  readonly list?: Shape;
  /** The first whose marks are met; one without marks takes every map. */
  readonly maps?: readonly { readonly marks?: readonly string[]; readonly shape: Shape }[];
};

/** A record whose keys depend on the word at one of them. */
export type TaggedShape = {
  readonly kind: 'tagged';
  readonly expected: string;
  readonly tag: string;
  readonly variants: { readonly [word: string]: RecordShape };
};

/** Known to the language, not accepted here. `sentence` says why, `hint` what to do instead. */
export type RefusedShape = {
  readonly kind: 'refused';
  readonly code: 'not-yet' | 'wrong-place' | 'wrong-kind';
  readonly sentence: string;
  readonly hint?: string;
  readonly slip?: Slip;
};

/** Whatever stands there: what a later step reads. */
export type AnyShape = { readonly kind: 'any'; readonly expected: string };

export const text = (expected: string, options: Omit<TextShape, 'kind' | 'expected'> = {}): TextShape => ({
  kind: 'text',
  expected,
  ...options,
});

/**
 * A key of a record.
 *
 * @param about what it is, for editors
 * @param required what is said where it is missing; without it the key may be left out
 */
export const field = (about: string, shape: Shape, required?: string): Field => ({
  about,
  shape,
  ...(required === undefined ? {} : { required }),
});

export const word = (...words: readonly string[]): WordShape => ({
  kind: 'word',
  expected: alternatives(words),
  words,
});

export const number = (expected: string, options: Omit<NumberShape, 'kind' | 'expected'> = {}): NumberShape => ({
  kind: 'number',
  expected,
  ...options,
});

export const boolean: BooleanShape = { kind: 'boolean', expected: 'true or false' };

export const formula: FormulaShape = { kind: 'formula', expected: 'a formula' };
export const formulaOrName: FormulaShape = { kind: 'formula', expected: 'a formula or a name', orName: true };

export const list = (
  expected: string,
  of: Shape,
  options: Omit<ListShape, 'kind' | 'expected' | 'of'> = {},
): ListShape => ({
  kind: 'list',
  expected,
  of,
  ...options,
});

export const map = (
  expected: string,
  key: KeyShape,
  of: Shape,
  options: Omit<MapShape, 'kind' | 'expected' | 'key' | 'of'> = {},
): MapShape => ({ kind: 'map', expected, key, of, ...options });

export const record = (
  expected: string,
  fields: Fields,
  options: Pick<RecordShape, 'rest' | 'oneOf' | 'slip'> = {},
): RecordShape => ({ kind: 'record', expected, fields, ...options });

export const choice = (expected: string, forms: Omit<ChoiceShape, 'kind' | 'expected'>): ChoiceShape => ({
  kind: 'choice',
  expected,
  ...forms,
});

export const notYet = (sentence: string, hint?: string): RefusedShape => ({
  kind: 'refused',
  code: 'not-yet',
  sentence,
  ...(hint === undefined ? {} : { hint }),
});

export const elsewhere = (sentence: string, hint?: string): RefusedShape => ({
  kind: 'refused',
  code: 'wrong-place',
  sentence,
  ...(hint === undefined ? {} : { hint }),
});

/** A form that is none, though people write it. */
export const mistaken = (sentence: string, slip: Slip): RefusedShape => ({
  kind: 'refused',
  code: 'wrong-kind',
  sentence,
  slip,
});

export const any = (expected: string): AnyShape => ({ kind: 'any', expected });

/** `a`, `a or b`, `a, b or c`. */
export const alternatives = (words: readonly string[]): string => {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
};
