// What reads like printed text in a source: literals with words and blanks for which the program has no other use.

import { parseAst } from 'vitest/node';

export type Node = { readonly type: string; readonly start: number; readonly [key: string]: unknown };

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** The syntax tree of a TypeScript source: TypeScript 7 itself has no stable interface to its own. */
export const syntaxTree = (source: string): Node => parseAst(source, { lang: 'ts' }) as unknown as Node;

/** Stands in a text for what is put in; no punctuation, no letter. */
const PUT_IN = '\ufffc';

/** `end in`, `runs, which`: two words with a blank between them; or one to be put together with others, ` and `. */
const WORDS = /\p{L}{2,}\p{P}* +\p{P}*\p{L}{2,}|^ +\p{L}{2,}|\p{L}{2,}\p{P}* +$/u;

/** `at {}`, `{} runs`, `{}-wide runs`: a word and what is put in. */
const WORD_BESIDE = /\p{L}{2,}\p{P}* +\p{P}*\ufffc|\ufffc\p{P}* +\p{P}*\p{L}{2,}/u;

/** `{} point{}`, `lower{}`: a word with an ending put to it after a blank, or before one. */
const WORD_ENDING = / \p{L}{2,}\ufffc|\ufffc\p{L}{2,} /u;

const WORD = /\p{L}{2,}/u;

/** Colours and fonts, `rgba({}, {})`, `600 28px {}`. */
const STYLE = /^rgba?\(|\b\d+px /;

/** `<section id="{}">`, ` class="{}"`. */
const MARKUP = /<[^>]*>?| [\w-]+="[^"]*"/g;

/** Properties whose values are printed, be they one word. */
const PRINTED = ['altText', 'detail', 'meaning', 'method', 'panelTitle', 'term', 'text', 'title'];

/** What holds names for programs: columns of tables, which are files, and keys of maps. */
const NAMES = ['columns', 'key'];

/** What looks at a text instead of making one. */
const LOOKS = ['startsWith', 'endsWith', 'includes', 'indexOf', 'has', 'test', 'RegExp'];
const COMPARES = ['===', '!==', 'in'];

const nameOf = (node: unknown): string => {
  if (!isNode(node)) return '';
  if (node.type === 'MemberExpression') return nameOf(node.property);
  return typeof node.name === 'string' ? node.name : '';
};

/** The text of a literal; undefined of any other node. */
function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type !== 'TemplateLiteral') return undefined;
  const quasis = node.quasis as readonly { readonly value: { readonly cooked: string } }[];
  return quasis.map(({ value }) => value.cooked).join(PUT_IN);
}

function isPhrase(written: string): boolean {
  const text = written.replaceAll(MARKUP, '');
  return !STYLE.test(text) && (WORDS.test(text) || WORD_BESIDE.test(text) || WORD_ENDING.test(text));
}

/** The parts of a node that may be printed: errors are for programmers; types, imports and names of columns for nobody. */
function partsOf(node: Node): unknown[] {
  const { type } = node;
  if (/^TS(As|Satisfies|NonNull)/.test(type)) return [node.expression];
  if (type.startsWith('TS') || type.startsWith('Import')) return [];
  if (type === 'NewExpression' && /(Error|RegExp)$/.test(nameOf(node.callee))) return [];
  if (type === 'CallExpression' && LOOKS.includes(nameOf(node.callee))) return [node.callee];
  if (type === 'BinaryExpression' && COMPARES.includes(String(node.operator))) return [];
  if (type === 'SwitchCase') return [node.consequent];
  if (type === 'Property') return NAMES.includes(nameOf(node.key)) ? [] : [node.value];
  if (type === 'VariableDeclarator') return NAMES.includes(nameOf(node.id)) ? [] : [node.init];
  return Object.entries(node).flatMap(([key, value]) => (key === 'typeAnnotation' ? [] : [value]));
}

/** A single word where a text is asked for, `title: 'Median'`. */
function printedWord(node: Node): Node | undefined {
  if (node.type !== 'Property' || !PRINTED.includes(nameOf(node.key)) || !isNode(node.value)) return undefined;
  const text = textOf(node.value) ?? '';
  return WORD.test(text) && !isPhrase(text) ? node.value : undefined;
}

/** Every node below one, itself first. */
function* nodesIn(part: unknown): Generator<Node> {
  if (Array.isArray(part)) for (const one of part) yield* nodesIn(one);
  if (!isNode(part)) return;
  yield part;
  for (const one of Object.values(part)) yield* nodesIn(one);
}

/** Literals that a type of the source lists, `'above' | 'not known'`: codes, whatever they look like. */
function codesIn(tree: Node): Set<string> {
  const types = [...nodesIn(tree)].filter(({ type }) => type === 'TSLiteralType');
  return new Set(types.map(({ literal }) => textOf(literal)).filter((text) => text !== undefined));
}

export type Phrase = { readonly line: number; readonly text: string };

/** What a TypeScript source has printed, from its top. */
export function printedPhrases(source: string): Phrase[] {
  const tree = syntaxTree(source);
  const codes = codesIn(tree);
  const found: Phrase[] = [];
  const add = (node: Node): void => {
    found.push({
      line: source.slice(0, node.start).split('\n').length,
      text: (textOf(node) ?? '').replaceAll(PUT_IN, '{}'),
    });
  };
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(walk);
    if (!isNode(part)) return;
    const text = textOf(part);
    const word = printedWord(part);
    if (text !== undefined && isPhrase(text) && !codes.has(text)) add(part);
    if (word !== undefined) add(word);
    partsOf(part).forEach(walk);
  };
  walk(tree);
  return found;
}
