import { shows } from '../../engine/language/shape/shows.ts';
import { declarationMarks } from '../../engine/language/shape/values.ts';
import type { Span } from '../../engine/language/source.ts';
import type { ListNode, MapNode, YamlNode } from '../../engine/language/yaml/node.ts';
import { sameYaml } from './inline-yaml.ts';

/** One key that is not as it was. */
export type Difference = {
  /** The keys that lead there; a member by its name, an item that has none as `[]`. */
  readonly path: readonly string[];
  readonly before: YamlNode | undefined;
  readonly after: YamlNode | undefined;
  /** Where what it is now stands. */
  readonly span: Span | undefined;
};

type Path = readonly string[];

const nameOf = (item: YamlNode): string | undefined => {
  const name = item.kind === 'map' ? item.entries.find(({ key }) => key === 'name')?.value : undefined;
  return name?.kind === 'scalar' ? name.text : undefined;
};

const added = (path: Path, after: YamlNode, span: Span): Difference => ({ path, before: undefined, after, span });
const removed = (path: Path, before: YamlNode): Difference => ({ path, before, after: undefined, span: undefined });

/** Blocks that hold names below a class, or `world`. */
const perClass: ReadonlySet<string> = new Set(['decisions', 'state', 'let', 'draw', 'flow', 'next']);

/** What is told name by name although all of it is new: a reader looks for single names, not for whole blocks. */
const isOpened = ([block = '', ...rest]: Path, node: YamlNode): node is MapNode => {
  if (node.kind !== 'map') return false;
  if (rest.length === 0) return block !== '';
  if (rest.length > 1) return false;
  if (block === 'parameters') return !shows(node, ['dist', 'p10', 'p90', ...declarationMarks]);
  return perClass.has(block);
};

const addedParts = (path: Path, node: YamlNode, span: Span): readonly Difference[] =>
  isOpened(path, node)
    ? node.entries.flatMap(({ key, keySpan, value }) => addedParts([...path, key], value, keySpan))
    : [added(path, node, span)];

const maps = (path: Path, before: MapNode, after: MapNode): readonly Difference[] => {
  const old = new Map(before.entries.map((entry) => [entry.key, entry]));
  const now = new Set(after.entries.map(({ key }) => key));
  const kept = after.entries.flatMap(({ key, keySpan, value }) => {
    const known = old.get(key);
    const below = [...path, key];
    return known ? differences(below, known.value, value, keySpan) : addedParts(below, value, keySpan);
  });
  const gone = before.entries.filter(({ key }) => !now.has(key));
  return [...kept, ...gone.map(({ key, value }) => removed([...path, key], value))];
};

const isNamed = ({ items }: ListNode): boolean => {
  const names = items.map(nameOf);
  return items.length > 0 && !names.includes(undefined) && new Set(names).size === names.length;
};

/** Members and events are compared by name. */
const namedLists = (path: Path, before: ListNode, after: ListNode): readonly Difference[] => {
  const old = new Map(before.items.map((item) => [nameOf(item), item]));
  const now = new Set(after.items.map(nameOf));
  const below = (item: YamlNode): Path => [...path, nameOf(item) ?? '[]'];
  return [
    ...after.items.flatMap((item) => {
      const known = old.get(nameOf(item));
      return known ? differences(below(item), known, item, item.span) : [added(below(item), item, item.span)];
    }),
    ...before.items.filter((item) => !now.has(nameOf(item))).map((item) => removed(below(item), item)),
  ];
};

/** An item more or less; what stands in both is no difference. */
const lists = (path: Path, before: ListNode, after: ListNode): readonly Difference[] => {
  const left = [...before.items];
  const more = after.items.filter((item) => {
    const index = left.findIndex((other) => sameYaml(other, item));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  const below = [...path, '[]'];
  return [...more.map((item) => added(below, item, item.span)), ...left.map((item) => removed(below, item))];
};

const appendedBlocks: ReadonlySet<string> = new Set(['limits', 'sources', 'use', 'events', 'measures']);

/** Lists that an overlay appends to (`engine/language/merge.ts`); any other list is one value. */
const isAppended = ([block = '', ...rest]: Path): boolean =>
  rest.length === 0 ? appendedBlocks.has(block) : block === 'flow' && rest.length === 2;

/**
 * Every key that is not as it was, each told at the deepest place where the two still agree.
 *
 * @param path of the two nodes; empty for whole scenarios
 * @param span where the new one stands
 */
export const differences = (path: Path, before: YamlNode, after: YamlNode, span: Span): readonly Difference[] => {
  if (sameYaml(before, after)) return [];
  if (before.kind === 'map' && after.kind === 'map') return maps(path, before, after);
  if (before.kind === 'list' && after.kind === 'list') {
    if (isNamed(before) && isNamed(after)) return namedLists(path, before, after);
    if (isAppended(path)) return lists(path, before, after);
  }
  return [{ path, before, after, span }];
};
