import type { Member, PlayerClass, Reference } from '../../model.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { type Draft, idOf } from '../catalogue.ts';
import { asMap, asText, nodeAt } from '../nodes.ts';
import { listed, suggestion } from '../report.ts';
import { formulaName } from '../scope.ts';
import { type Declaring, givenTo } from './declaring.ts';
import { declare, type Entry } from './gather.ts';
import type { Namespace } from './players.ts';

/** `home: {ref: governments}`: which player each member points at. */
export const declareReference = (declaring: Declaring, entry: Entry, to: YamlNode, namespace: Namespace): void => {
  const { catalogue } = declaring;
  const target = catalogue.classOf.get(asText(to) ?? '');
  const { owner, name, keySpan } = entry;
  if (!target || !owner) {
    catalogue.broken.add(name);
    if (!owner)
      catalogue.report.error(
        'value-form',
        keySpan,
        `the reference "${name}" belongs to nobody`,
        `declare it under a class: labs: {${name}: {ref: …}}`,
      );
    else
      catalogue.report.error(
        'unknown-class',
        to.span,
        `there is no class "${asText(to)}"`,
        suggestion(asText(to) ?? '', catalogue.classOf.keys()),
      );
    return;
  }
  const reference: Draft<Reference> = {
    kind: 'reference',
    name,
    module: entry.module,
    id: idOf(entry.module, name),
    owner,
    span: keySpan,
    target,
    values: [],
  };
  if (!namespace.take(name, 'reference', keySpan) || !declare(catalogue, reference)) return;
  catalogue.later.push(() => fillReference(declaring, reference, nodeAt(asMap(entry.value), 'default')));
};

const fillReference = (declaring: Declaring, reference: Draft<Reference>, byDefault: YamlNode | undefined): void => {
  reference.values = reference.owner.members.map((member) => {
    const node = givenTo(declaring, reference, member) ?? byDefault;
    return node ? memberNamed(declaring, node, reference.target) : nobody(declaring, reference, member);
  });
};

const nobody = (declaring: Declaring, reference: Reference, member: Member): number => {
  const [first] = reference.target.members;
  declaring.catalogue.report.error(
    'nobody-referred-to',
    member.span,
    `${member.name} has no "${reference.name}"`,
    `add ${reference.name}: ${first?.name ?? 'a player'}, one of ${reference.target.name}`,
  );
  return -1;
};

const memberNamed = (declaring: Declaring, node: YamlNode, target: PlayerClass): number => {
  const text = asText(node) ?? '';
  const index = target.members.findIndex(({ name }) => name === text || formulaName(name) === text);
  if (index >= 0) return index;
  const names = target.members.map(({ name }) => name);
  declaring.catalogue.report.error(
    'unknown-player',
    node.span,
    `there is nobody called "${text}" among ${target.name}`,
    suggestion(text, names, `they are ${listed(names)}`),
  );
  return -1;
};
