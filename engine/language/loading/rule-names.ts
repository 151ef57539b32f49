import type { Span } from '../source.ts';
import type { MapEntry, MapNode, YamlNode } from '../yaml/node.ts';

/** A decision rule where it is named. */
export type RuleName = { readonly name: string; readonly span: Span };

const valuesOf = (node: YamlNode | undefined): readonly YamlNode[] => {
  if (node?.kind === 'map') return node.entries.map(({ value }) => value);
  return node?.kind === 'list' ? node.items : [];
};

const at = (node: YamlNode | undefined, key: string): YamlNode | undefined =>
  node?.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;

/** `logit`, or `{logit: {precision: 4}}`. */
const nameIn = (node: YamlNode | undefined): RuleName[] => {
  if (node?.kind === 'scalar') return typeof node.value === 'string' ? [{ name: node.value, span: node.span }] : [];
  return node?.kind === 'map' ? node.entries.map(({ key, keySpan }) => ({ name: key, span: keySpan })) : [];
};

const entriesOf = (node: YamlNode | undefined): readonly MapEntry[] => (node?.kind === 'map' ? node.entries : []);

/** `labs.stance.rule`, `Leader.stance.rule`: who follows which rule. */
export const isRulePath = (path: string): boolean => /^[^.]+\.[^.]+\.rule$/.test(path);

const onPath = ({ key, value }: MapEntry, head?: string): RuleName[] =>
  value.kind === 'scalar' && isRulePath(head === undefined ? key : `${head}.${key}`) ? nameIn(value) : [];

/** Every rule that a scenario or a module names: for its decisions, then for its players, then by paths. */
export const ruleNames = (root: MapNode): RuleName[] => {
  const decisions = valuesOf(at(root, 'decisions')).flatMap(valuesOf);
  const members = valuesOf(at(root, 'players')).flatMap(valuesOf);
  return [
    ...decisions.flatMap((decision) => nameIn(at(decision, 'rule'))),
    ...members.flatMap((member) => valuesOf(at(member, 'rule')).flatMap(nameIn)),
    ...members.flatMap((member) => entriesOf(member).flatMap((entry) => onPath(entry, 'member'))),
    ...entriesOf(at(root, 'parameters')).flatMap((entry) => [
      ...onPath(entry),
      ...entriesOf(entry.value).flatMap((inner) => onPath(inner, entry.key)),
    ]),
  ];
};
