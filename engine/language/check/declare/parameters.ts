import type { Member, Parameter, ParameterValue, PlayerClass, Reference } from '../../model.ts';
import { declarationMarks } from '../../shape/values.ts';
import type { MapEntry, MapNode, YamlNode } from '../../yaml/node.ts';
import { type Catalogue, type Draft, idOf, type OptionSet } from '../catalogue.ts';
import { isDistribution, readDistribution } from '../distributions.ts';
import { readFormula } from '../formulas.ts';
import { asBoolean, asMap, asNumber, asScalar, asText, entriesOf, itemsOf, nodeAt } from '../nodes.ts';
import { findDecision } from '../paths.ts';
import { listed, suggestion } from '../report.ts';
import { formulaName } from '../scope.ts';
import { type Declaring, everyMember, givenTo } from './declaring.ts';
import { declare, type Entry, ofModule, type Part, replaceDeclaration } from './gather.ts';
import type { Namespace } from './players.ts';

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

/** Sorts what stands under `parameters` into declarations and values given by a path. */
const sortEntry = (declaring: Declaring, part: Part, entry: MapEntry, into: Gathered): void => {
  const { catalogue } = declaring;
  const { key, keySpan, value } = entry;
  const owner = catalogue.classOf.get(key);
  const make = (name: string, of: PlayerClass | undefined, each: MapEntry): Entry => ({
    module: part.module,
    owner: of,
    name,
    keySpan: each.keySpan,
    value: each.value,
  });
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
      suggestion(key, classes, `the classes are ${listed(classes)}`),
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
const gatherParameters = (declaring: Declaring): readonly Entry[] => {
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

const rangeOf = (declaring: Declaring, node: MapNode | undefined): readonly [number, number] | undefined => {
  const items = itemsOf(nodeAt(node, 'range')).map(asNumber);
  const [low, high] = items;
  if (low === undefined || high === undefined) return undefined;
  if (low <= high) return [low, high];
  const span = nodeAt(node, 'range')?.span ?? node?.span;
  if (span)
    declaring.catalogue.report.error('out-of-range', span, `a range is [lowest, highest], not [${low}, ${high}]`);
  return undefined;
};

/** `capability_gap` as people read it. */
export const labelOf = (name: string): string => name.replaceAll('_', ' ');

/** The fields that every parameter has, read from its declaration. */
export const describeParameter = (
  declaring: Declaring,
  entry: Entry,
  options: readonly string[] | undefined,
): Draft<Parameter> => {
  const node = asMap(entry.value);
  const role = asText(nodeAt(node, 'role'));
  return {
    kind: 'parameter',
    name: entry.name,
    module: entry.module,
    id: idOf(entry.module, entry.name),
    owner: entry.owner,
    span: entry.keySpan,
    unit: asText(nodeAt(node, 'unit')) ?? '1',
    label: asText(nodeAt(node, 'label')) ?? labelOf(entry.name),
    doc: asText(nodeAt(node, 'doc')),
    source: asText(nodeAt(node, 'source')),
    role: role === 'lever' ? 'lever' : 'assumption',
    headline: asBoolean(nodeAt(node, 'headline')) ?? false,
    range: rangeOf(declaring, node),
    options,
    values: [],
    origin: 'declared',
    schedule: undefined,
  };
};

/** The number of an option as a file names it: by name, or by its place. */
export const readOption = (declaring: Declaring, node: YamlNode, set: OptionSet): number | undefined => {
  const text = asText(node) ?? '';
  const number = asNumber(node);
  const index = number ?? set.options.indexOf(text);
  if (Number.isInteger(index) && index >= 0 && index < set.options.length) return index;
  const shown = node.kind === 'scalar' ? `"${text}"` : `a ${node.kind}`;
  declaring.catalogue.report.error(
    'unknown-option',
    node.span,
    `${set.title} has no option ${shown}`,
    suggestion(text, set.options, `its options are ${listed(set.options)}`),
  );
  return undefined;
};

const nothing: ParameterValue = { kind: 'number', value: Number.NaN };

const checkRange = (
  { catalogue }: Declaring,
  node: YamlNode,
  { name, range }: Pick<Parameter, 'name' | 'range'>,
  value: number,
): void => {
  if (!range || (value >= range[0] && value <= range[1]) || Number.isNaN(value)) return;
  catalogue.report.error('out-of-range', node.span, `"${name}" lies in [${range.join(', ')}], not at ${value}`);
};

/** A value where a file gives one: a number, an option, a distribution or a formula of parameters. */
export const readValue = (
  declaring: Declaring,
  node: YamlNode,
  parameter: Pick<Parameter, 'name' | 'range' | 'options' | 'owner' | 'module'>,
  set: OptionSet | undefined,
  scope: { readonly module: string | undefined } = parameter,
): ParameterValue => {
  const { catalogue, resolving } = declaring;
  const { range } = parameter;
  if (isDistribution(node)) {
    const distribution = readDistribution(catalogue.report, node, range, set?.options);
    return distribution ? { kind: 'distribution', distribution } : nothing;
  }
  const scalar = asScalar(node);
  if (!scalar) {
    catalogue.report.error(
      'value-form',
      node.span,
      `"${parameter.name}" takes a number, an option, a formula or a distribution, not a ${node.kind}`,
    );
    return nothing;
  }
  if (set && (typeof scalar.value === 'number' || set.options.includes(scalar.text) || !/[^\w]/u.test(scalar.text))) {
    const option = readOption(declaring, node, set);
    return option === undefined ? nothing : { kind: 'number', value: option };
  }
  const value = typeof scalar.value === 'boolean' ? Number(scalar.value) : scalar.value;
  if (typeof value === 'number') {
    checkRange(declaring, node, parameter, value);
    return { kind: 'number', value };
  }
  const formula = readFormula(catalogue.report, node);
  if (!formula) return nothing;
  const resolved = resolving.resolve(formula.root, { class: parameter.owner, module: scope.module }, set);
  if (resolved.kind !== 'number') return { kind: 'formula', formula: resolved };
  checkRange(declaring, node, parameter, resolved.value);
  return { kind: 'number', value: resolved.value };
};

/** Where a value stands says which names it sees: in the module that declares it, or in the scenario. */
const moduleOfNode = (declaring: Declaring, node: YamlNode): string | undefined => {
  const home = declaring.parts.find((part) => part.root.span.source === node.span.source);
  return home?.module;
};

const fillParameter = (declaring: Declaring, parameter: Draft<Parameter>, node: MapNode | undefined): void => {
  const { catalogue } = declaring;
  const set = catalogue.holds.get(parameter);
  const byDefault = nodeAt(node, 'default');
  const missing: Member[] = [];
  const read = new Map<YamlNode, ParameterValue>();
  parameter.values = everyMember(parameter.owner).map((member) => {
    const given = givenTo(declaring, parameter, member) ?? byDefault;
    if (!given) {
      if (member) missing.push(member);
      else
        catalogue.report.error(
          'missing-value',
          parameter.span,
          `"${parameter.id}" has no value`,
          'give it a default, or a value in the scenario',
        );
      return nothing;
    }
    const value =
      read.get(given) ?? readValue(declaring, given, parameter, set, { module: moduleOfNode(declaring, given) });
    read.set(given, value);
    return value;
  });
  if (missing.length === 0) return;
  const names = listed(missing.map(({ name }) => name));
  catalogue.report.error(
    'missing-value',
    parameter.span,
    `"${parameter.name}" has no value for ${names}`,
    'give it a default, or each player a value',
  );
};

const titleOf = ({ owner, module, name }: Entry): string => (owner ? `${owner.name}.${name}` : idOf(module, name));

/** The options a parameter takes from a decision, or lists itself. */
const optionsOf = (declaring: Declaring, entry: Entry): OptionSet | 'refused' | undefined => {
  const node = asMap(entry.value);
  const of = nodeAt(node, 'of');
  const listedOptions = itemsOf(nodeAt(node, 'options')).flatMap((item) => asText(item) ?? []);
  if (!of)
    return listedOptions.length > 0
      ? { title: titleOf(entry), options: listedOptions, decision: undefined }
      : undefined;
  const decision = findDecision(declaring.catalogue, asText(of) ?? '', entry.owner, of.span);
  return (decision && declaring.catalogue.holds.get(decision)) ?? 'refused';
};

const declareReference = (declaring: Declaring, entry: Entry, to: YamlNode, namespace: Namespace): void => {
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

/** Parameters and references of every file. Decisions must be declared before: parameters may take their options. */
export const declareParameters = (declaring: Declaring, namespace: Namespace): readonly Draft<Parameter>[] =>
  gatherParameters(declaring).flatMap((entry) => {
    const { catalogue } = declaring;
    const node = asMap(entry.value);
    const to = nodeAt(node, 'ref');
    if (to) {
      declareReference(declaring, entry, to, namespace);
      return [];
    }
    const set = optionsOf(declaring, entry);
    if (set === 'refused') {
      catalogue.broken.add(entry.name);
      return [];
    }
    const parameter = describeParameter(declaring, entry, set?.options);
    if (!declare(catalogue, parameter)) return [];
    if (set) catalogue.holds.set(parameter, set);
    catalogue.later.push(() => fillParameter(declaring, parameter, node));
    return [parameter];
  });
