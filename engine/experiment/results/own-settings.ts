import { shows } from '../../language/shape/shows.ts';
import { declarationMarks } from '../../language/shape/values.ts';
import { textOf } from '../../language/source.ts';
import { decodeSource } from '../../language/yaml/decode.ts';
import type { MapEntry, MapNode, YamlNode } from '../../language/yaml/node.ts';
import { readYaml } from '../../language/yaml/read.ts';

/** A value that a scenario gives to what its parents declare, as it stands in its file. */
export type OwnSetting = { readonly path: string; readonly value: string };

/** What an overlay's own file sets: parameters, rules, values of players; what it declares anew is its own, no change. */
export const ownSettings = (name: string, bytes: Uint8Array): readonly OwnSetting[] => {
  const { source } = decodeSource(name, bytes);
  const root = source === undefined ? undefined : readYaml(source).root;
  if (root?.kind !== 'map') return [];
  return [
    ...settingsIn(entry(root, 'parameters'), []),
    ...decisionSettings(entry(root, 'decisions')),
    ...memberSettings(entry(root, 'players')),
  ];
};

const entry = (node: YamlNode | undefined, key: string): YamlNode | undefined =>
  node?.kind === 'map' ? node.entries.find((one) => one.key === key)?.value : undefined;

const isDistribution = (node: MapNode): boolean => shows(node, ['dist', 'p10', 'p90']);

const settingsIn = (node: YamlNode | undefined, path: readonly string[]): readonly OwnSetting[] => {
  if (node === undefined) return [];
  if (node.kind === 'map' && !isDistribution(node)) {
    if (path.length > 0 && shows(node, declarationMarks)) return [];
    return node.entries.flatMap(({ key, value }) => settingsIn(value, [...path, key]));
  }
  return [{ path: path.join('.'), value: textOf(node.span).trim().replaceAll(/\s+/g, ' ') }];
};

const entriesOf = (node: YamlNode | undefined): readonly MapEntry[] => (node?.kind === 'map' ? node.entries : []);

/** `rule: {logit: {precision: 8}}` as two paths: `labs.stance.rule` is `logit`, `labs.stance.logit.precision` is 8. */
const ruleSettings = (rule: YamlNode, decision: readonly string[]): readonly OwnSetting[] => {
  const [use] = entriesOf(rule);
  const name = use?.key ?? (rule.kind === 'scalar' ? rule.text : undefined);
  if (name === undefined) return [];
  const values = entriesOf(use?.value).flatMap(({ key, value }) => settingsIn(value, [...decision, name, key]));
  return [{ path: [...decision, 'rule'].join('.'), value: name }, ...values];
};

/** The rules of decisions that parents declare: one with options is the overlay's own. */
const decisionSettings = (decisions: YamlNode | undefined): readonly OwnSetting[] =>
  entriesOf(decisions).flatMap((owner) =>
    entriesOf(owner.value).flatMap(({ key, value }) => {
      const isOwn = value.kind === 'map' && shows(value, ['options', 'of']);
      const rule = isOwn ? undefined : entry(value, 'rule');
      return rule ? ruleSettings(rule, [owner.key, key]) : [];
    }),
  );

const memberSettings = (players: YamlNode | undefined): readonly OwnSetting[] =>
  players?.kind !== 'map'
    ? []
    : players.entries.flatMap(({ value }) =>
        value.kind === 'list' ? value.items.flatMap((member) => settingsOfMember(member)) : [],
      );

const settingsOfMember = (member: YamlNode): readonly OwnSetting[] => {
  const name = entry(member, 'name');
  if (member.kind !== 'map' || name?.kind !== 'scalar') return [];
  const others = member.entries.filter(({ key }) => key !== 'name');
  return others.flatMap(({ key, value }) =>
    key === 'rule'
      ? entriesOf(value).flatMap((naming) => ruleSettings(naming.value, [name.text, naming.key]))
      : settingsIn(value, [name.text, key]),
  );
};
