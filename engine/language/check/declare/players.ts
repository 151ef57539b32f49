import type { Member, PlayerClass } from '../../model.ts';
import type { Span } from '../../source.ts';
import type { MapEntry, MapNode, YamlNode } from '../../yaml/node.ts';
import type { Catalogue, Draft } from '../catalogue.ts';
import { asMap, asNumber, asText, entriesOf, itemsOf, nodeAt } from '../nodes.ts';
import { placeOf } from '../report.ts';
import { formulaName } from '../scope.ts';
import { isTaken } from '../words.ts';

/** What the file says about a member: values, references, rules. */
export type MemberNode = { readonly member: Member; readonly node: MapNode };

/** More members than this are a slip of the keyboard. */
const mostMembers = 10_000;

/** Who may be called what: classes, modules, references, members and events share one namespace. */
export type Namespace = { readonly take: (name: string, what: string, span: Span) => boolean };

export const createNamespace = (catalogue: Catalogue): Namespace => {
  const taken = new Map<string, { what: string; span: Span }>();
  const take = (name: string, what: string, span: Span): boolean => {
    if (isTaken(name)) {
      catalogue.report.error(
        'reserved-name',
        span,
        `"${name}" has a meaning of its own and cannot name a ${what}`,
        'choose another name',
      );
      return false;
    }
    const first = taken.get(name);
    if (first && what === 'reference' && first.what === what) return true;
    if (first) {
      const message = `"${name}" names a ${what} here and a ${first.what} at ${placeOf(first.span)}`;
      catalogue.report.error(
        'name-clash',
        span,
        message,
        'classes, modules, references, players and events share one set of names: rename one',
      );
      return false;
    }
    taken.set(name, { what, span });
    return true;
  };
  return { take };
};

/** The number a `count` stands for: itself, or a global parameter with a plain number. */
const countOf = (catalogue: Catalogue, node: YamlNode, root: MapNode): number | undefined => {
  const { report } = catalogue;
  const text = asText(node) ?? '';
  const parameter = nodeAt(asMap(nodeAt(root, 'parameters')), text);
  const value = asNumber(node) ?? asNumber(parameter) ?? asNumber(nodeAt(asMap(parameter), 'default'));
  if (value === undefined) {
    report.error(
      'value-form',
      node.span,
      `count is a number or a global parameter with a plain number, not "${text}"`,
      'write count: 3, or declare the parameter with a number as default',
    );
    return undefined;
  }
  if (Number.isInteger(value) && value >= 1 && value <= mostMembers) return value;
  report.error('out-of-range', node.span, `count is a whole number from 1 to ${mostMembers}, not ${value}`);
  return undefined;
};

const membersNamed = (catalogue: Catalogue, node: MapNode, root: MapNode): readonly string[] => {
  const name = asText(nodeAt(node, 'name'));
  const count = nodeAt(node, 'count');
  if (name === undefined) return [];
  if (!count) return [name];
  return Array.from({ length: countOf(catalogue, count, root) ?? 1 }, (_, index) => `${name} ${index + 1}`);
};

const declareClass = (
  catalogue: Catalogue,
  owner: PlayerClass,
  node: YamlNode,
  root: MapNode,
  namespace: Namespace,
): MemberNode[] => {
  const members: Draft<Member>[] = [];
  const nodes = itemsOf(node).flatMap((item) => {
    const map = asMap(item);
    if (!map) return [];
    const span = nodeAt(map, 'name')?.span ?? map.span;
    return membersNamed(catalogue, map, root).map((name): MemberNode => {
      const member: Member = { name, index: members.length, class: owner, span };
      members.push(member);
      if (namespace.take(name, 'player', span)) catalogue.memberNamed.set(name, member);
      return { member, node: map };
    });
  });
  (owner.members as Member[]).push(...members);
  return nodes;
};

/** `Lab 1` is `Lab_1` in formulas, unless two players would be called so. */
const nameInFormulas = (catalogue: Catalogue): void => {
  const shared = new Set<string>();
  for (const member of catalogue.memberNamed.values()) {
    const name = formulaName(member.name);
    if (catalogue.memberOf.has(name)) shared.add(name);
    else if (!catalogue.classOf.has(name)) catalogue.memberOf.set(name, member);
  }
  for (const name of shared) catalogue.memberOf.delete(name);
  for (const [name, member] of catalogue.memberNamed)
    if (formulaName(name) === name) catalogue.memberOf.set(name, member);
};

/** The classes and their members; what the members say of themselves is handed on. */
export const declarePlayers = (catalogue: Catalogue, root: MapNode, namespace: Namespace): readonly MemberNode[] => {
  const nodes = entriesOf(nodeAt(root, 'players')).flatMap((entry) => declareEntry(catalogue, entry, root, namespace));
  nameInFormulas(catalogue);
  return nodes;
};

const declareEntry = (
  catalogue: Catalogue,
  { key, keySpan, value }: MapEntry,
  root: MapNode,
  namespace: Namespace,
): readonly MemberNode[] => {
  if (!namespace.take(key, 'class', keySpan)) return [];
  const owner: PlayerClass = { name: key, index: catalogue.classes.length, members: [] };
  catalogue.classes.push(owner);
  catalogue.classOf.set(key, owner);
  catalogue.ofClass.set(owner, new Map());
  const nodes = declareClass(catalogue, owner, value, root, namespace);
  if (nodes.length === 0) {
    catalogue.report.error(
      'no-players',
      keySpan,
      `the class "${key}" has no players`,
      `give it some, like ${key}: [{name: First}, {name: Second}]`,
    );
  }
  return nodes;
};
