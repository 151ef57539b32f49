import type { Formula } from '../formula/tree.ts';
import type { Span } from '../source.ts';

/** What a YAML file says, every node with its place. Aliases, tags and merge keys do not exist here: they are refused. */
export type YamlNode = MapNode | ListNode | ScalarNode;

/** One `key: value` of a map, in the order written (never the order of a JavaScript object). */
export type MapEntry = { readonly key: string; readonly keySpan: Span; readonly value: YamlNode };

export type MapNode = { readonly kind: 'map'; readonly span: Span; readonly entries: readonly MapEntry[] };

export type ListNode = { readonly kind: 'list'; readonly span: Span; readonly items: readonly YamlNode[] };

/**
 * A scalar of the YAML 1.2 core schema.
 *
 * `text` is the scalar after quotes, escapes and folds (a number or a boolean as written; `null` as written, so `''`
 * where nothing stands): the formula, if it is one. `offsets` takes an offset in `text` to the offset in `source.text`
 * of the same character. `formula` is the formula in it where it has been read before, `braces` those in its braces.
 */
export type ScalarNode = {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly value: string | number | boolean | null;
  readonly text: string;
  readonly offsets: (textOffset: number) => number;
  readonly quoted: boolean;
  readonly formula?: Formula;
  readonly braces?: readonly Formula[];
};
