import { isMap, isScalar, isSeq, type Pair, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Problem } from '../problem.ts';
import type { ProblemCode } from '../problem-code.ts';
import { position, type Source, type Span } from '../source.ts';
import type { MapEntry, MapNode, ScalarNode, YamlNode } from './node.ts';
import { buildScalar } from './scalar.ts';

/** Most keys of one map. */
export const mostKeys = 2_000;

const reserved = new Set(['__proto__', 'constructor', 'prototype']);

type ParsedMap = YAMLMap<ParsedNode, ParsedNode | null> & ParsedNode;
type ParsedPair = Pair<ParsedNode, ParsedNode | null>;

/** Collects problems while a tree of ours is made of the package's; recursion is safe as depth has been checked. */
type Builder = { readonly source: Source; readonly problems: Problem[] };

const report = (builder: Builder, code: ProblemCode, span: Span, message: string, hint: string): void => {
  builder.problems.push({ code, severity: 'error', message, span, hint });
};

const spanOf = (source: Source, node: ParsedNode): Span => {
  const [start, end] = node.range;
  return { source, start, end: start + source.text.slice(start, end).trimEnd().length };
};

const scalarOf = (builder: Builder, node: ParsedNode): ScalarNode | undefined => {
  if (!isScalar(node)) return undefined;
  const { node: scalar, problem } = buildScalar(builder.source, node);
  if (problem) builder.problems.push(problem);
  return scalar;
};

const nothing = (span: Span): ScalarNode => ({
  kind: 'scalar',
  span,
  value: null,
  text: '',
  offsets: () => span.start,
  quoted: false,
});

/** A key as text: numbers as written; what is no text or number is refused. */
const keyOf = (builder: Builder, node: ParsedNode): { key: string; span: Span } | undefined => {
  const span = spanOf(builder.source, node);
  const built = isScalar(node) ? buildScalar(builder.source, node) : undefined;
  const scalar = built?.node;
  if (built?.problem?.code === 'control-character') {
    builder.problems.push(built.problem);
    return undefined;
  }
  if (scalar && (typeof scalar.value === 'string' || typeof scalar.value === 'number')) {
    if (scalar.text === '<<') report(builder, 'merge-key', span, '"<<" (merge) is not allowed', 'use "extends"');
    else if (reserved.has(scalar.text))
      report(builder, 'reserved-key', span, `"${scalar.text}" cannot be a key`, 'choose another name');
    else return { key: scalar.text, span };
    return undefined;
  }
  const what = scalar ? (scalar.text === '' ? 'nothing' : scalar.text) : 'a map or a list';
  report(builder, 'key-type', span, `a key must be a text, not ${what}`, 'quote the key');
  return undefined;
};

/** `{a, b: 1}`: in a map in flow style an entry without a colon is mostly the rest of a text with a comma in it. */
const checkColon = (builder: Builder, map: ParsedMap, pair: ParsedPair, key: string, span: Span): void => {
  if (!map.flow || pair.value !== null) return;
  const hint = /^\d{3}$/.test(key)
    ? 'write numbers without commas: 1000, not 1,000'
    : /^[^\s:]+:\S/.test(key)
      ? 'write a space after the colon'
      : 'write "key: value"; if this belongs to the text before the comma, quote that text';
  const message = `"${key}" has no value`;
  builder.problems.push({ code: 'missing-colon', severity: 'warning', message, span, hint });
};

const checkDuplicate = (builder: Builder, seen: Map<string, Span>, key: string, span: Span): boolean => {
  const first = seen.get(key);
  if (!first) {
    seen.set(key, span);
    return false;
  }
  const hint = `it is first given in line ${position(first).line}`;
  report(builder, 'duplicate-key', span, `the key "${key}" is given twice`, hint);
  return true;
};

const buildEntry = (builder: Builder, map: ParsedMap, pair: ParsedPair, seen: Map<string, Span>): MapEntry[] => {
  const key = keyOf(builder, pair.key);
  if (!key) {
    if (pair.value) buildNode(builder, pair.value);
    return [];
  }
  checkColon(builder, map, pair, key.key, key.span);
  const after = { source: builder.source, start: key.span.end, end: key.span.end };
  const value = pair.value ? buildNode(builder, pair.value) : nothing(after);
  if (checkDuplicate(builder, seen, key.key, key.span)) return [];
  return [{ key: key.key, keySpan: key.span, value }];
};

const buildMap = (builder: Builder, map: ParsedMap): MapNode => {
  const span = spanOf(builder.source, map);
  if (map.items.length > mostKeys) {
    const message = `a map of ${map.items.length} keys; at most ${mostKeys} are allowed`;
    report(builder, 'too-many-keys', { ...span, end: span.start + 1 }, message, 'split the file, or use a list');
    return { kind: 'map', span, entries: [] };
  }
  const seen = new Map<string, Span>();
  return { kind: 'map', span, entries: map.items.flatMap((pair) => buildEntry(builder, map, pair, seen)) };
};

const buildNode = (builder: Builder, node: ParsedNode): YamlNode => {
  const span = spanOf(builder.source, node);
  if (isMap(node)) return buildMap(builder, node as ParsedMap);
  if (isSeq(node)) {
    const items = (node as YAMLSeq<ParsedNode>).items.map((item) => buildNode(builder, item));
    return { kind: 'list', span, items };
  }
  return scalarOf(builder, node) ?? nothing(span);
};

/** Our tree of the package's: texts as keys, each once, no prototypes; with every problem found on the way. */
export const buildTree = (source: Source, contents: ParsedNode): { root: YamlNode; problems: Problem[] } => {
  const builder = { source, problems: [] };
  return { root: buildNode(builder, contents), problems: builder.problems };
};
