import type { PlayerClass } from '../../model.ts';
import { declarationMarks } from '../../shape/values.ts';
import type { MapEntry, YamlNode } from '../../yaml/node.ts';
import type { Catalogue } from '../catalogue.ts';
import { isDistribution } from '../distributions.ts';
import { asMap, asText, entriesOf, itemsOf, nodeAt } from '../nodes.ts';
import { listed, suggestion } from '../report.ts';
import type { Declaring } from './declaring.ts';
import { type Entry, ofModule, type Part, replaceDeclaration } from './gather.ts';

/** A map that declares, as against one that is a value or a class with its parameters. */
const isDeclaration = (node: YamlNode): boolean =>
  !isDistribution(node) &&
  entriesOf(node).some(
    ({ key, value }) => declarationMarks.includes(key) && (value.kind !== 'map' || key === 'default'),
  );

const isValue = (node: YamlNode): boolean => node.kind !== 'map' || isDistribution(node);

/** A value over a declaration is its default. */
const asDeclaration = (node: YamlNode): YamlNode =>
  isValue(node)
    ? { kind: 'map', span: node.span, entries: [{ key: 'default', keySpan: node.span, value: node }] }
    : node;

type Gathered = {
  readonly entries: Entry[];
  readonly values: { readonly entry: Entry; readonly path: readonly string[] }[];
};

const isMember = (catalogue: Catalogue, name: string): boolean =>
  catalogue.memberNamed.has(name) || catalogue.memberOf.has(name);

/** A table belongs to the players whose rows it has; where these are unknown, that is told when it is declared. */
const rowsOf = (catalogue: Catalogue, node: YamlNode): PlayerClass | undefined => {
  const between = nodeAt(asMap(node), 'between');
  const [first] = itemsOf(between);
  return catalogue.classOf.get(asText(first ?? between) ?? '');
};

/** Sorts what stands under `parameters` into declarations and values given by a path. */
const sortEntry = (declaring: Declaring, part: Part, entry: MapEntry, into: Gathered): void => {
  const { catalogue } = declaring;
  const { key, keySpan, value } = entry;
  const owner = catalogue.classOf.get(key);
  const rows = rowsOf(catalogue, value);
  const make = (name: string, of: PlayerClass | undefined, each: MapEntry): Entry => ({
    module: part.module,
    owner: of,
    name,
    keySpan: each.keySpan,
    value: each.value,
  });
  if (rows && !key.includes('.')) {
    into.entries.push(make(key, rows, entry));
    return;
  }
  if (value.kind === 'map' && !isDeclaration(value) && isValue(value) === false) {
    for (const child of entriesOf(value)) {
      if (owner) into.entries.push(make(child.key, owner, child));
      else if (catalogue.modules.has(key) || isMember(catalogue, key))
        sortEntry(declaring, part, { ...child, key: `${key}.${child.key}` }, into);
      else catalogue.broken.add(child.key);
    }
    if (owner || catalogue.modules.has(key) || isMember(catalogue, key)) return;
    const classes = [...catalogue.classOf.keys()];
    const needed = part.module === undefined ? '' : `, which module ${part.module} needs`;
    catalogue.report.error(
      'unknown-class',
      keySpan,
      `there is no class "${key}"${needed}`,
      suggestion(
        key,
        classes,
        classes.length === 0 ? 'declare it under players' : `the classes are ${listed(classes)}`,
      ),
    );
    return;
  }
  const steps = key.split('.');
  const [head, name] = steps;
  const ownerOfPath = catalogue.classOf.get(head ?? '');
  if (
    steps.length === 2 &&
    name !== undefined &&
    !isValue(value) &&
    (ownerOfPath || catalogue.modules.has(head ?? ''))
  ) {
    const whole = make(ownerOfPath ? name : key, ownerOfPath, entry);
    into.entries.push(ownerOfPath ? whole : ofModule(catalogue, whole));
  } else if (steps.length > 1) into.values.push({ entry: make(key, undefined, entry), path: steps });
  else into.entries.push(make(key, undefined, entry));
};

/** Modules declare, the scenario declares, replaces key by key, and gives values. */
export const gatherParameters = (declaring: Declaring): readonly Entry[] => {
  const declared: Entry[] = [];
  for (const part of declaring.parts) {
    const found: Gathered = { entries: [], values: [] };
    for (const entry of entriesOf(nodeAt(part.root, 'parameters'))) sortEntry(declaring, part, entry, found);
    for (const { entry, path } of found.values) declaring.paths.push({ path, span: entry.keySpan, value: entry.value });
    for (const entry of found.entries) place(declaring, part, entry, declared);
  }
  return declared;
};

const place = (declaring: Declaring, part: Part, entry: Entry, declared: Entry[]): void => {
  const same = (known: Entry) =>
    known.name === entry.name &&
    known.owner === entry.owner &&
    (entry.owner !== undefined || known.module === entry.module);
  const index = declared.findIndex(same);
  const known = declared[index];
  if (known && part.module === undefined) {
    declared[index] = { ...known, value: replaceDeclaration('parameters', known.value, asDeclaration(entry.value)) };
  } else if (isDeclaration(entry.value) || (entry.owner && !isValue(entry.value)) || part.module !== undefined) {
    declared.push({ ...entry, value: asDeclaration(entry.value) });
  } else {
    const path = entry.owner ? [entry.owner.name, entry.name] : [entry.name];
    declaring.paths.push({ path, span: entry.keySpan, value: entry.value });
  }
};
